import Foundation
import Kernel
import TestStores

/// What is on the paper, read from ESC/POS as a printer reads it.
struct Receipt: Equatable {
    var lines: [Line] = []
    var codes: [String] = []
    var isCut = false
    var isChinese = false

    struct Line: Equatable {
        let text: String
        /// 1 to 8: how many times as high as usual.
        let height: Int
    }

    /// - Throws: `Fault` for a command that no printer of the kind knows, or one that is cut off.
    init(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        var (height, line, stored) = (1, [UInt8](), [UInt8]())
        func take(_ count: Int) throws -> [UInt8] {
            guard rest.count >= count else { throw Fault("a command is cut off") }
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
        while let first = rest.first {
            switch (first, rest.dropFirst().first) {
            case (0x1B, 0x40): _ = try take(2)
            case (0x1C, 0x26):
                _ = try take(2)
                isChinese = true
            case (0x1B, 0x61), (0x1B, 0x45), (0x1B, 0x64), (0x1C, 0x21): _ = try take(3)
            case (0x1D, 0x21): height = Int(try take(3)[2] & 0x0F) + 1
            case (0x1D, 0x56):
                _ = try take(4)
                isCut = true
            case (0x1D, 0x28):
                let head = try take(5)
                let body = try take(Int(head[3]) | Int(head[4]) << 8)
                guard head[2] == 0x6B, body[0] == 0x31 else { throw Fault("no QR code") }
                if body[1] == 0x50 { stored = Array(body.dropFirst(3)) }
                if body[1] == 0x51 { codes.append(String(decoding: stored, as: UTF8.self)) }
            case (0x0A, _):
                _ = try take(1)
                lines.append(Line(text: try Self.decoded(line), height: height))
                line = []
            case (0x00..<0x20, _): throw Fault("no printer knows \(rest.prefix(3))")
            default: line += try take(1)
            }
        }
        guard line.isEmpty else { throw Fault("a line has no end") }
    }

    /// GB 18030 by the program `iconv`.
    private static func decoded(_ bytes: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        return try Shell.run(
            "/usr/bin/env", "iconv", "-f", "GB18030", "-t", "UTF-8",
            file.path(percentEncoded: false))
    }
}

import Foundation
import Kernel

/// A page in ESC/POS, the language that ticket printers share (Epson's reference, the commands that
/// its copies know too).
struct ESCPOS {
    private(set) var bytes: [UInt8] = []

    /// How large letters are, as multiples of the printer's own.
    enum Size: UInt8 {
        case normal = 0x00
        case double = 0x11
        /// Four times as wide and high: legible at arm's length without glasses.
        case huge = 0x33
    }

    private static let (escape, field, group): (UInt8, UInt8, UInt8) = (0x1B, 0x1C, 0x1D)

    /// As if just switched on, Chinese, in the middle of the paper.
    mutating func begin() {
        bytes += [Self.escape, 0x40, Self.field, 0x26, Self.escape, 0x61, 1]
    }

    /// One line; whatever could be taken for a command is left out of it.
    mutating func line(_ text: String, size: Size, bold: Bool = false) throws {
        bytes += [Self.escape, 0x45, bold ? 1 : 0, Self.group, 0x21, size.rawValue]
        // Chinese letters have a size of their own on many printers: twice is the most they do.
        bytes += [Self.field, 0x21, size == .normal ? 0 : 0x0C]
        let plain = text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
        bytes += try GB18030.bytes(String(String.UnicodeScalarView(plain)))
        bytes.append(0x0A)
    }

    mutating func feed(lines: UInt8) { bytes += [Self.escape, 0x64, lines] }

    /// A QR code of model 2, six dots a module, level M.
    mutating func qrCode(_ text: String) {
        let data = Array(text.utf8)
        code([0x31, 0x41, 0x32, 0x00])
        code([0x31, 0x43, 6])
        code([0x31, 0x45, 0x31])
        code([0x31, 0x50, 0x30] + data)
        code([0x31, 0x51, 0x30])
    }

    /// `GS ( k` with its length.
    private mutating func code(_ parameters: [UInt8]) {
        let count = parameters.count
        bytes += [Self.group, 0x28, 0x6B, UInt8(count & 0xFF), UInt8(count >> 8)] + parameters
    }

    /// Moves the paper past the knife, and cuts it but for one point.
    mutating func cut() { bytes += [Self.group, 0x56, 0x42, 3] }

    /// Asks how the paper is; answered at once, past all that waits to be printed.
    static let askPaper: [UInt8] = [0x10, 0x04, 4]
    /// Asks why the printer is off line; answered at once.
    static let askOffline: [UInt8] = [0x10, 0x04, 2]
    /// Asks how the paper is once all before it has been printed.
    static let askPrinted: [UInt8] = [group, 0x72, 1]
}

/// Text as Chinese printers read it (GB 18030, which has a place for every letter there is).
enum GB18030 {
    /// - Throws: `Fault` when the machine lacks the conversion.
    static func bytes(_ text: String) throws -> [UInt8] {
        guard let converter = iconv_open("GB18030", "UTF-8"), Int(bitPattern: converter) != -1
        else { throw Fault("this machine cannot write GB 18030") }
        defer { iconv_close(converter) }
        var source = text.utf8.map { CChar(bitPattern: $0) }
        var target = [CChar](repeating: 0, count: source.count * 2 + 4)
        let capacity = target.count
        let left = source.withUnsafeMutableBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target -> Int? in
                var (from, to) = (source.baseAddress, target.baseAddress)
                var (fromLeft, toLeft) = (source.count, capacity)
                let code = iconv(converter, &from, &fromLeft, &to, &toLeft)
                return code == -1 ? nil : toLeft
            }
        }
        guard let left else { throw Fault("a text has no form in GB 18030") }
        return target.prefix(capacity - left).map { UInt8(bitPattern: $0) }
    }
}

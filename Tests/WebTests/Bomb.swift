import Foundation
import Kernel
import NIOCore
import Office

/// A small file that unpacks to gigabytes, or says so, or hides one that does.
struct Bomb {
    static let edge = "----edge"
    let name: String
    let bytes: Data

    /// A form with it in every field that takes a file.
    func form(csrf: String) -> ByteBuffer {
        var body = ByteBuffer()
        func begin(_ disposition: String) {
            body.writeString(
                "--\(Self.edge)\r\nContent-Disposition: form-data; \(disposition)\r\n\r\n")
        }
        begin("name=\"csrf\"")
        body.writeString("\(csrf)\r\n")
        for field in ["file", "paper", "picture", "scan", "paper-0", "paper-1"] {
            begin("name=\"\(field)\"; filename=\"\(name)\"")
            body.writeBytes(bytes)
            body.writeString("\r\n")
        }
        body.writeString("--\(Self.edge)--\r\n")
        return body
    }

    static func all() throws -> [Bomb] {
        let swelling = try workbook(gigabytes: 2)
        var lying = swelling
        // The directory at the end says that the sheet is one byte long.
        let size = withUnsafeBytes(of: UInt32(2 << 30).littleEndian) { Data($0) }
        if let place = lying.range(of: size, options: .backwards) {
            lying.replaceSubrange(place, with: [1, 0, 0, 0])
        }
        return [
            Bomb(name: "swelling.xlsx", bytes: swelling), Bomb(name: "lying.xlsx", bytes: lying),
            Bomb(name: "document.docx", bytes: try document(gigabytes: 1)),
            Bomb(name: "nested.zip", bytes: try zip([("inner.xlsx", { try $0(Array(swelling)) })])),
            try manyCells(),
        ]
    }

    private typealias Contents = ((([UInt8]) throws -> Void) throws -> Void)

    private static func relation(to main: String) -> (String, Contents) {
        let text =
            "<Relationships><Relationship Id=\"r\" Type=\"http://x/officeDocument\" "
            + "Target=\"\(main)\"/></Relationships>"
        return ("_rels/.rels", { try $0(Array(text.utf8)) })
    }

    private static func workbook(_ sheet: @escaping Contents) throws -> Data {
        let relations =
            "<Relationships><Relationship Id=\"r1\" Type=\"http://x/worksheet\" "
            + "Target=\"worksheets/sheet1.xml\"/></Relationships>"
        let sheets = "<sheets><sheet name=\"s\" r:id=\"r1\"/></sheets>"
        return try zip([
            relation(to: "xl/workbook.xml"),
            ("xl/_rels/workbook.xml.rels", { try $0(Array(relations.utf8)) }),
            (
                "xl/workbook.xml",
                { try $0(Array("<workbook xmlns:r=\"r\">\(sheets)</workbook>".utf8)) }
            ),
            ("xl/worksheets/sheet1.xml", sheet),
        ])
    }

    private static func workbook(gigabytes: Int) throws -> Data {
        try workbook { write in try blanks(gigabytes: gigabytes, write) }
    }

    private static func document(gigabytes: Int) throws -> Data {
        try zip([
            relation(to: "word/document.xml"),
            ("word/document.xml", { try blanks(gigabytes: gigabytes, $0) }),
        ])
    }

    private static func blanks(
        gigabytes: Int, _ write: ([UInt8]) throws -> Void
    ) throws {
        let piece = [UInt8](repeating: 0x20, count: 16 << 20)
        for _ in 0..<(gigabytes * 64) { try write(piece) }
    }

    /// As many cells as the limits of an archive let through, beside bytes that do not shrink.
    static func manyCells() throws -> Bomb {
        var generator = SystemRandomNumberGenerator()
        let noise = (0..<50_000).flatMap { _ in
            withUnsafeBytes(of: UInt64.random(in: .min ... .max, using: &generator)) { Array($0) }
        }
        let row = "<row>" + String(repeating: "<c><v>1</v></c>", count: 1000) + "</row>"
        let bytes = try workbook { write in
            try write(Array("<worksheet><sheetData>".utf8))
            for _ in 0..<6000 { try write(Array(row.utf8)) }
            try write(Array("</sheetData><!--".utf8) + noise.map { $0 | 0x80 })
        }
        return Bomb(name: "cells.xlsx", bytes: bytes)
    }

    private static func zip(_ files: [(String, Contents)]) throws -> Data {
        let url = FileManager.default.temporaryDirectory
            .appending(path: "bomb-\(UUID().uuidString).zip")
        defer { try? FileManager.default.removeItem(at: url) }
        let writer = try ZIPWriter(path: url.path(percentEncoded: false))
        for (name, contents) in files {
            try writer.begin(name)
            try contents { try writer.append($0) }
        }
        try writer.finish()
        return try Data(contentsOf: url)
    }
}

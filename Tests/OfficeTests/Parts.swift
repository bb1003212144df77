import CArchive
import Foundation

@testable import Office

/// Small files of Office, made of the parts that a test gives.
enum Parts {
    static func workbook(
        sheets: [(name: String, state: String, xml: String)], styles: String?, strings: String?
    ) throws -> [UInt8] {
        var parts: [(String, String)] = []
        var list = ""
        var relations = ""
        for (index, sheet) in sheets.enumerated() {
            let number = index + 1
            list +=
                "<sheet name=\"\(sheet.name)\" state=\"\(sheet.state)\" r:id=\"r\(number)\"/>"
            relations += relation("r\(number)", "worksheet", "worksheets/sheet\(number).xml")
            parts.append(("xl/worksheets/sheet\(number).xml", sheet.xml))
        }
        if let styles {
            relations += relation("s", "styles", "/xl/styles.xml")
            parts.append(("xl/styles.xml", styles))
        }
        if let strings {
            relations += relation("t", "sharedStrings", "../xl/sharedStrings.xml")
            parts.append(("xl/sharedStrings.xml", strings))
        }
        parts.append(("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>"))
        parts.append(
            ("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets>\(list)</sheets></workbook>"))
        return package(main: "xl/workbook.xml", parts)
    }

    static func document(_ body: String) -> [UInt8] {
        package(
            main: "word/document.xml",
            [
                (
                    "word/document.xml",
                    "<w:document xmlns:w=\"w\"><w:body>\(body)</w:body></w:document>"
                )
            ])
    }

    private static func package(main: String, _ parts: [(String, String)]) -> [UInt8] {
        let relations = "<Relationships>\(relation("r", "officeDocument", main))</Relationships>"
        return zip(
            [("_rels/.rels", Array(relations.utf8))] + parts.map { ($0.0, Array($0.1.utf8)) })
    }

    private static func relation(_ id: String, _ kind: String, _ target: String) -> String {
        "<Relationship Id=\"\(id)\" Type=\"http://x/\(kind)\" Target=\"\(target)\"/>"
    }

    /// An archive of some files, deflated.
    static func zip(_ files: [(String, [UInt8])]) -> [UInt8] {
        var buffer = [UInt8](
            repeating: 0, count: 4096 + files.reduce(0) { $0 + $1.1.count + 1024 })
        var used = 0
        let archive = archive_write_new()
        archive_write_set_format_zip(archive)
        archive_write_open_memory(archive, &buffer, buffer.count, &used)
        for (name, contents) in files {
            let entry = archive_entry_new()
            archive_entry_set_pathname(entry, name)
            archive_entry_set_size(entry, Int64(contents.count))
            archive_entry_set_filetype(entry, 0o100000)
            archive_write_header(archive, entry)
            archive_write_data(archive, contents, contents.count)
            archive_entry_free(entry)
        }
        archive_write_close(archive)
        archive_write_free(archive)
        return Array(buffer[..<used])
    }
}

import Foundation
import HTTPTypes
import Kernel
import Register
import TestStores
import Testing
@testable import Web

/// Tables that are taken away, read back by readers that know nothing of how they were written.
struct ExportTests {
    static let columns = [
        ExportColumn("事项"), ExportColumn("数量", .number), ExportColumn("金额", .money),
        ExportColumn("日期", .day), ExportColumn("时间", .instant),
    ]

    static let day = Day("2025-10-17") ?? Day(number: 0)
    static let rows: [[ExportValue]] = [
        [
            .text("=HYPERLINK(\"http://x\")"), .number(Quantity(tenThousandths: 12_345)),
            .money(Money(fen: 1_950_050)), .day(day),
            .instant(Instant(day, secondOfDay: 16 * 3600 + 20 * 60 + 5)),
        ],
        [.text("逗号, 引号\" 和\n换行"), .nothing, .count(-3), .nothing, .nothing],
        [.text("\u{1}\u{FFFF}尾"), .count(0), .nothing, .nothing, .nothing],
    ]

    private static func write(
        _ format: ExportFormat, _ columns: [ExportColumn], _ rows: some Sequence<[ExportValue]>,
        _ read: (URL) throws -> Void
    ) throws {
        let directory = try TestDirectory.make("export")
        defer { try? FileManager.default.removeItem(at: directory) }
        let url = directory.appending(path: "table.\(format.rawValue)")
        let path = url.path(percentEncoded: false)
        let sheet: any ExportSheet =
            switch format {
            case .csv: try CSVSheet(path: path, columns: columns)
            case .xlsx: try XLSXSheet(path: path, title: "取号[记录]", columns: columns)
            }
        for row in rows { try sheet.add(row) }
        try sheet.finish()
        try read(url)
    }

    @Test func `a CSV file is what RFC 4180 says, and no formula`() throws {
        try Self.write(.csv, Self.columns, Self.rows.prefix(2)) { url in
            let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
            #expect(
                text == "\u{FEFF}事项,数量,金额,日期,时间\r\n"
                    + "\"'=HYPERLINK(\"\"http://x\"\")\",1.2345,19500.50,2025-10-17,"
                    + "2025-10-17 16:20:05\r\n\"逗号, 引号\"\" 和\n换行\",,-3,,\r\n")
            #expect(try CSV.lines(text).map(\.fields.count) == [5, 5, 5])
        }
    }

    @Test(arguments: [
        "=1+1", "+cmd|'/C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1＋1",
    ])
    func `whatever begins like a formula stays text`(text: String) {
        #expect(CSV.field(text).trimmingPrefix("\"").hasPrefix("'"))
    }

    @Test func `numbers below nothing and words in plain letters stay as they are`() {
        for text in ["-3", "-0.5", "三号窗口", "a=b", ""] {
            #expect(CSV.field(text) == text)
        }
    }

    @Test func `a workbook holds numbers as numbers and days as days`() throws {
        try Self.write(.xlsx, Self.columns, Self.rows) { url in
            let book = try Workbook.read(url)
            #expect(book.sheet == "取号记录" && book.frozen == "A2")
            #expect(book.rows[0].map { $0[1] } == ["事项", "数量", "金额", "日期", "时间"])
            #expect(book.rows[1][0] == ["text", "=HYPERLINK(\"http://x\")", "General"])
            #expect(book.rows[1][1] == ["number", "1.2345", "General"])
            #expect(book.rows[1][2] == ["number", "19500.5", "#,##0.00"])
            #expect(book.rows[1][3] == ["date", "2025-10-17T00:00:00", "yyyy-mm-dd"])
            #expect(
                book.rows[1][4] == ["date", "2025-10-17T16:20:05", "yyyy-mm-dd hh:mm:ss"])
            #expect(book.rows[2][0][1] == "逗号, 引号\" 和\n换行")
            #expect(book.rows[2][1][0] == "none" && book.rows[2][2][1] == "-3")
            #expect(book.rows[3][0][1] == "尾" && book.rows[3][1][1] == "0")
        }
    }

    @Test func `a cell that is too long is cut, and an empty table is a table`() throws {
        let long = String(repeating: "长", count: 40_000)
        try Self.write(.xlsx, [ExportColumn("文")], [[.text(long)]]) { url in
            let cell = try #require(try Workbook.read(url).rows[1][0][1])
            #expect(cell.count == 32_767 && cell.hasSuffix("长…"))
        }
        try Self.write(.xlsx, [ExportColumn("文")], []) { url in
            let book = try Workbook.read(url)
            #expect(book.rows.count == 1)
        }
    }

    @Test func `a file is named in full, and in plain letters for what is older`() {
        #expect(
            attachment(named: "取号 记录.csv")
                == "attachment; filename=\"zhunxing.csv\"; "
                + "filename*=UTF-8''%E5%8F%96%E5%8F%B7%20%E8%AE%B0%E5%BD%95.csv")
        #expect(
            attachment(named: "a\"\r\nb/../c.csv").hasPrefix("attachment; filename=\"ab..c.csv\";"))
    }

    @Test func `the entries of a measure are taken away as they stand`() async throws {
        try await SmallCentre.with(.clerk) { browser, small in
            let page = try await browser.get("/register/measures/register.parcels")
            let hrefs = page.text.matches(of: /href="([^"]+)" download/).map { String($0.1) }
            #expect(hrefs.count == 2)
            let address = try #require(hrefs.first).replacing("&amp;", with: "&")
            let answer = try await browser.get(address)
            #expect(answer.status == 200)
            #expect(answer.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(answer.headers[.contentDisposition]?.contains("filename*=UTF-8''%") == true)
            let entries = try await small.centre.read { try $0.entries(of: "register.parcels") }
            let lines = try CSV.lines(answer.text)
            #expect(lines.count == entries.count + 1 && entries.count > 1)
            #expect(lines[1].fields[0] == "\(entries[0].day)")
            #expect(lines[1].fields[1] == entries[0].amount.description)
            #expect(answer.headers[.contentLength] == "\(answer.text.utf8.count)")
        }
    }
}

/// A workbook as `openpyxl` reads it.
struct Workbook: Decodable {
    let sheet: String
    let frozen: String?
    /// What a cell is, what it holds, how it is shown.
    let rows: [[[String?]]]

    static func read(_ url: URL) throws -> Workbook {
        let told = try Oracle.run("workbook.py", url.path(percentEncoded: false))
        return try JSONDecoder().decode(Workbook.self, from: Data(told.utf8))
    }
}

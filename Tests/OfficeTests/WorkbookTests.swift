import Foundation
import Kernel
import Testing

@testable import Office

@Suite struct WorkbookTests {
    private static let sheet = """
        <worksheet><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>行</t></is></c></row>
        <row r="2" hidden="1"><c r="A2"><v>0.1</v></c><c r="B2" s="1"><v>144208</v></c>\
        <c r="C2" s="2"><v>0.8618</v></c><c r="D2" s="3"><v>45688</v></c>\
        <c r="E2" s="3"><v>45688.5</v></c><c r="F2" s="4"><v>9</v></c></row>
        <row><c><v>8.6199999999999992</v></c><c t="b"><v>1</v></c><c t="e"><v>#DIV/0!</v></c>\
        <c t="str"><v>a_x000A_b</v></c></row>
        <row r="5"><c r="A5" t="s"><v>1</v></c><c r="B5"><v>7</v></c><c r="A5"><v>8</v></c></row>
        </sheetData><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A5:B9"/></mergeCells>
        </worksheet>
        """

    private static let styles = """
        <styleSheet><numFmts><numFmt numFmtId="170" formatCode="0.##&quot;工作日&quot;"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="4"/><xf numFmtId="10"/><xf numFmtId="14"/>\
        <xf numFmtId="170"/></cellXfs></styleSheet>
        """

    private static let strings = """
        <sst><si><r><t>项</t></r><r><t>目</t></r><rPh><t>xiang</t></rPh></si><si><t>甲</t></si></sst>
        """

    private func tables() throws -> [OfficeTable] {
        try WorkbookReader.tables(
            of: Parts.workbook(
                sheets: [("一", "visible", Self.sheet), ("二", "hidden", "<worksheet/>")],
                styles: Self.styles, strings: Self.strings))
    }

    @Test func `every kind of cell keeps its value and shows what a person sees`() throws {
        let table = try #require(try tables().first)
        #expect(table.name == "一")
        #expect(table.rows.map(\.number) == [1, 2, 3, 5])
        #expect(table.rows.map(\.isHidden) == [false, true, false, false])
        #expect(table.rows[0].texts == ["项目", "", "行"])
        let row = table.rows[1]
        #expect(
            row.cells.map(\.text) == [
                "0.1", "144,208.00", "86.18%", "2025-01-31", "2025-01-31", "9工作日",
            ])
        #expect(row.cells[1].value == .number("144208"))
        #expect(row.cells[3].value == .day(try #require(Day("2025-01-31"))))
        #expect(row.cells[4].value == .moment(try #require(Day("2025-01-31")), second: 43_200))
        #expect(
            table.rows[2].cells.map(\.value) == [
                .number("8.62"), .truth(true), .fault("#DIV/0!"), .text("a\nb"),
            ])
    }

    @Test func `merged cells span, and what they cover is left out`() throws {
        let table = try #require(try tables().first)
        #expect(table.rows[0].cells.first?.columns == 2)
        let last = try #require(table.rows.last)
        #expect(last.cells.map(\.text) == ["甲"])
        #expect(last.cells.first?.rows == 5)
    }

    @Test func `hidden sheets are marked`() throws {
        #expect(try tables().map(\.isHidden) == [false, true])
    }

    @Test(arguments: [
        ("#,##0.00", "1234567.891", "1,234,567.89"), ("0.00%", "0.5", "50.00%"),
        ("General", "1E+3", "1000"), ("0", "2.5", "3"), ("0", "-2.5", "-3"),
        ("\"≥\"0.0\"(次)\"", "2", "≥2.0(次)"), ("0.0,", "12345", "12.3"),
        ("#,##0;(#,##0)", "-1234", "(1,234)"), ("[$¥-804]0.00", "3", "¥3.00"),
        ("0;-0;\"零\"", "0", "零"), ("yyyy\"年\"m\"月\"d\"日\"", "45688", "2025-01-31"),
        ("[Red]0.0#", "1.25", "1.25"), ("@", "12", "12"), ("hh:mm", "0.5", "12:00:00"),
    ])
    func `numbers are shown by their formats`(code: String, number: String, shown: String) throws {
        let value = try #require(CellNumber(number))
        #expect(NumberFormat(code).text(value, since1904: false) == shown)
    }

    @Test(arguments: ["", "1.2.3", "abc", "0x10", "１"])
    func `what is no number is none`(text: String) {
        #expect(CellNumber(text)?.plain != text)
    }

    @Test func `a document type is refused, and so is an old workbook`() throws {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet>&b;</worksheet>"
        let bytes = try Parts.workbook(sheets: [("一", "visible", bomb)], styles: nil, strings: nil)
        let fault = #expect(throws: OfficeFault.self) { try WorkbookReader.tables(of: bytes) }
        #expect(fault?.reason == .damaged)
        let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]
        #expect(throws: OfficeFault(.oldFormat)) { try OfficeFile.read(old) }
        #expect(try OfficeFile.read(Array("PK is no archive".utf8)) == nil)
    }
}

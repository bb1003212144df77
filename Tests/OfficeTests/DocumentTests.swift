import Testing

@testable import Office

@Suite struct DocumentTests {
    @Test func `a Word table keeps what its cells span`() throws {
        let bytes = Parts.document(
            """
            <w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>标</w:t></w:r><w:del><w:r>\
            <w:t>旧</w:t></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>\
            <w:r><w:t>题</w:t></w:r></w:p>
            <w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>\
            <w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>\
            <w:p><w:r><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p><w:p/></w:tc></w:tr>
            <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc>\
            <w:tc><w:p><w:r><w:t>丁</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """)
        let blocks = try WordReader.blocks(of: bytes)
        #expect(blocks.first == .paragraph("标题"))
        guard case .table(let table) = blocks.last else { throw OfficeFault(.otherKind) }
        #expect(table.rows[0].texts == ["甲", "乙\n丙"])
        #expect(table.rows[0].cells[0].rows == 2)
        #expect(table.rows[0].cells[1].columns == 2)
        #expect(table.rows[1].texts == ["", "", "丁"])
    }

    @Test func `a web table pushes cells aside, and tables around tables only place them`() throws {
        let blocks = try WebReader.blocks(
            of: """
                <html><head><title>x</title><style>a{}</style></head><body><table><tr><td>
                <h1>标题</h1><table border=1><tr><th rowspan=2>甲<th colspan=2>乙<br>丙
                <tr><td>&nbsp;<td>丁 &amp; 戊<td style="display: none">隐</table>
                <p>末<b>尾</b></p></td></tr></table>
                """)
        #expect(blocks.first == .paragraph("标题"))
        #expect(blocks.last == .paragraph("末尾"))
        guard blocks.count == 3, case .table(let table) = blocks[1] else {
            throw OfficeFault(.otherKind)
        }
        #expect(table.rows.map(\.texts) == [["甲", "乙\n丙"], ["", "", "丁 & 戊"]])
        #expect(table.rows[0].cells[0].rows == 2)
    }

    @Test func `elements without end are refused, not followed`() {
        let deep = String(repeating: "<div>", count: 5000)
        let fault = #expect(throws: OfficeFault.self) { try WebReader.blocks(of: deep) }
        #expect(fault?.reason == .damaged)
    }

    @Test func `a workbook is not read as a document`() throws {
        let bytes = try Parts.workbook(
            sheets: [("一", "visible", "<worksheet/>")], styles: nil, strings: nil)
        let fault = #expect(throws: OfficeFault.self) { try WordReader.blocks(of: bytes) }
        #expect(fault?.reason == .otherKind)
        guard case .workbook = try OfficeFile.read(bytes) else { throw OfficeFault(.otherKind) }
    }
}

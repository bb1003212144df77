import Testing

@testable import Office

/// What the pages of an OFD document draw, and what is wrong with those that cannot be read.
@Suite struct OFDReaderTests {
    @Test func `characters stand where their code says, repeated steps among them`() throws {
        let page = try OFDFile(
            """
            <ofd:TextObject ID="3" Boundary="10 20 90 6" CTM="2 0 0 3 1 -1" Size="4" Font="1">
            <ofd:FillColor Value="255 0 0"><ofd:Pattern><ofd:CellContent>
            <ofd:TextObject ID="9" Boundary="0 0 1 1" Size="1"><ofd:TextCode X="0" Y="0">非\
            </ofd:TextCode></ofd:TextObject></ofd:CellContent></ofd:Pattern></ofd:FillColor>
            <ofd:CGTransform CodePosition="0" CodeCount="1"><ofd:Glyphs>7</ofd:Glyphs>\
            </ofd:CGTransform>
            <ofd:TextCode X="1" Y="4" DeltaX="5 g 3 2 6">绩效 a&amp;b</ofd:TextCode>
            <ofd:TextCode X="2">续</ofd:TextCode></ofd:TextObject>
            """
        ).page()
        let text = try #require(page.texts.first)
        #expect(page.texts.count == 1)
        #expect(text.characters.map { String($0.scalar) }.joined() == "绩效 a&b续")
        #expect(text.characters.map(\.x) == [1, 6, 8, 10, 12, 18, 2])
        #expect(text.characters.map(\.y) == [4, 4, 4, 4, 4, 4, 4])
        let place = text.matrix.place(6, 4)
        #expect(place.x == 2 * 6 + 1 + 10)
        #expect(place.y == 3 * 4 - 1 + 20)
    }

    @Test func `characters below each other step down only`() throws {
        let page = try OFDFile(
            """
            <ofd:TextObject Boundary="0 0 9 90" Size="4">
            <ofd:TextCode X="1" Y="4" DeltaY="g 2 5">一二三</ofd:TextCode></ofd:TextObject>
            """
        ).page()
        #expect(page.texts.first?.characters.map(\.x) == [1, 1, 1])
        #expect(page.texts.first?.characters.map(\.y) == [4, 9, 14])
    }

    @Test func `a size is also known by its small letter`() throws {
        var file = OFDFile(OFDFile.text("页"))
        file.change("Size=\"4\"", "size=\"4\"")
        #expect(try file.page().texts.first?.size == 4)
    }

    @Test func `a shape is drawn, filled or neither`() throws {
        let page = try OFDFile(
            """
            <ofd:PathObject Boundary="0 0 9 9"><ofd:AbbreviatedData>M0 0L9 0C\
            </ofd:AbbreviatedData></ofd:PathObject>
            <ofd:PathObject Boundary="0 0 9 9" Stroke="false" Fill="true">
            <ofd:FillColor Value="0 0 0"/><ofd:Clips><ofd:Clip><ofd:Area>
            <ofd:Path Boundary="0 0 1 1">
            <ofd:AbbreviatedData>M 1 1</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip>
            </ofd:Clips>
            <ofd:AbbreviatedData>S 0 0 M 1 1 Q 1 2 3 4 B 1 2 3 4 5 6 A 1 2 3 0 1 6 7\
            </ofd:AbbreviatedData>
            </ofd:PathObject>
            <ofd:PathObject Boundary="0 0 9 9" Visible="false"><ofd:AbbreviatedData>M 0 0 L 9 0
            </ofd:AbbreviatedData></ofd:PathObject>
            <ofd:PathObject Boundary="0 0 9 9"><ofd:StrokeColor Value="255 255 255"/>
            <ofd:AbbreviatedData>M 0 0 L 9 0</ofd:AbbreviatedData></ofd:PathObject>
            """
        ).page()
        #expect(
            page.shapes.map(\.outline) == [
                "M 0 0 L 9 0 C", "S 0 0 M 1 1 Q 1 2 3 4 B 1 2 3 4 5 6 A 1 2 3 0 1 6 7",
            ])
        #expect(page.shapes.map(\.isStroked) == [true, false])
        #expect(page.shapes.map(\.isFilled) == [false, true])
    }

    @Test func `a page lies on its templates`() throws {
        var file = OFDFile(OFDFile.text("页"), before: "<ofd:Template TemplateID=\"5\"/>")
        file.common = "<ofd:TemplatePage ID=\"5\" BaseLoc=\"/Doc_0/./Tpls/../Tpls/T.xml\"/>"
        file.more = [("Doc_0/Tpls/T.xml", OFDFile.page(OFDFile.text("底")))]
        let page = try file.page()
        #expect(page.texts.flatMap(\.characters).map { String($0.scalar) } == ["底", "页"])
    }

    @Test(arguments: [
        ("Boundary=\"0 0 9 9\"", "Boundary=\"0 0 9\"", "Content.xml: Boundary=\"0 0 9\""),
        ("Boundary=\"0 0 9 9\"", "Boundary=\"0 0 9 nan\"", "Boundary"),
        ("Boundary=\"0 0 9 9\"", "Boundary=\"0 0 9 1e99\"", "Boundary"),
        ("Boundary=\"0 0 9 9\"", "", "Content.xml: Boundary"),
        ("Size=\"4\"", "Size=\"-4\"", "Content.xml: Size"), ("Size=\"4\"", "", "Size"),
        ("X=\"1\"", "X=\"一\"", "X=\"一\""), ("X=\"1\"", "DeltaX=\"2 inf\"", "DeltaX: inf"),
        ("X=\"1\"", "DeltaX=\"g 99999999999999999999 1\"", "DeltaX: g"),
        ("X=\"1\"", "DeltaX=\"g -1 1\"", "DeltaX: g"), ("X=\"1\"", "DeltaX=\"g 2\"", "DeltaX: "),
        ("M 0 0", "M 0 x", "AbbreviatedData: x"), ("</ofd:Page>", "", "Content.xml"),
        ("<ofd:Page ", "<!DOCTYPE p [<!ENTITY e SYSTEM \"/a\">]><ofd:Page ", "DOCTYPE"),
        ("<ofd:Content>", "<ofd:Template TemplateID=\"8\"/><ofd:Content>", "TemplateID=\"8\""),
    ])
    func `a page that is wrong says where`(old: String, new: String, detail: String) throws {
        var file = OFDFile(
            OFDFile.text("绩效目标") + "<ofd:PathObject Boundary=\"0 0 9 9\"><ofd:AbbreviatedData>"
                + "M 0 0</ofd:AbbreviatedData></ofd:PathObject>")
        _ = try file.page()
        file.change(old, new)
        let fault = #expect(throws: OfficeFault.self) { try file.page() }
        #expect(fault?.reason == .damaged)
        #expect(fault?.detail.contains(detail) == true, "\(fault?.detail ?? "")")
    }

    @Test func `a repeat without an end draws no more than there is`() throws {
        var file = OFDFile(OFDFile.text("绩效目标"))
        file.change("X=\"1\"", "X=\"1\" DeltaX=\"g 4000000000000 2\"")
        #expect(try file.page().texts.first?.characters.map(\.x) == [1, 3, 5, 7])
    }

    @Test(arguments: ["../../Page.xml", "/../Page.xml", "Pages/../../../Page.xml"])
    func `a location that leads out of the archive is refused`(location: String) {
        var file = OFDFile(OFDFile.text("页"))
        file.location = location
        file.more = [("Page.xml", OFDFile.page(OFDFile.text("外")))]
        #expect(throws: OfficeFault(.damaged, location)) { try file.page() }
    }

    @Test func `a page that is not there is named`() {
        var file = OFDFile(OFDFile.text("页"))
        file.location = "Pages/Page_7/Content.xml"
        #expect(throws: OfficeFault(.damaged, "Doc_0/Pages/Page_7/Content.xml")) {
            try file.page()
        }
    }

    @Test func `one page named without end is stopped`() {
        var file = OFDFile(OFDFile.text("页"))
        file.times = 4000
        #expect(throws: OfficeFault(.tooManyCells, "Doc_0/Document.xml: > 3000")) {
            try file.page()
        }
        file = OFDFile(OFDFile.text(String(repeating: "页", count: 5000)))
        file.times = 2000
        #expect(throws: OfficeFault(.tooManyCells, "Doc_0/Pages/Page_0/Content.xml")) {
            try file.page()
        }
    }
}

import Kernel

/// The parts of a Word document that are the same in all, and the pieces its main part is made of.
enum WordParts {
    private static let header = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let office = "http://schemas.openxmlformats.org"
    private static let space =
        "xmlns:w=\"\(office)/wordprocessingml/2006/main\""
        + " xmlns:r=\"\(office)/officeDocument/2006/relationships\""

    static let documentStart = "\(header)<w:document \(space)><w:body>"
    static let documentEnd = "</w:body></w:document>"

    /// The parts besides the main one.
    static func fixed(title: String, day: Day) -> [(name: String, text: String)] {
        [
            ("[Content_Types].xml", contentTypes), ("_rels/.rels", relations),
            ("docProps/core.xml", properties(title, day)),
            ("word/_rels/document.xml.rels", documentRelations),
            ("word/styles.xml", WordStyles.part(header: header, space: space)),
            ("word/footer.xml", footer),
        ]
    }

    /// A paragraph of one text; its new lines are breaks.
    static func paragraph(_ text: String, style: String, breaksPage: Bool = false) -> String {
        let runs = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { "<w:t xml:space=\"preserve\">\(escaped(XLSXText.cell(String($0))))</w:t>" }
            .joined(separator: "<w:br/>")
        let page = breaksPage ? "<w:pageBreakBefore/>" : ""
        let run = text.isEmpty ? "" : "<w:r>\(runs)</w:r>"
        return "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(page)</w:pPr>\(run)</w:p>"
    }

    /// A4 with its margins and its foot.
    static func page(isWide: Bool) -> String {
        let size =
            isWide
            ? "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"" : "w:w=\"11906\" w:h=\"16838\""
        return """
            <w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz \(size)/>\
            <w:pgMar w:top="794" w:right="680" w:bottom="907" w:left="680" w:header="400" \
            w:footer="400" w:gutter="0"/></w:sectPr>
            """
    }

    private static let footer = """
        \(header)<w:ftr \(space)><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>\
        <w:r><w:t xml:space="preserve">第 </w:t></w:r>\(field("PAGE"))\
        <w:r><w:t xml:space="preserve"> 页 共 </w:t></w:r>\(field("NUMPAGES"))\
        <w:r><w:t xml:space="preserve"> 页</w:t></w:r></w:p></w:ftr>
        """

    private static func field(_ name: String) -> String {
        "<w:fldSimple w:instr=\" \(name) \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
    }

    private static let contentTypes = """
        \(header)<Types xmlns="\(office)/package/2006/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.\
        relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>\
        \(type("/word/document.xml", "document.main"))\(type("/word/styles.xml", "styles"))\
        \(type("/word/footer.xml", "footer"))<Override PartName="/docProps/core.xml" \
        ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
        """

    private static func type(_ part: String, _ kind: String) -> String {
        "<Override PartName=\"\(part)\" ContentType=\"application/"
            + "vnd.openxmlformats-officedocument.wordprocessingml.\(kind)+xml\"/>"
    }

    private static let relations = """
        \(header)<Relationships xmlns="\(office)/package/2006/relationships">\
        <Relationship Id="document" Type="\(office)/officeDocument/2006/relationships/\
        officeDocument" Target="word/document.xml"/>\
        <Relationship Id="core" Type="\(office)/package/2006/relationships/metadata/\
        core-properties" Target="docProps/core.xml"/></Relationships>
        """

    private static let documentRelations = """
        \(header)<Relationships xmlns="\(office)/package/2006/relationships">\
        <Relationship Id="styles" Type="\(office)/officeDocument/2006/relationships/styles" \
        Target="styles.xml"/><Relationship Id="footer" Type="\(office)/officeDocument/2006/\
        relationships/footer" Target="footer.xml"/></Relationships>
        """

    /// The same report makes the same file, so it bears the day it is true as of.
    private static func properties(_ title: String, _ day: Day) -> String {
        """
        \(header)<cp:coreProperties xmlns:cp="\(office)/package/2006/metadata/core-properties" \
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
        <dc:title>\(escaped(title))</dc:title>\
        <dc:creator>准星</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">\(day)T00:00:00Z\
        </dcterms:created></cp:coreProperties>
        """
    }
}

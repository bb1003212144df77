/// The styles of the Word document: how titles and cells are set.
enum WordStyles {
    static func part(header: String, space: String) -> String {
        header + "<w:styles \(space)>\(defaults)" + styles.map(\.xml).joined() + "</w:styles>"
    }

    private static let defaults = """
        <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" \
        w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/><w:sz w:val="19"/>\
        <w:szCs w:val="19"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>\
        <w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault>\
        </w:docDefaults>
        """

    /// A style of paragraphs.
    private struct Style {
        let id: String
        let name: String
        let align: String
        /// In half points; nil for that of all text.
        var size: Int?
        var after = 0
        var outline: Int?
        var keepsNext = false

        var xml: String {
            let size = size.map {
                "<w:rPr><w:sz w:val=\"\($0)\"/><w:szCs w:val=\"\($0)\"/></w:rPr>"
            }
            let level = outline.map { "<w:outlineLvl w:val=\"\($0)\"/>" }
            let isDefault = id == "Normal" ? " w:default=\"1\"" : ""
            let base = id == "Normal" ? "" : "<w:basedOn w:val=\"Normal\"/>"
            return """
                <w:style w:type="paragraph"\(isDefault) w:styleId="\(id)"><w:name w:val="\(name)"/>\
                \(base)<w:pPr>\(keepsNext ? "<w:keepNext/>" : "")<w:spacing w:before="0" \
                w:after="\(after)"/><w:jc w:val="\(align)"/>\(level ?? "")</w:pPr>\
                \(size ?? "")</w:style>
                """
        }
    }

    private static let styles = [
        Style(id: "Normal", name: "Normal", align: "left"),
        Style(
            id: "Title", name: "Title", align: "center", size: 32, outline: 0, keepsNext: true),
        Style(
            id: "Subtitle", name: "Subtitle", align: "center", size: 20, after: 120,
            keepsNext: true),
        Style(id: "Note", name: "Note", align: "left", after: 60, keepsNext: true),
        Style(id: "Heading", name: "Table Heading", align: "center"),
        Style(id: "Middle", name: "Table Middle", align: "center"),
        Style(id: "Left", name: "Table Left", align: "left"),
        Style(id: "Number", name: "Table Number", align: "right"),
        Style(id: "Foot", name: "Foot", align: "left", size: 16),
        Style(id: "Footer", name: "footer", align: "center", size: 18),
    ]
}

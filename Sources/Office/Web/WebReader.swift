import CXML

/// Reads the paragraphs and tables of a web page, however it is written.
package struct WebReader {
    private var blocks: [OfficeBlock] = []
    private var line = ""
    private var cellsLeft = OfficeTable.cellLimit

    private static let quiet = Int32(
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue)
    /// How deep elements may stand in each other.
    private static let depthLimit = 400

    /// Whether a text begins like a web page.
    package static func matches(_ text: String) -> Bool {
        let head = text.prefix(2048).lowercased()
        return ["<!doctype html", "<html", "<table", "<body", "<head>"].contains {
            head.contains($0)
        }
    }

    /// The paragraphs and the innermost tables in order; tables around tables only place them.
    ///
    /// - Throws: `OfficeFault` for what is too deep or has too many cells.
    package static func blocks(of text: String) throws(OfficeFault) -> [OfficeBlock] {
        guard let context = htmlNewParserCtxt() else { throw OfficeFault(.damaged) }
        defer { htmlFreeParserCtxt(context) }
        let bytes = Array(text.utf8)
        let document = bytes.withUnsafeBytes { raw in
            htmlCtxtReadMemory(
                context, raw.assumingMemoryBound(to: CChar.self).baseAddress,
                Int32(clamping: raw.count), nil, "UTF-8", quiet)
        }
        defer { xmlFreeDoc(document) }
        // What stands too deep stops the parser, and what follows would be lost in silence.
        guard let document, context.pointee.disableSAX == 0 else { throw OfficeFault(.damaged) }
        var reader = WebReader()
        if let root = xmlDocGetRootElement(document) { try reader.read(WebNode(root), depth: 0) }
        reader.endLine()
        return reader.blocks
    }

    private mutating func read(_ node: WebNode, depth: Int) throws(OfficeFault) {
        guard depth < Self.depthLimit else { throw OfficeFault(.damaged, "> \(Self.depthLimit)") }
        switch node.kind {
        case .text(let text): line += text
        case .other: return
        case .element(let name):
            guard !node.isHidden else { return }
            if name == "br" { return line += "\n" }
            if name == "table", try !node.holds("table", depth: depth) {
                endLine()
                return blocks.append(.table(try table(node, depth: depth)))
            }
            let isBlock = Self.inline.contains(name) == false
            if isBlock { endLine() }
            for child in node.children { try read(child, depth: depth + 1) }
            if isBlock { endLine() }
        }
    }

    private static let inline: Set<String> = [
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "kbd",
        "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "tt", "u", "o:p",
    ]

    private mutating func endLine() {
        for piece in line.split(separator: "\n") {
            let text = piece.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if !text.isEmpty { blocks.append(.paragraph(text)) }
        }
        line = ""
    }

    private mutating func table(_ node: WebNode, depth: Int) throws(OfficeFault) -> OfficeTable {
        var rows = WebRows()
        var pending = node.children
        while let part = pending.popFirst() {
            guard case .element(let name) = part.kind, !part.isHidden else { continue }
            if name == "caption" {
                let text = try part.text(depth: depth)
                if !text.isEmpty { blocks.append(.paragraph(text)) }
            } else if name == "tr" {
                rows.begin()
                for cell in part.children {
                    guard case .element(let name) = cell.kind, name == "td" || name == "th",
                        !cell.isHidden
                    else { continue }
                    let columns = min(max(cell.number("colspan") ?? 1, 1), 1000)
                    let height = min(max(cell.number("rowspan") ?? 1, 1), 10_000)
                    cellsLeft -= columns
                    guard cellsLeft >= 0, rows.width < 1000 else {
                        throw OfficeFault(.tooManyCells)
                    }
                    rows.add(try cell.text(depth: depth), columns: columns, rows: height)
                }
                rows.end()
            } else {
                pending = part.children + pending
            }
        }
        return OfficeTable(rows: rows.rows)
    }
}

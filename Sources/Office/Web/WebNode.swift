import CXML

/// A node of a parsed web page.
struct WebNode {
    private let node: UnsafeMutablePointer<xmlNode>

    /// What a node is.
    enum Kind: Hashable {
        case element(String)
        case text(String)
        case other
    }

    init(_ node: UnsafeMutablePointer<xmlNode>) { self.node = node }

    var kind: Kind {
        switch node.pointee.type {
        case XML_ELEMENT_NODE: .element(Self.string(node.pointee.name).lowercased())
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: .text(Self.string(node.pointee.content))
        default: .other
        }
    }

    var children: ArraySlice<WebNode> {
        var children: ArraySlice<WebNode> = []
        var next = node.pointee.children
        while let child = next {
            children.append(WebNode(child))
            next = child.pointee.next
        }
        return children
    }

    /// Whether no browser shows it.
    var isHidden: Bool {
        guard case .element(let name) = kind else { return false }
        // Not the head: one without an end of its own holds the page itself.
        if ["script", "style", "noscript", "template", "title"].contains(name) {
            return true
        }
        if xmlHasProp(node, "hidden") != nil { return true }
        let style = attribute("style")?.lowercased().filter { !$0.isWhitespace } ?? ""
        return style.contains("display:none")
    }

    func attribute(_ name: String) -> String? {
        guard let property = xmlHasProp(node, name) else { return nil }
        return Self.string(property.pointee.children?.pointee.content)
    }

    func number(_ name: String) -> Int? {
        attribute(name).flatMap { Int($0.filter { $0.isASCII && $0.isNumber }.prefix(6)) }
    }

    /// Whether an element of a name stands somewhere inside.
    func holds(_ name: String, depth: Int) throws(OfficeFault) -> Bool {
        guard depth < 400 else { throw OfficeFault(.damaged) }
        for child in children {
            guard case .element(let inner) = child.kind else { continue }
            if inner == name { return true }
            if try child.holds(name, depth: depth + 1) { return true }
        }
        return false
    }

    /// The text inside, one blank for any white space; breaks and paragraphs are new lines.
    func text(depth: Int) throws(OfficeFault) -> String {
        var text = ""
        try collect(into: &text, depth: depth)
        return text.split(separator: "\n")
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func collect(into text: inout String, depth: Int) throws(OfficeFault) {
        guard depth < 400 else { throw OfficeFault(.damaged) }
        for child in children {
            switch child.kind {
            case .text(let piece): text += piece.replacing("\n", with: " ")
            case .other: continue
            case .element(let name):
                guard !child.isHidden else { continue }
                let breaks = ["br", "p", "div", "li"].contains(name)
                if breaks, name != "br" { text += "\n" }
                try child.collect(into: &text, depth: depth + 1)
                if breaks { text += "\n" }
            }
        }
    }

    private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
        guard let text else { return "" }
        return String(decodingCString: text, as: UTF8.self)
    }
}

/// The straight lines in what `pdftocairo -svg` prints of some pages.
enum SVGRules {
    /// - Parameter first: the number of the first page.
    static func rules(in markup: String, first: Int) -> [Rule] {
        var rules: [Rule] = []
        var page = first
        var hidden = 0
        for line in markup.split(separator: "\n") {
            let line = line.drop { $0 == " " }
            if line.hasPrefix("<path") {
                guard hidden == 0, let outline = outline(line) else { continue }
                rules += outline.rules(
                    page: page, offset: Double(page) * PDFWord.pageStride)
            } else if opens(line) {
                hidden += 1
            } else if closes(line) {
                hidden = max(0, hidden - 1)
            } else if line.hasPrefix("</page>") {
                page += 1
            }
        }
        return rules
    }

    /// What is only defined is not drawn.
    private static func opens(_ line: Substring) -> Bool {
        line.hasPrefix("<defs>") || line.hasPrefix("<symbol") || line.hasPrefix("<clipPath")
            || line.hasPrefix("<mask") || line.hasPrefix("<pattern")
    }

    private static func closes(_ line: Substring) -> Bool {
        line.hasPrefix("</defs>") || line.hasPrefix("</symbol") || line.hasPrefix("</clipPath")
            || line.hasPrefix("</mask") || line.hasPrefix("</pattern")
    }

    private static func outline(_ line: Substring) -> Outline? {
        guard let data = attribute(" d=\"", of: line), data.utf8.count < 20_000 else {
            return nil
        }
        let stroke = colour("stroke", of: line)
        let fill = colour("fill", of: line)
        guard isSeen(stroke) || isSeen(fill) else { return nil }
        let matrix = matrix(of: line)
        var outline = Outline(data) { x, y in
            Outline.Corner(
                x: matrix[0] * x + matrix[2] * y + matrix[4],
                y: matrix[1] * x + matrix[3] * y + matrix[5])
        }
        outline?.isStroked = isSeen(stroke)
        return outline
    }

    /// White upon white is no line.
    private static func isSeen(_ colour: Substring?) -> Bool {
        guard let colour else { return false }
        return !["none", "rgb(100%,100%,100%)", "rgb(100%, 100%, 100%)"].contains(colour)
    }

    private static func attribute(_ name: String, of line: Substring) -> Substring? {
        guard let start = line.firstRange(of: name)?.upperBound else { return nil }
        return line[start...].prefix { $0 != "\"" }
    }

    /// Older versions of the tool write it among the styles, newer ones as an attribute.
    private static func colour(_ name: String, of line: Substring) -> Substring? {
        if let colour = attribute(" \(name)=\"", of: line) { return colour }
        guard let style = attribute("style=\"", of: line) else { return nil }
        let property = style.split(separator: ";").first {
            $0.drop { $0 == " " }.hasPrefix(name + ":")
        }
        return property?.drop { $0 != ":" }.dropFirst()
    }

    private static func matrix(of line: Substring) -> [Double] {
        let numbers = attribute("transform=\"matrix(", of: line)?.prefix { $0 != ")" }
            .split(whereSeparator: { ", ".contains($0) }).compactMap { Double($0) }
        return numbers?.count == 6 ? numbers ?? [] : [1, 0, 0, 1, 0, 0]
    }
}

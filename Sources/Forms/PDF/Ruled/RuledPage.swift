/// What stands on a page: its ruled tables and the lines of text beside them, from top to bottom.
struct RuledPage {
    /// A table or a line of text.
    enum Part {
        case table(RuledTable)
        case line(PDFLine)

        var top: Double {
            switch self {
            case .table(let table): table.top
            case .line(let line): line.words.map(\.top).min() ?? 0
            }
        }
    }

    private(set) var parts: [Part]

    /// So many lines on a page are a drawing, not a table.
    private static let limit = 3000

    /// The pages of a file, from the first.
    static func pages(_ words: [PDFWord], _ rules: [Rule]) -> [RuledPage] {
        let words = Dictionary(grouping: words, by: \.page)
        let rules = Dictionary(grouping: rules, by: \.page)
        return words.keys.sorted().map { RuledPage(words[$0] ?? [], rules[$0] ?? []) }
    }

    init(_ words: [PDFWord], _ rules: [Rule]) {
        var rest = words
        var tables: [RuledTable] = []
        let merged = Rule.merged(rules)
        // The largest first, so that a small frame inside a cell takes no words from it.
        let groups = merged.count > Self.limit ? [] : Self.groups(merged)
        for group in groups.sorted(by: { $0.count > $1.count }) {
            guard let table = RuledTable(group, words: rest), !table.words.isEmpty else { continue }
            let taken = Set(table.words)
            rest.removeAll { taken.contains($0) }
            tables.append(table)
        }
        parts = tables.map { .table($0) } + PDFLine.lines(of: rest).map { .line($0) }
        parts.sort { $0.top < $1.top }
    }

    /// Lines that hang together, directly or through others.
    private static func groups(_ rules: [Rule]) -> [[Rule]] {
        var groups: [[Rule]] = []
        var rest = rules
        while let first = rest.popLast() {
            var group = [first]
            var index = 0
            while index < group.count {
                let met = rest.indices.filter { group[index].meets(rest[$0]) }
                for place in met.reversed() { group.append(rest.remove(at: place)) }
                index += 1
            }
            if group.count > 3 { groups.append(group) }
        }
        return groups
    }
}

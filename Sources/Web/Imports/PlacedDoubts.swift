import Forms

/// Doubts by the line of the document's text they are about.
struct PlacedDoubts {
    private(set) var byLine: [Int: [Doubt]] = [:]
    private(set) var loose: [Doubt] = []

    /// - Parameter lines: the text as it is shown; a doubt that names a line of a table instead is
    ///   found by the words it quotes.
    init(_ doubts: [Doubt], in lines: [(page: Int, line: Int, text: String)]) {
        let places = lines.map { "page \($0.page), line \($0.line)" }
        let numbers = Dictionary(
            zip(places, lines.indices), uniquingKeysWith: { first, _ in first })
        for doubt in doubts {
            let quoted = doubt.message.matches(of: /“([^”]+)”/).map { String($0.1) }
            let found =
                numbers[doubt.place]
                ?? lines.firstIndex { line in
                    !quoted.isEmpty && quoted.allSatisfy(line.text.contains)
                }
            if let found { byLine[found, default: []].append(doubt) } else { loose.append(doubt) }
        }
    }
}

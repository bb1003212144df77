/// How well a document answers a question: BM25 over its body, over the best of its titles, which
/// counts more, and over all its titles as one text, since what somebody asks is often said half
/// in one way of asking and half in another.
///
/// It is computed here rather than by the databases, whose own ranks differ from each other.
struct FullTextRanking {
    private let worth: [String: Double]
    /// The asker's own words, known or not.
    private let own: [FullTextWeight]
    private let asked: Double
    private let averageLength: Double

    /// - Parameter own: the asker's own words, known or not.
    init(_ weights: [FullTextWeight], own: [FullTextWeight], _ statistics: FullTextStatistics) {
        let unit = statistics.greatestRarity
        worth = Dictionary(weights.map { ($0.term, $0.worth / unit) }, uniquingKeysWith: max)
        averageLength = statistics.length
        self.own = own.map { FullTextWeight($0.term, $0.worth / unit) }
        asked = max(self.own.reduce(0) { $0 + $1.worth }, .ulpOfOne)
    }

    /// How soon a repetition adds nothing, and how much a long text is held against itself.
    private static let saturation = 1.2
    private static let lengthWeight = 0.5
    /// What the best title counts beside the body.
    private static let titleWeight = 2.0
    /// What all titles as one text count beside the best of them.
    private static let titlesWeight = 1.5
    /// The length of a usual title, in terms.
    private static let titleLength = 20.0

    func judge(_ row: Row) throws -> (number: Int64, hit: FullTextHit) {
        let (titles, body): (String, String) = try (row("titles"), row("body"))
        let names = titles.split(separator: "\n").map(String.init)
        let inBody = counts(body)
        let inTitles = names.map(counts)
        let bodyScore = score(inBody, averageLength)
        let best = inTitles.map { score($0, Self.titleLength) }.max() ?? 0
        let all = score(together(inTitles), Self.titleLength * Double(max(inTitles.count, 1)))
        let sum = Self.titleWeight * (best + Self.titlesWeight * all) + bodyScore
        let held = own.filter { word in
            inBody.found[word.term] != nil || inTitles.contains { $0.found[word.term] != nil }
        }
        let hit = try FullTextHit(
            id: row("id"), titles: names, body: body, score: sum, part: sum / asked,
            coverage: held.reduce(0) { $0 + $1.worth } / asked)
        return (try row("number"), hit)
    }

    /// How often each term of the question stands in a text, and how long that is.
    private func counts(_ text: String) -> (found: [String: Int], length: Int) {
        var found: [String: Int] = [:]
        let terms = FullTextTerms.all(of: text)
        for term in terms where worth[term] != nil { found[term, default: 0] += 1 }
        return (found, terms.count)
    }

    private func together(
        _ texts: [(found: [String: Int], length: Int)]
    ) -> (found: [String: Int], length: Int) {
        texts.reduce(into: (found: [:], length: 0)) { sum, text in
            sum.found.merge(text.found, uniquingKeysWith: +)
            sum.length += text.length
        }
    }

    private func score(_ counts: (found: [String: Int], length: Int), _ usual: Double) -> Double {
        let length = Self.lengthWeight * Double(counts.length) / usual
        let norm = Self.saturation * (1 - Self.lengthWeight + length)
        // In order, since a sum of fractions depends on it and a dictionary has none.
        return counts.found.sorted { $0.key < $1.key }.reduce(0) { sum, term in
            let times = Double(term.value)
            return sum + (worth[term.key] ?? 0) * times * (Self.saturation + 1) / (times + norm)
        }
    }
}

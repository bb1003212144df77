/// Finds the level labels among the words of an indicator table, also those broken over lines with
/// other cells between their pieces.
struct LabelPieces {
    /// A label and the positions of the words it was put together from.
    struct Label: Hashable {
        var name: String
        var words: [Int]
    }

    /// The labels, by their first word.
    private(set) var labels: [Label] = []
    /// The positions of words that belong to a label.
    private(set) var claimed: Set<Int> = []

    /// How many words may stand between the pieces of a label.
    private static let reach = 14

    init(_ words: [Word]) {
        for start in words.indices where !claimed.contains(start) {
            guard let label = Self.label(at: start, in: words, claimed: claimed) else { continue }
            labels.append(label)
            claimed.formUnion(label.words)
        }
    }

    /// The label that begins with a word: whole, or completed by the words that follow.
    private static func label(at start: Int, in words: [Word], claimed: Set<Int>) -> Label? {
        let text = words[start].compact
        guard let candidates = byPrefix[text] else { return nil }
        if candidates.contains(text) { return Label(name: text, words: [start]) }
        let reach = text.count == 1 ? 4 : reach
        var best: Label?
        for name in candidates {
            guard
                let pieces = complete(
                    name.dropFirst(text.count), after: start, within: reach, words, claimed)
            else { continue }
            let label = Label(name: name, words: [start] + pieces)
            if best.map({ closer(label, $0) }) ?? true { best = label }
        }
        return best
    }

    /// The words that complete a label, in order.
    private static func complete(
        _ rest: Substring, after start: Int, within reach: Int, _ words: [Word],
        _ claimed: Set<Int>
    ) -> [Int]? {
        var rest = rest
        var pieces: [Int] = []
        for position in words.indices[(start + 1)...].prefix(reach) {
            let piece = words[position].compact
            guard !claimed.contains(position), rest.hasPrefix(piece) else { continue }
            rest = rest.dropFirst(piece.count)
            pieces.append(position)
            if rest.isEmpty { return pieces }
        }
        return nil
    }

    private static func closer(_ label: Label, _ other: Label) -> Bool {
        let (end, otherEnd) = (label.words.last ?? 0, other.words.last ?? 0)
        return end == otherEnd ? label.words.count > other.words.count : end < otherEnd
    }

    /// Every beginning of a label, with the labels that begin so.
    private static let byPrefix: [String: [String]] = {
        var byPrefix: [String: [String]] = [:]
        for label in LevelLabel.all {
            for length in 1...label.count {
                byPrefix[String(label.prefix(length)), default: []].append(label)
            }
        }
        return byPrefix
    }()
}

/// How an actual is compared with its target.
package enum Comparator: String, Codable, Hashable, Sendable, CaseIterable {
    case atLeast = "≥"
    case above = "＞"
    case equal = "＝"
    case below = "＜"
    case atMost = "≤"
    /// A level of a declared scale.
    case graded = "定性"
    /// Free text that needs an explanation.
    case other = "其他"

    /// The spellings found on forms, longest first.
    static let spellings: [(text: String, comparator: Comparator)] = [
        (">=", .atLeast), ("=>", .atLeast), ("<=", .atMost), ("=<", .atMost),
        ("≥", .atLeast), ("≧", .atLeast), ("⩾", .atLeast), ("≤", .atMost), ("≦", .atMost),
        ("⩽", .atMost), (">", .above), ("〉", .above), ("›", .above), ("<", .below),
        ("〈", .below), ("‹", .below), ("=", .equal), ("大于等于", .atLeast), ("小于等于", .atMost),
        ("不少于", .atLeast), ("不低于", .atLeast), ("不小于", .atLeast), ("不超过", .atMost),
        ("不高于", .atMost), ("不大于", .atMost), ("不多于", .atMost), ("大于", .above),
        ("小于", .below), ("等于", .equal),
    ]

    /// The comparator that a folded text starts with, and how many characters it takes.
    static func leading(_ compact: Substring) -> (comparator: Comparator, length: Int)? {
        for spelling in spellings where compact.hasPrefix(spelling.text) {
            return (spelling.comparator, spelling.text.count)
        }
        return nil
    }

    /// The comparator that a cell consists of, such as the 指标性质 column's.
    static func cell(_ text: String) -> Comparator? {
        let compact = Glyphs.compact(text)
        if compact == "定性" { return .graded }
        if compact == "其他" || compact == "定量(其他)" { return .other }
        guard let leading = leading(compact[...]), leading.length == compact.count else {
            return nil
        }
        return leading.comparator
    }

    /// The signs that never stand inside a name.
    static let signs: Set<Unicode.Scalar> = ["≥", "≧", "⩾", "≤", "≦", "⩽", ">", "<", "="]
}

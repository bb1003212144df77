/// How a target is to be met (指标性质).
package enum Comparator: String, Codable, CaseIterable, Sendable {
    case atLeast = "≥"
    case above = "＞"
    case equal = "＝"
    case below = "＜"
    case atMost = "≤"
    /// A level of a declared scale.
    case qualitative = "定性"
    /// Free text with an explanation; neither lamp nor points can be computed.
    case other = "其他"

    /// Whether less is better.
    package var isReverse: Bool { self == .atMost || self == .below }
}

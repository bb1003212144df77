import Foundation

/// What a person should be asked about a target's printed value.
enum ValueCheck {
    /// The doubts about a value; empty for values that say all they need to.
    static func doubts(_ value: PrintedValue, name: String, at place: Place) -> [Doubt] {
        switch value.understanding {
        case .whole: share(value, name: name, at: place)
        case .noComparator:
            [.warning(place, "指标“\(name)”的值“\(value.printed)”没有比较符，应为≥、＞、＝、＜或≤")]
                + share(value, name: name, at: place)
        case .placeholder:
            [.warning(place, "指标“\(name)”的值“\(value.printed)”是模板的占位符，不是数值")]
        case .freeText:
            [.note(place, "指标“\(name)”的值“\(value.printed)”是文字，按定性指标读")]
        case .empty: [.warning(place, "指标“\(name)”没有指标值")]
        }
    }

    /// A share above a hundred without a sign may hold a misread one: scans show ≥ as 2.
    private static func share(_ value: PrintedValue, name: String, at place: Place) -> [Doubt] {
        guard value.unit == "%", value.comparator == nil,
            let number = Amount.decimal(value.value), number > 100
        else { return [] }
        return [
            .warning(
                place, "指标“\(name)”的值“\(value.printed)”超过100%，扫描可能把≥认成2，请对照原表")
        ]
    }
}

import Kernel

extension String {
    /// Whether nothing is written in it but spaces.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension Refusal {
    static func missing(_ field: String, _ zh: String, _ en: String) -> Refusal {
        Refusal("missing", "请填写\(zh)。", "Please fill in the \(en).", at: field)
    }

    static func tooLong(_ field: String, _ limit: Int) -> Refusal {
        Refusal(
            "too_long", "这里最多 \(limit) 字。", "At most \(limit) characters here.", at: field)
    }

    static func outOfRange(_ field: String, _ range: ClosedRange<Int>) -> Refusal {
        Refusal(
            "out_of_range", "应在 \(range.lowerBound) 到 \(range.upperBound) 之间。",
            "It should lie between \(range.lowerBound) and \(range.upperBound).", at: field)
    }

    static let rulesInThePast = Refusal(
        "rules_in_the_past", "规则只能从今天或以后生效；已开始的办件按原规则。",
        "Rules take effect today or later; cases that began keep theirs.", at: "from")

    static func notText(_ field: String) -> Refusal {
        Refusal(
            "not_text", "这里含有不能保存的字符，请删去。",
            "There is a character here that cannot be kept; remove it.", at: field)
    }
}

extension [Refusal] {
    /// Notes what is wrong with a text that somebody wrote.
    mutating func check(
        _ text: String, _ field: String, _ zh: String, _ en: String, limit: Int,
        isRequired: Bool = true
    ) {
        if isRequired && text.isBlank { append(.missing(field, zh, en)) }
        if text.count > limit { append(.tooLong(field, limit)) }
        if text.contains("\0") { append(.notText(field)) }
    }

    /// - Throws: `Refusals` when there are any.
    func throwAny() throws(Refusals) { if !isEmpty { throw Refusals(self) } }
}

/// The months that the columns of a monitoring form are about: 1–7月执行数, 1-12月执行情况.
enum MonthSpan {
    /// What follows the months in a folded heading; nil if it does not begin with them.
    static func rest(of compact: String) -> String? { parts(of: compact)?.rest }

    /// The last of the months in a folded heading: 7 of 1–7月执行数, 1 of 1月执行数.
    static func last(of compact: String) -> Int? { parts(of: compact)?.last }

    private static func parts(of compact: String) -> (last: Int, rest: String)? {
        guard compact.hasPrefix("1") else { return nil }
        if compact.hasPrefix("1月") { return (1, String(compact.dropFirst())) }
        let dashes = compact.dropFirst().prefix { "-–—~～至到".contains($0) }
        let months = compact.dropFirst(1 + dashes.count).prefix { $0.isASCII && $0.isNumber }
        guard !dashes.isEmpty, let last = Int(months), (1...12).contains(last) else { return nil }
        return (last, String(compact.dropFirst(1 + dashes.count + months.count)))
    }
}

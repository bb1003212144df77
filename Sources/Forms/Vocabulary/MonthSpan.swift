/// The months that the columns of a monitoring form are about: 1–7月执行数, 1-12月执行情况.
enum MonthSpan {
    /// What follows the months in a folded heading; nil if it does not begin with them.
    static func rest(of compact: String) -> String? {
        guard compact.hasPrefix("1") else { return nil }
        let dashes = compact.dropFirst().prefix { "-–—~～至到".contains($0) }
        let months = compact.dropFirst(1 + dashes.count).prefix { $0.isASCII && $0.isNumber }
        guard !dashes.isEmpty, let last = Int(months), (1...12).contains(last) else { return nil }
        return String(compact.dropFirst(1 + dashes.count + months.count))
    }
}

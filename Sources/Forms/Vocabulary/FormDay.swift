/// A day on a form, as 2026/1/1, 2024-01-01 or 2026年1月1日.
enum FormDay {
    /// The day in ISO form; nil if the text is no day of the calendar.
    static func iso(_ text: String) -> String? {
        let parts = Glyphs.compact(text).split { "-/.年月".contains($0) }.prefix(3)
        let numbers = parts.map { Int($0.filter { $0 != "日" }) ?? 0 }
        guard numbers.count == 3, (1990...2100).contains(numbers[0]),
            (1...12).contains(numbers[1]),
            (1...length(of: numbers[1], in: numbers[0])).contains(numbers[2])
        else { return nil }
        return "\(numbers[0])-\(two(numbers[1]))-\(two(numbers[2]))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

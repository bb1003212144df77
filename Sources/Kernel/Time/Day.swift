/// A calendar day in Asia/Shanghai, written 2025-01-31.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package let number: Int

    package init(number: Int) { self.number = number }

    /// Nil when there is no such day in the Gregorian calendar.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        guard day <= Day.daysInMonth(month, of: year) else { return nil }
        number = Day.number(year: year, month: month, day: day)
    }

    /// Reads exactly `2025-01-31`; nil for any other shape or a day that does not exist.
    package init?(_ text: some StringProtocol) {
        var (year, month, day, place) = (0, 0, 0, 0)
        for byte in text.utf8 {
            switch (place, byte) {
            case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")): break
            case (0...3, Self.digits): year = year * 10 + Self.value(byte)
            case (5...6, Self.digits): month = month * 10 + Self.value(byte)
            case (8...9, Self.digits): day = day * 10 + Self.value(byte)
            default: return nil
            }
            place += 1
        }
        guard place == 10 else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    private static func value(_ digit: UInt8) -> Int { Int(digit - UInt8(ascii: "0")) }

    package static func < (a: Day, b: Day) -> Bool { a.number < b.number }
    package static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
    package static func - (a: Day, b: Day) -> Int { a.number - b.number }

    static func daysInMonth(_ month: Int, of year: Int) -> Int {
        if month == 2 { return isLeap(year) ? 29 : 28 }
        return [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    static func isLeap(_ year: Int) -> Bool {
        (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    }

    // Civil-calendar arithmetic with years that begin in March, so leap days come last.
    private static func number(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    package var year: Int { parts.year }
    package var month: Int { parts.month }
    package var dayOfMonth: Int { parts.day }
}

extension Day {
    package static func first(of year: Int) -> Day {
        Day(number: number(year: year, month: 1, day: 1))
    }
    package static func last(of year: Int) -> Day { first(of: year + 1) + -1 }

    /// 1 for Monday to 7 for Sunday.
    package var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

    /// The Monday of this day's ISO week.
    package var monday: Day { self + (1 - weekday) }

    /// How many days of its year have passed, this one included.
    package var ordinal: Int { self - Day.first(of: year) + 1 }

    package var firstOfMonth: Day { self + (1 - dayOfMonth) }

    /// `2025-03`
    package var monthText: String { String(decoding: description.utf8.dropLast(3), as: UTF8.self) }

    /// `m2025-03`, as the tallies name a month: no day sorts between two months.
    package var monthSpan: String { "m\(monthText)" }
}

extension Day: CustomStringConvertible, Codable {
    package var description: String {
        let (year, month, day) = parts
        var text = ""
        text.append(year, width: 4)
        text.append("-")
        text.append(month, width: 2)
        text.append("-")
        text.append(day, width: 2)
        return text
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a day: \(text)")
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension String {
    /// Appends a number, with zeros before it up to a width.
    fileprivate mutating func append(_ number: Int, width: Int) {
        let digits = String(number)
        for _ in 0..<max(0, width - digits.utf8.count) { append("0") }
        append(digits)
    }
}

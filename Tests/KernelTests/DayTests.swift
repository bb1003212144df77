import Foundation
import Kernel
import Testing

@Suite struct DayTests {
    @Test(arguments: [
        "", "2025", "2025-1-31", "2025-01-3", "25-01-31", "02025-01-31", "2025-01-31 ",
        " 2025-01-31", "2025/01/31", "2025-01-31-", "2025-13-01", "2025-00-01", "2025-01-00",
        "2025-01-32", "2025-02-29", "1900-02-29", "2025-04-31", "0000-01-01", "２０２５-01-31",
        "2025-01-3a", "+025-01-31", "2025-+1-31", "2025-01-+1", "-025-01-01", "2025--1-01",
        "2025‐01‐31",
    ])
    func `only a day that exists is read, and only in one shape`(_ text: String) {
        #expect(Day(text) == nil)
    }

    @Test(arguments: [
        "0001-01-01", "1600-02-29", "1970-01-01", "2000-02-29", "2024-02-29", "9999-12-31",
    ])
    func `a day is written as it is read`(_ text: String) throws {
        #expect(try day(text).description == text)
    }

    @Test func `days agree with another calendar for four thousand years`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        var random = Seeded(20_250_926)
        for _ in 0..<3000 {
            // 1600 to 5600: the other calendar turns Julian before 1582.
            let day = Day(number: Int.random(in: -135_140...1_325_000, using: &random))
            let date = Date(timeIntervalSince1970: Double(day.number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            #expect([day.year, day.month, day.dayOfMonth] == [parts.year, parts.month, parts.day])
            #expect(day.weekday == ((parts.weekday ?? 0) + 5) % 7 + 1)
            #expect(Day(day.description) == day)
            #expect(Day(year: day.year, month: day.month, day: day.dayOfMonth) == day)
        }
    }

    @Test func `days order, add and subtract as whole days`() throws {
        let (last, first) = try (day("2024-12-31"), day("2025-01-01"))
        #expect(last < first)
        #expect(last + 1 == first)
        #expect(first - last == 1)
        #expect(first + -366 == Day.first(of: 2024))
        #expect(Day.last(of: 2024) == last)
        #expect(last.ordinal == 366)
        #expect(first.ordinal == 1)
        #expect(try day("2025-02-14").firstOfMonth == day("2025-02-01"))
        #expect(try day("2025-02-14").monthText == "2025-02")
    }

    @Test(arguments: [
        ("2024-12-29", "2024-12-23"), ("2024-12-30", "2024-12-30"), ("2025-01-01", "2024-12-30"),
        ("2025-01-05", "2024-12-30"), ("2025-01-06", "2025-01-06"),
    ])
    func `a week begins on its Monday, over the turn of the year too`(
        _ text: String, _ monday: String
    ) throws {
        #expect(try day(text).monday == day(monday))
    }

    @Test func `a day in JSON is its text, and nothing else is read`() throws {
        let days = [try day("2025-01-31")]
        let json = try JSONEncoder().encode(days)
        #expect(String(decoding: json, as: UTF8.self) == #"["2025-01-31"]"#)
        #expect(try JSONDecoder().decode([Day].self, from: json) == days)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Day].self, from: Data(#"["2025-02-29"]"#.utf8))
        }
    }
}

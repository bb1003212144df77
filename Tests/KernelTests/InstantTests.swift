import Foundation
import Kernel
import Testing

@Suite struct InstantTests {
    @Test func `a moment is written with Shanghai's offset, to the millisecond`() throws {
        let instant = Instant(milliseconds: 1_760_689_205_123)
        #expect(instant.description == "2025-10-17T16:20:05.123+08:00")
        #expect(instant.clockText == "16:20:05")
        #expect(try instant.day == day("2025-10-17"))
        #expect(instant.secondOfDay == 16 * 3600 + 20 * 60 + 5)
    }

    @Test(arguments: [
        (0, "1970-01-01T08:00:00.000+08:00"), (-1, "1970-01-01T07:59:59.999+08:00"),
        (-28_800_000, "1970-01-01T00:00:00.000+08:00"),
        (-28_800_001, "1969-12-31T23:59:59.999+08:00"),
    ])
    func `moments before 1970 are written as well`(_ milliseconds: Int64, _ text: String) {
        #expect(Instant(milliseconds: milliseconds).description == text)
    }

    @Test func `what is written is the same moment to another reader`() throws {
        let formatter = ISO8601DateFormatter()
        formatter.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
        var random = Seeded(42)
        for _ in 0..<1000 {
            let milliseconds = Int64.random(
                in: -2_000_000_000_000...8_000_000_000_000, using: &random)
            let instant = Instant(milliseconds: milliseconds)
            let date = try #require(formatter.date(from: instant.description))
            #expect(Int64((date.timeIntervalSince1970 * 1000).rounded()) == milliseconds)
            #expect(
                Instant(instant.day, secondOfDay: instant.secondOfDay).milliseconds <= milliseconds)
        }
    }

    @Test func `Shanghai has had no summer time since 1992, and a day has 86,400 seconds`() throws {
        let shanghai = try #require(TimeZone(identifier: "Asia/Shanghai"))
        var day = Day.first(of: 1992)
        while day < Day.first(of: 2060) {
            let start = Instant(day)
            let date = Date(timeIntervalSince1970: Double(start.milliseconds) / 1000)
            #expect(shanghai.secondsFromGMT(for: date) == Instant.shanghaiOffsetSeconds)
            #expect(start.day == day && start.secondOfDay == 0)
            #expect((start + 86_399).day == day)
            #expect(start + 86_400 == Instant(day + 1))
            day = day + 7
        }
    }

    @Test func `moments differ by whole seconds`() {
        let instant = Instant(milliseconds: 1000)
        #expect(instant + 90 - instant == 90)
        #expect(instant - (instant + 90) == -90)
        #expect(instant < instant + 1)
    }

    @Test func `a moment in JSON is its milliseconds`() throws {
        let instant = Instant(milliseconds: 1_760_689_205_123)
        let json = try JSONEncoder().encode(instant)
        #expect(String(decoding: json, as: UTF8.self) == "1760689205123")
        #expect(try JSONDecoder().decode(Instant.self, from: json) == instant)
    }
}

import Kernel
import Testing

@Suite struct OpeningHoursTests {
    private let hours = OpeningHours.usual
    private let calendar = WorkCalendar()

    private func at(_ text: String, _ clock: String) throws -> Instant {
        let parts = clock.split(separator: ":").compactMap { Int($0) }
        return Instant(
            try #require(Day(text)), secondOfDay: parts[0] * 3600 + parts[1] * 60 + parts[2])
    }

    @Test(arguments: [
        ("2025-10-17", "08:59:59", false), ("2025-10-17", "09:00:00", true),
        ("2025-10-17", "11:29:59", true), ("2025-10-17", "11:30:00", false),
        ("2025-10-17", "13:30:00", true), ("2025-10-17", "17:00:00", false),
        // The Saturday after the National Day holiday is worked, the Saturday after that is not.
        ("2025-10-11", "10:00:00", true), ("2025-10-18", "10:00:00", false),
        ("2025-10-06", "10:00:00", false),
    ])
    func `it is open on working days, but for lunch`(
        day: String, clock: String, isOpen: Bool
    ) throws {
        #expect(try hours.isOpen(at: at(day, clock), calendar) == isOpen)
    }

    @Test(arguments: [
        // Within one stretch nothing is closed.
        ("2025-10-17", "09:10:00", "2025-10-17", "10:00:00", 3000),
        // Over lunch.
        ("2025-10-17", "11:29:30", "2025-10-17", "13:30:20", 50),
        // Asked during lunch, answered after it.
        ("2025-10-17", "12:00:00", "2025-10-17", "13:30:45", 45),
        // Over midnight and a weekend.
        ("2025-10-17", "16:59:40", "2025-10-20", "09:00:25", 45),
        // Over midnight onto a make-up Saturday.
        ("2025-10-10", "16:59:00", "2025-10-11", "09:00:30", 90),
        // Before opening, answered before opening: no service time has passed.
        ("2025-10-17", "07:00:00", "2025-10-17", "08:00:00", 0),
    ])
    func `a clock of seconds runs in opening hours only`(
        day: String, from: String, endDay: String, until: String, seconds: Int
    ) throws {
        let (start, end) = (try at(day, from), try at(endDay, until))
        let pauses = try hours.closedTimes(from: start, through: end, calendar)
        let deadline = Deadline(start: start, limit: .seconds(60), pauses: pauses)
        #expect(try deadline.elapsed(at: end, calendar) == Quantity(seconds))
    }

    @Test func `it says when it opens next`() throws {
        let friday = try at("2025-10-17", "17:30:00")
        #expect(try hours.nextOpening(after: friday, calendar) == at("2025-10-20", "09:00:00"))
        let lunch = try at("2025-10-17", "12:00:00")
        #expect(try hours.nextOpening(after: lunch, calendar) == at("2025-10-17", "13:30:00"))
        let open = try at("2025-10-17", "10:00:00")
        #expect(try hours.nextOpening(after: open, calendar) == open)
    }

    @Test func `a day may have hours of its own, or none`() throws {
        let short = OpeningHours(
            stretches: hours.stretches,
            exceptions: [
                "2025-12-31": [.init(opens: 9 * 3600, closes: 11 * 3600)], "2025-12-30": [],
            ])
        #expect(try short.openSeconds(on: #require(Day("2025-12-31")), calendar) == 7200)
        #expect(try short.openSeconds(on: #require(Day("2025-12-30")), calendar) == 0)
        #expect(try short.openSeconds(on: #require(Day("2025-12-29")), calendar) == 21_600)
        #expect(try short.lastClosing(on: #require(Day("2025-12-30")), calendar) == nil)
    }

    @Test func `a year without published holidays is refused`() throws {
        let unknown = try at("2027-03-01", "10:00:00")
        #expect(throws: Refusal.self) { try hours.isOpen(at: unknown, calendar) }
    }
}

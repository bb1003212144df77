import Kernel
import Testing

@Suite struct DeadlineTests {
    private let calendar = WorkCalendar()

    @Test func `ten working days over the National Day are explained day by day`() throws {
        let deadline = Deadline(
            start: try moment("2025-09-26", "10:30:00"), limit: .workingDays(10))
        let days = try deadline.countedDays(calendar, through: nil)
        let lines = days.map { "\($0.day) \($0.number.map(String.init) ?? "-") \($0.reason.word)" }
        #expect(
            lines == [
                "2025-09-26 - start", "2025-09-27 - weekend", "2025-09-28 1 make-up",
                "2025-09-29 2 working", "2025-09-30 3 working", "2025-10-01 - holiday",
                "2025-10-02 - holiday", "2025-10-03 - holiday", "2025-10-04 - holiday",
                "2025-10-05 - holiday", "2025-10-06 - holiday", "2025-10-07 - holiday",
                "2025-10-08 - holiday", "2025-10-09 4 working", "2025-10-10 5 working",
                "2025-10-11 6 make-up", "2025-10-12 - weekend", "2025-10-13 7 working",
                "2025-10-14 8 working", "2025-10-15 9 working", "2025-10-16 10 working",
            ])
        #expect(try deadline.due(calendar)?.day == day("2025-10-16"))
    }

    @Test func `the last day is in time until it is over`() throws {
        let deadline = Deadline(start: try moment("2025-03-03"), limit: .workingDays(1))
        let midnight = try moment("2025-03-05")
        let lastMoment = Instant(milliseconds: midnight.milliseconds - 1)
        #expect(try !deadline.isBreached(at: lastMoment, calendar))
        #expect(try deadline.isBreached(at: midnight, calendar))
    }

    @Test(arguments: [
        (Limit.workingDays(2), "2025-03-10"), (.days(3), "2025-03-09"), (.days(0), "2025-03-06"),
    ])
    func `a period in days ends with its last day`(_ limit: Limit, _ last: String) throws {
        let deadline = Deadline(start: try moment("2025-03-06", "17:59:00"), limit: limit)
        #expect(try deadline.due(calendar)?.day == day(last))
    }

    @Test(arguments: [
        (Limit.hours(36), "2025-03-08 05:59:00"), (.seconds(60), "2025-03-06 18:00:00"),
    ])
    func `a period in hours or seconds runs from the moment, over nights and weekends`(
        _ limit: Limit, _ end: String
    ) throws {
        let deadline = Deadline(start: try moment("2025-03-06", "17:59:00"), limit: limit)
        let parts = end.split(separator: " ").map(String.init)
        let due = try moment(parts[0], parts[1])
        #expect(try deadline.due(calendar) == due)
        #expect(try !deadline.isBreached(at: due, calendar))
        #expect(try deadline.isBreached(at: Instant(milliseconds: due.milliseconds + 1), calendar))
        #expect(try deadline.secondsLeft(at: due + -90, calendar) == 90)
        #expect(try deadline.secondsLeft(at: due + 90, calendar) == -90)
        #expect(try deadline.countedDays(calendar, through: nil).isEmpty)
    }

    @Test func `the time used is counted in the limit's own unit`() throws {
        let start = try moment("2025-03-06", "09:00:00")
        let now = try moment("2025-03-10", "10:30:00")
        let expected: [(Limit, String)] = [
            (.workingDays(5), "2"), (.days(5), "4"), (.hours(5), "97.5"), (.seconds(5), "351000"),
        ]
        for (limit, used) in expected {
            let deadline = Deadline(start: start, limit: limit)
            #expect(try deadline.elapsed(at: now, calendar).description == used)
            #expect(try deadline.elapsed(at: start, calendar) == .zero)
            #expect(try deadline.elapsed(at: start + -86_400, calendar) == .zero)
        }
    }

    @Test func `a third of an hour is rounded to four decimals`() throws {
        let start = try moment("2025-03-06")
        let deadline = Deadline(start: start, limit: .hours(1))
        #expect(try deadline.elapsed(at: start + 1200, calendar).description == "0.3333")
        #expect(try deadline.elapsed(at: start + 2400, calendar).description == "0.6667")
    }

    @Test func `a period into a year that is not published is refused`() throws {
        let deadline = Deadline(start: try moment("2026-12-30"), limit: .workingDays(2))
        expectRefusal("calendar_not_published") { _ = try deadline.due(calendar) }
        let plain = Deadline(start: try moment("2026-12-30"), limit: .days(3))
        #expect(try plain.due(calendar)?.day == day("2027-01-02"))
    }
}

extension CountedDay.Reason {
    /// Short, for writing expectations down.
    fileprivate var word: String {
        switch self {
        case .start: "start"
        case .paused: "paused"
        case .ordinary: "ordinary"
        case .kind(.working): "working"
        case .kind(.weekend): "weekend"
        case .kind(.holiday): "holiday"
        case .kind(.makeUp): "make-up"
        }
    }
}

@testable import Helpdesk
import Kernel
import Testing

@Suite struct CallClockTests {
    /// Service hours are 9:00–11:30 and 13:30–17:00 of working days.
    private let clock = CallClock(book: HelpRuleBook(versions: []), calendar: WorkCalendar())

    private func call(_ text: String) throws -> HelpCall {
        HelpCall(
            id: "k", conversation: "c", topic: nil, calledAt: try moment(text), reason: .visitor,
            sequence: 1)
    }

    @Test(arguments: [
        ("2025-10-17 10:00:00", "2025-10-17 10:00:59.999", 59_999),
        ("2025-10-17 10:00:00.250", "2025-10-17 10:01:00.251", 60_001),
        // Lunch does not count, to the millisecond.
        ("2025-10-17 11:29:50.500", "2025-10-17 13:30:05.250", 14_750),
        ("2025-10-17 11:29:50", "2025-10-17 12:45:00", 10_000),
        // Nor the night, nor a weekend.
        ("2025-10-16 16:59:40", "2025-10-17 09:00:10", 30_000),
        ("2025-10-17 16:59:40", "2025-10-20 09:00:10", 30_000),
        // A make-up Saturday is worked, the Sunday after it is not.
        ("2025-10-11 16:59:30", "2025-10-13 09:00:20", 50_000),
        ("2025-10-11 10:00:00", "2025-10-11 10:00:40", 40_000),
        // National Day: eight days without service.
        ("2025-09-30 16:59:00", "2025-10-09 09:00:05", 65_000),
        // Midnight alone is nothing.
        ("2025-10-16 23:59:59", "2025-10-17 00:00:01", 0),
        ("2025-10-17 08:00:00", "2025-10-17 09:00:01", 1_000),
    ])
    func `only service hours count`(_ called: String, _ until: String, _ expected: Int64) throws {
        let now = try moment(until)
        #expect(try clock.waited(call(called), at: now) == expected)
        let elapsed = try clock.deadline(of: call(called), at: now).elapsed(at: now, WorkCalendar())
        #expect(elapsed == Quantity(tenThousandths: expected * 10))
    }

    @Test(arguments: [
        ("2025-10-17 10:00:00", "2025-10-17 10:01:00"),
        ("2025-10-17 11:29:30", "2025-10-17 13:30:30"),
        ("2025-10-17 11:29:30.500", "2025-10-17 13:30:30.500"),
        ("2025-10-17 16:59:59", "2025-10-20 09:00:59"),
        ("2025-10-10 16:59:50", "2025-10-11 09:00:50"),
        ("2025-09-30 16:59:40", "2025-10-09 09:00:40"),
    ])
    func `what is due across a closed time is due after it`(
        _ called: String, _ expected: String
    ) throws {
        let call = try call(called)
        for now in [call.calledAt, try moment(expected), try moment(expected) + 3 * 86_400] {
            #expect(
                try clock.deadline(of: call, at: now).due(WorkCalendar()) == moment(expected))
        }
    }

    @Test func `the last hours of a year need no holidays of the next`() throws {
        let early = try call("2026-12-31 16:00:00")
        #expect(
            try clock.deadline(of: early, at: early.calledAt).due(WorkCalendar())
                == moment("2026-12-31 16:01:00"))
        let late = try call("2026-12-31 16:59:30")
        #expect(try clock.deadline(of: late, at: late.calledAt).due(WorkCalendar()) == nil)
        #expect(try clock.waited(late, at: moment("2026-12-31 18:00:00")) == 30_000)
    }

    @Test func `a day with hours of its own is counted by them`() throws {
        let hours = OpeningHours(
            stretches: OpeningHours.usual.stretches,
            exceptions: [
                "2025-10-18": [OpeningHours.Stretch(opens: 36_000, closes: 39_600)],
                "2025-10-20": [],
            ])
        let book = HelpRuleBook(versions: [
            .init(since: try moment("2025-01-01 00:00:00"), rules: HelpRules(hours: hours))
        ])
        let clock = CallClock(book: book, calendar: WorkCalendar())
        let call = try call("2025-10-17 16:59:55")
        #expect(try clock.waited(call, at: moment("2025-10-18 10:00:20")) == 25_000)
        #expect(try clock.waited(call, at: moment("2025-10-21 09:00:01")) == 3_606_000)
    }

    @Test func `open all day and night, midnight is no pause`() throws {
        let hours = OpeningHours(stretches: [.init(opens: 0, closes: 86_400)])
        let book = HelpRuleBook(versions: [
            .init(since: try moment("2025-01-01 00:00:00"), rules: HelpRules(hours: hours))
        ])
        let clock = CallClock(book: book, calendar: WorkCalendar())
        let call = try call("2025-10-16 23:59:50")
        #expect(try clock.waited(call, at: moment("2025-10-17 00:00:20")) == 30_000)
    }

    @Test func `a later change of the hours leaves an earlier call as it was`() throws {
        let longer = OpeningHours(stretches: [.init(opens: 9 * 3600, closes: 17 * 3600)])
        let book = HelpRuleBook(versions: [
            .init(since: try moment("2025-10-17 12:00:00"), rules: HelpRules(hours: longer))
        ])
        let clock = CallClock(book: book, calendar: WorkCalendar())
        let before = try call("2025-10-17 11:29:50")
        #expect(try clock.waited(before, at: moment("2025-10-17 13:30:05")) == 15_000)
        let after = try call("2025-10-17 12:00:00")
        #expect(try clock.waited(after, at: moment("2025-10-17 12:00:30")) == 30_000)
    }
}

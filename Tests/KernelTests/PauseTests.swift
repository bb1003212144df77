import Kernel
import Testing

/// Expert review, hearings and tests notified in writing do not count (Licensing Law art. 45).
@Suite struct PauseTests {
    private let calendar = WorkCalendar()

    private func deadline(_ limit: Limit, _ pauses: (String, String?)...) throws -> Deadline {
        Deadline(
            start: try moment("2025-03-03", "09:00:00"), limit: limit,
            pauses: try pauses.map { from, until in
                Pause(
                    from: try moment(from, "10:00:00"),
                    until: try until.map { try moment($0, "16:00:00") })
            })
    }

    @Test(arguments: [Limit.workingDays(3), .days(3)])
    func `days that lie in a pause in whole or part do not count`(_ limit: Limit) throws {
        let deadline = try deadline(limit, ("2025-03-05", "2025-03-06"))
        let counted = try deadline.countedDays(calendar, through: nil).filter { $0.number != nil }
        let expected =
            limit == .days(3)
            ? ["2025-03-04", "2025-03-07", "2025-03-08"]
            : ["2025-03-04", "2025-03-07", "2025-03-10"]
        #expect(counted.map(\.day.description) == expected)
        let paused = try deadline.countedDays(calendar, through: nil).filter {
            $0.reason == .paused
        }
        #expect(paused.map(\.day.description) == ["2025-03-05", "2025-03-06"])
    }

    @Test func `pauses in working days may follow, touch or overlap`() throws {
        let apart = try deadline(
            .workingDays(3), ("2025-03-04", "2025-03-04"), ("2025-03-06", "2025-03-06"))
        #expect(try apart.due(calendar)?.day == day("2025-03-10"))
        let overlapping = try deadline(
            .workingDays(3), ("2025-03-04", "2025-03-06"), ("2025-03-05", "2025-03-07"))
        #expect(try overlapping.due(calendar)?.day == day("2025-03-12"))
    }

    @Test(arguments: [Limit.workingDays(3), .days(3), .hours(72), .seconds(259_200)])
    func `a pause without an end leaves no date and is never late`(_ limit: Limit) throws {
        let deadline = try deadline(limit, ("2025-03-04", nil))
        let later = try moment("2025-12-01")
        #expect(try deadline.due(calendar) == nil)
        #expect(try deadline.secondsLeft(at: later, calendar) == nil)
        #expect(try !deadline.isBreached(at: later, calendar))
    }

    @Test(arguments: [Limit.workingDays(3), .days(3)])
    func `the days of an open pause are told up to where it holds the case`(_ limit: Limit) throws {
        let deadline = try deadline(limit, ("2025-03-05", nil))
        let days = try deadline.countedDays(calendar, through: nil)
        #expect(days.map(\.day.description) == ["2025-03-03", "2025-03-04", "2025-03-05"])
        #expect(days.map(\.number) == [nil, 1, nil])
        #expect(days.last?.reason == .paused)
    }

    @Test(arguments: [Limit.workingDays(3), .days(3), .hours(72), .seconds(259_200)])
    func `a pause opened after the end does not undo that the case is late`(_ limit: Limit) throws {
        let deadline = try deadline(limit, ("2025-03-07", nil))
        #expect(try deadline.due(calendar)?.day == day("2025-03-06"))
        #expect(try deadline.isBreached(at: moment("2025-03-08"), calendar))
    }

    @Test(arguments: [(Limit.hours(48), "5"), (.seconds(172_800), "18000")])
    func `hours and seconds stand still in a pause`(_ limit: Limit, _ used: String) throws {
        // Runs 5 hours to 14:00 on the 3rd, and again from 14:00 on the 5th.
        let start = try moment("2025-03-03", "09:00:00")
        let pause = Pause(from: start + 5 * 3600, until: try moment("2025-03-05", "14:00:00"))
        let deadline = Deadline(start: start, limit: limit, pauses: [pause])
        #expect(try deadline.due(calendar) == moment("2025-03-07", "09:00:00"))
        for clock in ["14:00:00", "18:30:00"] {
            let now = try moment("2025-03-03", clock)
            #expect(try deadline.elapsed(at: now, calendar).description == used)
        }
        let after = try moment("2025-03-05", "14:00:00")
        #expect(try deadline.elapsed(at: after, calendar).description == used)
    }

    @Test func `a pause before the start or after the end changes nothing`() throws {
        let start = try moment("2025-03-03", "09:00:00")
        let around = [
            Pause(from: start + -7200, until: start + -3600),
            Pause(from: start + 3600, until: start + 7200),
        ]
        let deadline = Deadline(start: start, limit: .hours(1), pauses: around)
        #expect(try deadline.due(calendar) == start + 3600)
        let across = Deadline(
            start: start, limit: .hours(1), pauses: [Pause(from: start + -600, until: start + 600)])
        #expect(try across.due(calendar) == start + 4200)
        #expect(try across.elapsed(at: start + 4200, calendar).description == "1")
    }

    @Test func `a pause that begins when an earlier one has moved the end counts`() throws {
        let start = try moment("2025-03-03", "09:00:00")
        let pauses = [
            Pause(from: start + 4000, until: start + 5000),
            Pause(from: start + 60, until: start + 660),
        ]
        let deadline = Deadline(start: start, limit: .hours(1), pauses: pauses)
        #expect(try deadline.due(calendar) == start + 3600 + 600 + 1000)
    }

    @Test(arguments: [Limit.hours(1), .seconds(3600)])
    func `time in two pauses at once stands still once`(_ limit: Limit) throws {
        let start = try moment("2025-03-03", "09:00:00")
        let pauses = [
            Pause(from: start + 600, until: start + 1800),
            Pause(from: start + 1200, until: start + 2400),
        ]
        let deadline = Deadline(start: start, limit: limit, pauses: pauses)
        let due = try #require(try deadline.due(calendar))
        #expect(due - start == 3600 + 1800)
        let used = try deadline.elapsed(at: due, calendar).description
        #expect(used == (limit == .hours(1) ? "1" : "3600"))
    }
}

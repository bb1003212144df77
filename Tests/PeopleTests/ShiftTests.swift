import Kernel
import TestStores
import Testing

@testable import People

/// Who is to be where and when, and who came.
@Suite struct ShiftTests {
    @Test(arguments: TestStore.allCases)
    func `a shift is planned, journalled, and stands in its week`(store: TestStore) async throws {
        try await ShiftCentre.with(on: store) { hall in
            let id = try await hall.desk.plan(hall.draft(), by: hall.chief)
            let week = try await hall.week()
            #expect(week.map(\.id) == [id])
            #expect(week[0].place == Place(.counter, "3号窗口"))
            #expect("\(week[0].begins)–\(week[0].ends)" == "09:00–17:00")
            let entry = try await hall.centre.read {
                try $0.journalEntries(kind: "people.shift_planned").first
            }
            #expect(entry?.actor == hall.chief.id && entry?.subject == "people.shift/\(id)")
            #expect(try await hall.week("2025-10-20").isEmpty)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `nobody is in two places, and nobody where their role does not let them`(
        store: TestStore
    ) async throws {
        try await ShiftCentre.with(on: store) { hall in
            try await hall.desk.plan(hall.draft(hall.zhao, "09:00", "12:00"), by: hall.chief)
            func planned(_ draft: ShiftDraft) async throws -> String? {
                try await code { try await hall.desk.plan(draft, by: hall.chief) }
            }
            let overlap = hall.draft(hall.zhao, "11:59", "13:00", at: .help, "")
            #expect(try await planned(overlap) == "shift_conflict")
            #expect(try await planned(hall.draft(hall.zhao, "12:00", "13:00", at: .help)) == nil)
            #expect(try await planned(hall.draft(at: .help)) == "shift_role")
            #expect(try await planned(hall.draft(hall.wang, "09:00", "12:00")) == nil)
            var unknown = hall.draft()
            unknown.account = "nobody"
            #expect(try await planned(unknown) == "no_such_account")
            #expect(try await hall.week().count == 3)
        }
    }

    @Test(arguments: [
        ("2025-13-01", "09:00", "17:00", "day_unread"), ("2025-10-17", "9", "17:00", "time_unread"),
        ("2025-10-17", "17:00", "09:00", "times_wrong"),
        ("2025-10-17", "00:00", "12:01", "times_wrong"),
        ("2025-10-17", "12:00", "24:01", "time_unread"),
        ("2027-10-17", "09:00", "17:00", "day_far"),
        ("", "", "", "day_unread time_unread time_unread"), ("2025-10-17", "12:00", "24:00", nil),
    ])
    func `what is wrong with a shift is told all at once`(
        day: String, begins: String, ends: String, codes: String?
    ) async throws {
        try await ShiftCentre.with(on: .sqlite) { hall in
            let told = try await code {
                try await hall.desk.plan(hall.draft(on: day, begins, ends), by: hall.chief)
            }
            #expect(told == codes)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a cancelled shift is gone from the week, with its reason in the journal`(
        store: TestStore
    ) async throws {
        try await ShiftCentre.with(on: store) { hall in
            let id = try await hall.desk.plan(hall.draft(), by: hall.chief)
            let blank = try await code {
                try await hall.desk.cancel(id, because: " ", by: hall.chief)
            }
            #expect(blank == "reason_missing")
            try await hall.desk.cancel(id, because: "换人", by: hall.chief)
            #expect(try await hall.week().isEmpty)
            let again = try await code {
                try await hall.desk.cancel(id, because: "x", by: hall.chief)
            }
            #expect(again == "shift_cancelled")
            #expect(try await hall.kinds() == ["people.shift_cancelled", "people.shift_planned"])
            try await hall.desk.plan(hall.draft(), by: hall.chief)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `one notes one's own coming and going, and the chief anybody's`(store: TestStore)
        async throws
    {
        try await ShiftCentre.with(on: store) { hall in
            let id = try await hall.desk.plan(hall.draft(), by: hall.chief)
            let (desk, wang, zhao) = (hall.desk, hall.wang, hall.zhao)
            #expect(try await code { try await desk.arrive(id, by: zhao) } == "not_allowed")
            #expect(try await code { try await desk.leave(id, by: wang) } == "not_arrived")
            hall.clock.advance(seconds: 35 * 60)
            try await desk.arrive(id, by: wang)
            #expect(try await code { try await desk.arrive(id, by: wang) } == "already_arrived")
            let cancelled = try await code {
                try await desk.cancel(id, because: "x", by: hall.chief)
            }
            #expect(cancelled == "shift_begun")
            hall.clock.advance(seconds: 3600)
            try await desk.leave(id, by: hall.chief)
            let shift = try #require(try await hall.week().first)
            #expect(shift.arrivedAt == shift.start + 300 && shift.leftAt == shift.start + 3900)
            let entry = try await hall.centre.read {
                try $0.journalEntries(kind: "people.shift_arrived").first
            }
            #expect(entry?.detail.contains("\"lateSeconds\":300") == true)
        }
    }

    @Test func `coming is noted only around the shift itself`() async throws {
        try await ShiftCentre.with(on: .sqlite) { hall in
            let tomorrow = try await hall.desk.plan(
                hall.draft(on: "2025-10-18"), by: hall.chief)
            let today = try await hall.desk.plan(hall.draft(), by: hall.chief)
            let early = try await code { try await hall.desk.arrive(tomorrow, by: hall.wang) }
            #expect(early == "shift_elsewhen")
            hall.clock.advance(seconds: 9 * 3600)
            let late = try await code { try await hall.desk.arrive(today, by: hall.wang) }
            #expect(late == "shift_elsewhen")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `who is on duty now is told, and whether they are here`(store: TestStore) async throws {
        try await ShiftCentre.with(on: store) { hall in
            let id = try await hall.desk.plan(hall.draft(), by: hall.chief)
            try await hall.desk.plan(
                hall.draft(hall.zhao, "13:00", "17:00", at: .help), by: hall.chief)
            func onDuty() async throws -> [String] {
                let now = hall.clock.now
                return try await hall.centre.read { try $0.onDuty(at: now) }.map {
                    "\($0.place.kind) \($0.arrivedAt == nil ? "away" : "here")"
                }
            }
            #expect(try await onDuty() == [])
            try await hall.desk.arrive(id, by: hall.wang)
            hall.clock.advance(seconds: 1800)
            #expect(try await onDuty() == ["counter here"])
            hall.clock.advance(seconds: 4 * 3600)
            #expect(try await onDuty() == ["counter here", "help away"])
            hall.clock.advance(seconds: 4 * 3600)
            #expect(try await onDuty() == [])
        }
    }

    @Test func `only the chief plans`() async throws {
        try await ShiftCentre.with(on: .sqlite) { hall in
            let planned = try await code { try await hall.desk.plan(hall.draft(), by: hall.zhao) }
            #expect(planned == "not_allowed")
            let copied = try await code {
                _ = try await hall.desk.copyWeek(to: Day(number: 20_000), by: hall.wang)
            }
            #expect(copied == "not_allowed")
        }
    }
}

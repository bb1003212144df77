import Kernel
import TestStores
import Testing

@testable import People

/// A week planned like the one before it.
@Suite struct WeekCopyTests {
    private static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

    @Test(arguments: TestStore.allCases)
    func `a week is copied once, and what stands in the way is told`(store: TestStore)
        async throws
    {
        try await ShiftCentre.with(on: store) { hall in
            for day in ["2025-10-13", "2025-10-14", "2025-10-17"] {
                try await hall.desk.plan(hall.draft(on: day), by: hall.chief)
                try await hall.desk.plan(hall.draft(hall.zhao, on: day, at: .help), by: hall.chief)
            }
            try await hall.desk.recordAbsence(
                hall.away(hall.zhao, "2025-10-21", "2025-10-24"), by: hall.chief)
            try await hall.desk.plan(
                hall.draft(on: "2025-10-20", "10:00", "11:00"), by: hall.chief)
            let copied = try await hall.desk.copyWeek(to: Self.day("2025-10-22"), by: hall.chief)
            #expect(copied.planned == 3)
            #expect(
                copied.left.map { "\($0.shift.day) \($0.refusal.code)" } == [
                    "2025-10-20 shift_conflict", "2025-10-21 shift_absent",
                    "2025-10-24 shift_absent",
                ])
            let again = try await hall.desk.copyWeek(to: Self.day("2025-10-20"), by: hall.chief)
            #expect(again.planned == 0 && again.left.count == 3)
            #expect(try await hall.week("2025-10-20").count == 4)
        }
    }

    @Test func `holidays are left out, and a year without a calendar is refused`() async throws {
        try await ShiftCentre.with(on: .sqlite) { hall in
            // Tuesday to Thursday before the holidays of October 2025.
            for day in ["2025-09-23", "2025-09-24", "2025-09-25"] {
                try await hall.desk.plan(hall.draft(on: day), by: hall.chief)
            }
            let copied = try await hall.desk.copyWeek(to: Self.day("2025-09-29"), by: hall.chief)
            #expect(copied.planned == 1)
            #expect(copied.left.map(\.refusal.code) == ["shift_day_off", "shift_day_off"])
            hall.clock.advance(seconds: 400 * 86_400)
            try await hall.desk.plan(hall.draft(on: "2026-12-31"), by: hall.chief)
            let refused = try await code {
                _ = try await hall.desk.copyWeek(to: Self.day("2027-01-04"), by: hall.chief)
            }
            #expect(refused == "calendar_not_published")
            let empty = try await code {
                _ = try await hall.desk.copyWeek(to: Self.day("2026-06-01"), by: hall.chief)
            }
            #expect(empty == "shift_nothing_to_copy")
        }
    }
}

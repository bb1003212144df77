import Kernel
import TestStores
import Testing

@testable import People

/// Who is away, who stands in, and who is employed.
@Suite struct AbsenceTests {
    @Test(arguments: TestStore.allCases)
    func `whoever is away is taken off their shifts, and cannot be planned`(store: TestStore)
        async throws
    {
        try await ShiftCentre.with(on: store) { hall in
            let (desk, chief) = (hall.desk, hall.chief)
            try await desk.plan(hall.draft(on: "2025-10-16"), by: chief)
            let begun = try await desk.plan(hall.draft(), by: chief)
            try await desk.arrive(begun, by: hall.wang)
            try await desk.plan(hall.draft(on: "2025-10-20"), by: chief)
            let cancelled = try await desk.recordAbsence(
                hall.away(hall.wang, "2025-10-16", "2025-10-21"), by: chief)
            #expect(cancelled.map(\.day.description) == ["2025-10-20"])
            let planned = try await code {
                try await desk.plan(hall.draft(on: "2025-10-21"), by: chief)
            }
            #expect(planned == "shift_absent")
            #expect(
                try await code { try await desk.plan(hall.draft(on: "2025-10-22"), by: chief) }
                    == nil)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `somebody stands in, as long as it lasts and unless it is withdrawn`(store: TestStore)
        async throws
    {
        try await ShiftCentre.with(on: store) { hall in
            try await hall.desk.recordAbsence(
                hall.away(hall.wang, "2025-10-17", "2025-10-20", for: hall.zhao), by: hall.chief)
            func standsIn(_ day: String) async throws -> Bool {
                let (zhao, day) = (hall.zhao.id, try #require(Day(day)))
                return try await hall.centre.read { try $0.delegators(of: zhao, on: day) }
                    == [hall.wang.id]
            }
            #expect(try await standsIn("2025-10-17"))
            #expect(try await standsIn("2025-10-20"))
            #expect(try await standsIn("2025-10-16") == false)
            #expect(try await standsIn("2025-10-21") == false)
            let day = try #require(Day("2025-10-17"))
            let id = try await hall.centre.read { try $0.absences(from: day, through: day)[0].id }
            try await hall.desk.withdrawAbsence(id, by: hall.chief)
            #expect(try await standsIn("2025-10-17") == false)
            let again = try await code {
                try await hall.desk.withdrawAbsence(id, by: hall.chief)
            }
            #expect(again == "absence_withdrawn")
        }
    }

    @Test func `nobody is away twice, nor stands in while away, nor for themselves`() async throws {
        try await ShiftCentre.with(on: .sqlite) { hall in
            try await hall.desk.recordAbsence(
                hall.away(hall.wang, "2025-10-20", "2025-10-22"), by: hall.chief)
            func recorded(_ draft: AbsenceDraft) async throws -> String? {
                try await code { try await hall.desk.recordAbsence(draft, by: hall.chief) }
            }
            let twice = hall.away(hall.wang, "2025-10-22", "2025-10-23")
            #expect(try await recorded(twice) == "absent_already")
            let both = hall.away(hall.zhao, "2025-10-21", "2025-10-21", for: hall.wang)
            #expect(try await recorded(both) == "delegate_absent")
            let oneself = hall.away(hall.zhao, "2025-11-21", "2025-11-20", for: hall.zhao)
            #expect(try await recorded(oneself) == "days_wrong own_delegate")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an assistant is planned only while employed`(store: TestStore) async throws {
        try await ShiftCentre.with(on: store) { hall in
            let (desk, chief, zhao) = (hall.desk, hall.chief, hall.zhao)
            let id = try await desk.employ(zhao.id, from: "2025-10-20", by: chief)
            func planned(_ day: String) async throws -> String? {
                try await code { try await desk.plan(hall.draft(zhao, on: day), by: chief) }
            }
            #expect(try await planned("2025-10-17") == "shift_not_employed")
            #expect(try await planned("2025-10-20") == nil)
            let meets = try await code {
                try await desk.employ(zhao.id, from: "2025-12-01", by: chief)
            }
            #expect(meets == "employed_already")
            try await desk.endEmployment(id, with: "2025-10-31", by: chief)
            #expect(try await planned("2025-11-03") == "shift_not_employed")
            let longer = try await code {
                try await desk.endEmployment(id, with: "2025-11-30", by: chief)
            }
            #expect(longer == "employment_over")
            try await desk.employ(zhao.id, from: "2025-11-01", through: "2025-11-30", by: chief)
            #expect(try await planned("2025-11-03") == nil)
            #expect(try await hall.centre.read { try $0.employments().count } == 2)
        }
    }
}

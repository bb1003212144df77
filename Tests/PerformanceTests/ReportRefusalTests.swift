import Kernel
import Performance
import Testing
import TestStores

@Suite struct ReportRefusalTests {
    @Test(arguments: TestStore.allCases)
    func `what is not there cannot be reported on`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            let newest = try await declared.newestSequence()
            #expect(
                try await faults { _ = try await declared.report(year: 2024) }
                    == ["nothing_declared@year"])
            #expect(
                try await faults { _ = try await declared.report(project: "没有的项目") }
                    == ["nothing_declared@year"])
            #expect(
                try await faults { _ = try await declared.report(rules: "own") }
                    == ["unknown_rules@rules"])
            for sequence in [newest + 1, 0, -1] {
                #expect(
                    try await faults { _ = try await declared.report(knownAt: sequence) }
                        == ["no_such_sequence@known-at"])
            }
            #expect(
                try await faults { _ = try await declared.report(asOf: day("2026-01-01")) }
                    == ["day_outside_year@as-of"])
            #expect(try await declared.report(project: "业务受理工作经费").projects.count == 1)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a centre without a single entry says that nothing is declared`(
        store: TestStore
    ) async throws {
        try await withPerformance(on: store) { centre in
            let declared = DeclaredCentre(centre: centre)
            let found = try await faults { _ = try await declared.report() }
            #expect(found == ["nothing_declared@year"])
        }
    }

    @Test(arguments: [
        (2025, "2025-06-30", "2025-06-30"), (2025, "2026-02-01", "2025-12-31"),
        (2025, "2025-12-31", "2025-12-31"), (2026, "2025-06-30", "2026-01-01"),
    ])
    func `a report is of today, or of the year's end once it is over`(
        year: Int, today: String, asOf: String
    ) throws {
        #expect(try ReportRequest(year: year, today: day(today)).asOf == day(asOf))
    }
}

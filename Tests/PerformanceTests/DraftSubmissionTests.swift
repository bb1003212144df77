import Kernel
import Performance
import Register
import TestStores
import Testing

/// A draft becomes a version, is returned, and is worked on again.
@Suite struct DraftSubmissionTests {
    @Test(arguments: TestStore.allCases)
    func `a submitted draft is closed, and a returned version opens another with its content`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            let (centre, desk) = (declared.centre, DraftDesk(declared.centre))
            let before = try #require(try await declared.stored())
            let id = try await desk.open(.version(id: before.id), by: .zhao)
            var sheet = try #require(try await centre.read { try $0.draft(id) }).sheet
            sheet[.goalAnnual] = "送得更快"
            try await desk.save(id, from: 1, sheet, by: .zhao)
            let stale = try await faults {
                try await desk.submit(
                    id, from: 1, changing: 1, reason: "提速", by: Cycle.director)
            }
            #expect(stale == ["draft_moved_on"])
            let bare = try await faults {
                try await desk.submit(id, from: 2, changing: 1, reason: "", by: Cycle.director)
            }
            #expect(bare == ["adjustment_reason_missing@reason"])
            let version = try await desk.submit(
                id, from: 2, changing: 1, reason: "提速", by: Cycle.director)
            #expect(version.version == 2 && version.base == 1)
            let closed = try await centre.read { try $0.draft(id) }
            #expect(closed?.closing?.outcome == .stored)
            #expect(
                try await faults {
                    try await desk.submit(
                        id, from: 2, changing: 1, reason: "提速", by: Cycle.director)
                } == ["draft_stored"])
            try await Self.submitAgain(version, declared, bindings: before.indicators)
        }
    }

    /// Returned, opened again with its content, submitted, passed and approved.
    private static func submitAgain(
        _ version: TargetVersion, _ declared: DeclaredCentre, bindings: [StoredIndicator]
    ) async throws {
        let (centre, cycle) = (declared.centre, Cycle(declared.centre))
        let desk = DraftDesk(centre)
        try await cycle.review(version, "return", opinion: "目标不明确")
        let next = try await desk.open(.version(id: version.id), by: .zhao)
        let draft = try #require(try await centre.read { try $0.draft(next) })
        #expect(draft.sheet[.goalAnnual] == "送得更快")
        let versions = try await centre.read {
            try $0.targetVersions(year: 2025, project: version.project)
        }
        #expect(versions.toBeChanged?.version == 2)
        let again = try await desk.submit(
            next, from: 1, changing: 2, reason: "", by: Cycle.director)
        #expect(again.version == 3 && again.reason == "提速")
        try await cycle.review(again, "pass", grade: "优")
        try await cycle.approve(again, "pass")
        let inForce = try #require(try await declared.stored())
        #expect(inForce.version == 3 && inForce.declaration.goalAnnual == "送得更快")
        // The form had no weights: the default ones were written down and are fixed now.
        #expect(inForce.declaration.weightSum == Declaration.weightTotal)
        #expect(inForce.indicators.map(\.binding) == bindings.map(\.binding))
    }

    @Test(arguments: TestStore.allCases)
    func `lines that are new are bound as the draft proposes`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            let (centre, cycle) = (declared.centre, Cycle(declared.centre))
            let desk = DraftDesk(centre)
            let id = try await desk.open(
                .lastYear(project: "业务受理工作经费", to: 2026), by: .zhao)
            let version = try await desk.submit(
                id, from: 1, changing: nil, reason: "", by: Cycle.director)
            #expect(try await centre.read { try $0.years() } == [2025])
            #expect(try await centre.read { try $0.declarations(year: 2026) }.isEmpty)
            try await cycle.review(version, "pass", grade: "优")
            try await cycle.approve(version, "pass")
            let stored = try await centre.read { try $0.declarations(year: 2026) }
            let bound = stored.flatMap(\.indicators).map { $0.binding?.measure }
            #expect(
                bound
                    == [
                        "postage", "parcels", "delivered", "delivery_days", "topic", "satisfied",
                    ].map { "register.\($0)" })
        }
    }
}

import Foundation
import Kernel
import Performance
import Register
import TestStores
import Testing

/// What was made public, and that it stays so.
@Suite struct PublicationTests {
    static let director = Actor(id: "director", roles: [.director])

    @Test(arguments: TestStore.allCases)
    func `what was published does not change with what is known later`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            let desk = PublicationDesk(declared.centre)
            let targets = try await desk.publish(2025, .targets, by: Self.director)
            let before = try await declared.centre.read { try $0.snapshot(of: targets).text }
            try await declared.recordAll()
            var changed = Declaration.small
            changed.indicators[1].target = "9.00"
            _ = try await declared.store(changed)
            let after = try await declared.centre.read { try $0.snapshot(of: targets).text }
            #expect(before == after)
            let second = try await desk.publish(2025, .targets, by: Self.director)
            let (_, published) = try await declared.centre.read { try $0.snapshot(of: second) }
            #expect(second.version == 2 && targets.version == 1)
            #expect(published.projects[0].indicators[1].target == "9.00")
            #expect(published.projects[0].indicators[0].actual == nil)
            #expect(published.projects[0].spent == nil && published.projects[0].grade == nil)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `nothing is published twice, and results not before the year is over`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            let desk = PublicationDesk(declared.centre)
            _ = try await desk.publish(2025, .targets, by: Self.director)
            await expectRefusal("nothing_new") {
                _ = try await desk.publish(2025, .targets, by: Self.director)
            }
            await expectRefusal("year_still_runs") {
                _ = try await desk.publish(2025, .results, by: Self.director)
            }
            await expectRefusal("nothing_declared") {
                _ = try await desk.publish(2024, .targets, by: Self.director)
            }
            await expectRefusal("not_allowed") {
                _ = try await desk.publish(2025, .targets, by: .wu)
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `results are public as they were evaluated, and not before`(
        store: TestStore
    ) async throws {
        let clock = WallClock { Instant(day("2026-01-15"), secondOfDay: 9 * 3600) }
        let modules: [Module] = [.kernel, .register, .performance]
        try await withCentre(on: store, modules: modules, clock: clock) { centre in
            let declared = DeclaredCentre(centre: centre)
            _ = try await RegisterDesk(centre).declareMissing(MeasureDraft.small, by: .zhao)
            _ = try await declared.store(.small)
            try await declared.bindAll()
            try await declared.recordAll()
            let desk = PublicationDesk(centre)
            await expectRefusal("not_evaluated") {
                _ = try await desk.publish(2025, .results, by: Self.director)
            }
            _ = try await declared.evaluate()
            // What comes to light afterwards is a difference, not a result.
            _ = try await declared.record("postage", "30000", on: "2025-06-01")
            let results = try await desk.publish(2025, .results, by: Self.director)
            let (_, published) = try await centre.read { try $0.snapshot(of: results) }
            let project = try #require(published.projects.first)
            #expect(project.points == "98.49" && project.grade == "优")
            #expect(project.spent == "215457.60" && project.executionPoints == "8.62")
            #expect(project.indicators[0].actual == "40000")
            #expect(published.asOf == day("2025-12-31") && published.rules == "national-2020")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a withdrawn version keeps its place, its reason and its content`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            let desk = PublicationDesk(declared.centre)
            let first = try await desk.publish(2025, .targets, by: Self.director)
            await expectRefusal("no_reason") {
                try await desk.withdraw(year: 2025, version: 1, because: " ", by: Self.director)
            }
            try await desk.withdraw(
                year: 2025, version: 1, because: "金额有误", by: Self.director)
            await expectRefusal("withdrawn_already") {
                try await desk.withdraw(year: 2025, version: 1, because: "又", by: Self.director)
            }
            await expectRefusal("no_such_publication") {
                try await desk.withdraw(year: 2025, version: 7, because: "x", by: Self.director)
            }
            let all = try await declared.centre.read { try $0.publications(year: 2025) }
            #expect(all.map(\.withdrawal?.reason) == ["金额有误"])
            #expect(all[0].digest == first.digest)
            // What was withdrawn may be published again, as a version of its own.
            let again = try await desk.publish(2025, .targets, by: Self.director)
            #expect(again.version == 2 && again.withdrawal == nil)
            let kinds = try await declared.centre.read { try $0.journalEntries(limit: 3) }
            #expect(
                kinds.map(\.kind) == [
                    "performance.year_published", "performance.publication_withdrawn",
                    "performance.year_published",
                ])
        }
    }
}

/// Expects a refusal by its code.
private func expectRefusal(
    _ code: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ act: () async throws -> Void
) async {
    do {
        try await act()
        Issue.record("not refused; expected \(code)", sourceLocation: sourceLocation)
    } catch let refusal as Refusal {
        #expect(refusal.code == code, sourceLocation: sourceLocation)
    } catch {
        Issue.record("\(error), expected the refusal \(code)", sourceLocation: sourceLocation)
    }
}

import Demo
import Kernel
import Performance
import Testing

/// The demo year's targets went through their cycle.
@Suite struct DemoTargetsTests {
    @Test func `all are published, one was returned before and one adjusted later`() async throws {
        let centre = try await PlayedYear.seed42.value.centre
        let versions = try await centre.read { try $0.targetVersions(year: 2025) }
        let told = versions.map { "\($0.project) \($0.version) \($0.state)" }
        #expect(versions.filter { $0.state == .published }.count == 5 && versions.count == 7)
        #expect(told.contains("新闻宣传专项经费 2 published"))
        #expect(told.contains("新闻宣传专项经费 1 returned"))
        #expect(told.contains("业务受理工作经费 2 published"))
        #expect(told.contains("业务受理工作经费 1 superseded"))
        let returned = versions.first { $0.state == .returned }?.steps.last
        #expect(returned?.opinion.contains("满意度指标") == true)
        let late = try versions.flatMap(\.clocks).filter { timed in
            guard let end = timed.endedAt else { return true }
            return try timed.deadline.isBreached(at: end, WorkCalendar())
        }
        #expect(late.isEmpty)
    }

    @Test func `what is in force in the end is the table, with its weights written down`()
        async throws
    {
        let centre = try await PlayedYear.seed42.value.centre
        let stored = try await centre.read { try $0.declarations(year: 2025) }
        let table = DemoYear(seed: 42).declarations()
        for (stored, table) in zip(stored, table) {
            #expect(stored.declaration.weightSum == Declaration.weightTotal)
            var bare = stored.declaration
            for place in bare.indicators.indices { bare.indicators[place].weight = nil }
            #expect(bare == table)
            #expect(stored.indicators.allSatisfy { $0.binding != nil })
        }
        #expect(stored.count == table.count)
    }

    @Test func `the comparison tells what was adjusted`() async throws {
        let centre = try await PlayedYear.seed42.value.centre
        let (old, new) = try await centre.read { reader in
            (
                try reader.declaration(of: "业务受理工作经费", year: 2025, version: 1),
                try reader.declaration(of: "业务受理工作经费", year: 2025, version: 2)
            )
        }
        let found = TargetComparison(
            try #require(old).declaration, try #require(new).declaration)
        #expect(found.lines.map(\.name) == ["便企服务数量"])
        #expect(found.lines[0].changes.map(\.old) == ["=5500.00(次)"])
        #expect(found.facts.map(\.field) == [.goalAnnual])
    }
}

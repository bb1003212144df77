import Kernel
import Performance
import Register
import Testing
import TestStores

@Suite struct ReportTests {
    @Test(arguments: TestStore.allCases)
    func `nothing measured is neither nought nor a hundred`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            let project = try #require(try await declared.report().projects.first)
            #expect(project.lines.count == 6)
            for line in project.lines {
                #expect(line.figure == nil && line.actual == nil)
                #expect(line.score == nil && line.lamp == nil)
            }
            #expect(project.execution.spent == nil && project.execution.rate == nil)
            #expect(project.execution.score == nil)
            #expect(project.points == .zero && project.weightScored == .zero)
            #expect(project.grade == nil)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `everything measured adds up to a score and a grade`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            try await declared.recordAll()
            let project = try #require(try await declared.report().projects.first)
            #expect(
                project.lines.map(\.actual) == ["40000", "2800", "98", "9", "优秀", "95"])
            #expect(
                project.lines.map { $0.score?.points.text(decimals: 2) }
                    == ["20.00", "13.34", "13.20", "13.33", "20.00", "10.00"])
            #expect(project.lines.map(\.lamp) == [.green, .green, .yellow, .green, .green, .green])
            #expect(project.execution.rate?.text(decimals: 2) == "86.18")
            #expect(project.execution.score?.points.text(decimals: 2) == "8.62")
            #expect(project.points.text(decimals: 2) == "98.49")
            #expect(project.weightScored == Ratio(100))
            #expect(project.grade == "优" && project.lamp == .yellow)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `what is partly measured says over which weight`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            _ = try await declared.record("delivered", "98", of: "99")
            _ = try await declared.record("satisfied", "0", of: "0")
            let project = try #require(try await declared.report().projects.first)
            #expect(project.weightScored.text(decimals: 2) == "13.33")
            #expect(project.points.text(decimals: 2) == "13.33")
            #expect(project.grade == nil)
            #expect(project.lines[5].figure == nil && project.lines[5].score == nil)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an actual of nought is an actual`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            _ = try await declared.record("parcels", "0")
            _ = try await declared.record("delivery_days", "0")
            let lines = try #require(try await declared.report().projects.first).lines
            #expect(lines[1].actual == "0" && lines[1].score?.points == .zero)
            #expect(lines[1].lamp == .red)
            #expect(lines[3].actual == "0" && lines[3].score?.points == ratio("13.33"))
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a report is of what had happened by its day`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            for (day, amount) in [
                ("2025-03-31", "100"), ("2025-07-31", "20"), ("2025-08-01", "3"),
                ("2024-12-31", "9"),
            ] {
                _ = try await declared.record("parcels", amount, on: day)
            }
            for (asOf, actual) in [
                ("2025-01-01", nil), ("2025-03-30", nil), ("2025-03-31", "100"),
                ("2025-07-30", "100"), ("2025-07-31", "120"), ("2025-08-01", "123"),
                ("2025-12-31", "123"),
            ] {
                let report = try await declared.report(asOf: day(asOf))
                #expect(report.projects.first?.lines[1].actual == actual, "\(asOf)")
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a report is of what was known at a sequence`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            let id = try await declared.record("parcels", "2800")
            let before = try await declared.newestSequence()
            try await RegisterDesk(declared.centre).correct(
                id, because: "重复登记",
                replacement: EntryDraft(
                    measure: "register.parcels", day: "2025-03-03", amount: "1400", document: "单据"),
                by: .zhao)
            let then = try await declared.report(knownAt: before)
            let now = try await declared.report()
            #expect(then.projects.first?.lines[1].actual == "2800")
            #expect(then.projects.first?.lines[1].score?.points == ratio("13.34"))
            #expect(now.projects.first?.lines[1].actual == "1400")
            #expect(now.projects.first?.lines[1].score?.points == ratio("6.67"))
            #expect(then.sequence == before && now.sequence == before + 2)
            let entry = try await declared.centre.read { try $0.journalEntry(before) }
            #expect(then.digest == entry?.digest)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a low execution rate caps the total where rules say so`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            try await declared.recordAll()
            let id = try await declared.record("other", "1")
            try await RegisterDesk(declared.centre).correct(
                id, because: "撤回", replacement: nil, by: .zhao)
            var adjusted = Declaration.small
            adjusted.funds.annual = money("300000.00")
            _ = try await declared.store(adjusted)
            let capped = try await declared.report(rules: "integrated-2022")
            #expect(capped.projects.first?.points == Ratio(89))
            #expect(capped.projects.first?.grade == "良")
            let free = try await declared.report()
            #expect(free.projects.first?.points.text(decimals: 2) == "97.05")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a declaration's own weights are kept`(store: TestStore) async throws {
        var own = Declaration.small
        for place in own.indicators.indices { own.indicators[place].weight = Quantity(15) }
        try await withDeclaration(on: store, own) { declared in
            let project = try #require(try await declared.report().projects.first)
            #expect(project.lines.map(\.weight) == Array(repeating: Ratio(15), count: 6))
        }
    }
}

import Kernel
import Performance
import Testing
import TestStores

@Suite struct DeclarationTests {
    @Test(arguments: TestStore.allCases)
    func `what is stored is what was declared`(store: TestStore) async throws {
        try await withPerformance(on: store) { centre in
            let declared = DeclaredCentre(centre: centre)
            #expect(try await declared.store(.small) == [1])
            let stored = try #require(try await declared.stored())
            #expect(stored.declaration == .small)
            #expect(stored.version == 1 && stored.spending.isEmpty)
            #expect(stored.source == Source(name: "申报表.pdf", paper: nil))
            #expect(stored.indicators.allSatisfy { $0.binding == nil })
            let entry = try await centre.read { try $0.journalEntry(stored.sequence) }
            #expect(entry?.kind == "performance.declaration_imported")
            #expect(try await centre.read { try $0.years() } == [2025])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `the same declaration again is not stored again`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            let before = try await declared.newestSequence()
            #expect(try await declared.store(.small) == [1])
            #expect(try await declared.newestSequence() == before)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an adjusted declaration is a new version, and its lines keep their bindings`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            var adjusted = Declaration.small
            adjusted.indicators[1].target = "3000.00"
            adjusted.indicators[2].name = "邮寄投诉率"
            adjusted.indicators.swapAt(0, 3)
            #expect(try await declared.store(adjusted) == [2])
            let stored = try #require(try await declared.stored())
            #expect(stored.declaration == adjusted && stored.version == 2)
            #expect(
                stored.indicators.map { $0.binding?.measure } == [
                    "register.delivery_days", "register.parcels", nil, "register.postage",
                    "register.topic", "register.satisfied",
                ])
            #expect(stored.spending == ["register.other", "register.postage"])
            #expect(try await declared.store(.small) == [3])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `one that is not in order keeps all from being stored`(store: TestStore) async throws {
        try await withPerformance(on: store) { centre in
            var bad = Declaration.small
            bad.project = "新闻宣传专项经费"
            bad.indicators[1].target = "若干"
            bad.indicators[3].name = ""
            let source = Source(name: "申报表.pdf", paper: nil)
            let found = try await faults { [bad] in
                _ = try await DeclarationDesk(centre).store(
                    [(.small, source), (bad, source)], by: .zhao)
            }
            #expect(
                found == [
                    "target_not_a_number@新闻宣传专项经费: 邮寄业务次数",
                    "indicator_without_name@新闻宣传专项经费: ≤10.00(工作日)",
                ])
            #expect(try await centre.read { try $0.declarations(year: 2025) }.isEmpty)
            #expect(try await centre.read { try $0.journalEntries() }.isEmpty)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `only who may import a form does, and the rest is journalled`(
        store: TestStore
    ) async throws {
        try await withPerformance(on: store) { centre in
            let declared = DeclaredCentre(centre: centre)
            var bad = Declaration.small
            bad.project = ""
            for declaration in [Declaration.small, bad] {
                let found = try await faults {
                    _ = try await declared.store(declaration, by: .wu)
                }
                #expect(found == ["not_allowed"])
            }
            let lines = try await centre.read { try $0.journalEntries() }
            #expect(lines.map(\.kind) == Array(repeating: "kernel.permission_refused", count: 2))
        }
    }

    @Test(arguments: [
        ("42000.00", true), ("0", true), ("-5", true), ("", false), ("四万", false),
        ("4,200", false), ("42000.00001", false), ("*", false), ("2021年底", false),
    ])
    func `words are refused where a number is due`(target: String, isNumber: Bool) {
        for sign in Comparator.allCases where sign != .qualitative && sign != .other {
            var declaration = Declaration.small
            declaration.indicators[0].comparator = sign
            declaration.indicators[0].target = target
            #expect(declaration.refusals.map(\.code) == (isNumber ? [] : ["target_not_a_number"]))
        }
        for sign in [Comparator.qualitative, .other, nil] {
            var declaration = Declaration.small
            declaration.indicators[0].comparator = sign
            declaration.indicators[0].target = target
            #expect(declaration.refusals.isEmpty)
        }
    }

    @Test func `an indicator stands once in its place, and may stand in another`() {
        var declaration = Declaration.small
        declaration.indicators.append(declaration.indicators[1])
        #expect(declaration.refusals.map(\.code) == ["repeated_indicator"])
        declaration.indicators[6].level2 = "质量指标"
        #expect(declaration.refusals.isEmpty)
    }

    @Test(arguments: [(1999, false), (2000, true), (2100, true), (2101, false), (25, false)])
    func `a year is between 2000 and 2100`(year: Int, isYear: Bool) {
        var declaration = Declaration.small
        declaration.year = year
        #expect(declaration.refusals.map(\.code) == (isYear ? [] : ["bad_year"]))
    }

    @Test func `a project has a name and an indicator`() {
        let empty = Declaration(year: 2025, project: "", indicators: [])
        #expect(empty.refusals.map(\.code) == ["no_project_name", "no_indicators"])
    }
}

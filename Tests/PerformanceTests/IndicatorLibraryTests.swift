import Kernel
import Performance
import Testing
import TestStores

/// What was declared before, found again by its words.
@Suite struct IndicatorLibraryTests {
    private static let library = IndicatorLibrary(
        entries: [
            ("邮寄妥投率", "业务"), ("邮寄业务次数", "业务"), ("证书送达时间", "业务"), ("服务企业满意度", "业务"),
            ("服务企业满意度", "辅助"),
        ].map { name, project in
            IndicatorLibrary.Entry(
                .line("产出指标", "数量指标", name, .atLeast, "1", "次"), project: project, year: 2024)
        })

    @Test(arguments: [
        ("邮寄", ["邮寄妥投率", "邮寄业务次数"]), ("业务", ["邮寄业务次数", "邮寄妥投率", "证书送达时间", "服务企业满意度"]),
        ("邮寄 次数", ["邮寄业务次数"]), ("满意度 辅助", ["服务企业满意度"]), ("没有", []),
        ("证书送达时间", ["证书送达时间"]),
    ])
    func `every word must be there, and names that begin so come first`(
        words: String, found: [String]
    ) {
        #expect(Self.library.search(words).map(\.name) == found)
    }

    @Test func `nothing typed shows the newest, and never more than asked for`() {
        #expect(Self.library.search(" ", limit: 2).map(\.name) == ["邮寄妥投率", "邮寄业务次数"])
    }

    @Test(arguments: TestStore.allCases)
    func `an entry carries unit, comparator, measure, last target and last year's actual`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            try await declared.recordAll()
            let context = try await declared.centre.read {
                try declared.centre.draftContext(year: 2026, $0)
            }
            #expect(context.library.entries.count == 6)
            let entry = try #require(context.library.search("邮寄业务").first)
            #expect(entry.comparator == .equal && entry.unit == "次" && entry.target == "2800.00")
            #expect(entry.binding == Binding(measure: "register.parcels", gathering: .count))
            #expect(entry.measure?.zh == "交寄证书邮件")
            #expect(entry.actual == "2800" && entry.actualValue == ratio("2800"))
            let grade = try #require(context.library.search("课题").first)
            #expect(grade.actual == "优秀" && grade.actualValue == nil)
            #expect(context.scales["register.topic"]?.first == "优秀")
            let line = try entry.line(id: "n1")
            #expect(line.printed == "=2800.00(次)" && line.proposedBinding == entry.binding)
        }
    }

    @Test func `in a year of its own nothing is last year's`() async throws {
        try await withDeclaration(on: .sqlite) { declared in
            try await declared.recordAll()
            let context = try await declared.centre.read {
                try declared.centre.draftContext(year: 2025, $0)
            }
            #expect(context.library.entries.allSatisfy { $0.actual == nil })
        }
    }
}

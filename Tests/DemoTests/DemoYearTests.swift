import Demo
import Kernel
import Performance
import Register
import SQLiteStore
import Testing

@Suite struct DemoYearTests {
    @Test func `every indicator is measured and every project is graded`() async throws {
        let report = try await PlayedYear.seed42.value.report()
        #expect(report.projects.count == 5)
        #expect(report.projects.flatMap(\.lines).count == 68)
        for project in report.projects {
            for line in project.lines {
                #expect(line.figure != nil, "\(line.indicator.name)")
                #expect(line.score != nil, "\(line.indicator.name)")
                #expect(line.actual != nil, "\(line.indicator.name)")
            }
            #expect(project.grade != nil)
        }
    }

    @Test func `most targets are met and a few are missed`() async throws {
        let lines = try await PlayedYear.seed42.value.report().projects.flatMap(\.lines)
        let missed = lines.filter { line in line.score.map { $0.points < line.weight } ?? true }
        let names = Set(missed.map(\.indicator.name))
        #expect(
            names == [
                "邮寄妥投率", "呼叫系统稳定运行时间", "《简讯》印刷期限", "疑似缺陷产品委托技术分析次数",
                "三品一械广告审查课题中心评定结果",
            ])
        let blue = lines.filter { $0.lamp == .blue }.map(\.indicator.name)
        #expect(blue == [])
    }

    @Test func `each project spends 95 to 99 per cent of its budget`() async throws {
        for project in try await PlayedYear.seed42.value.report().projects {
            let rate = try #require(project.execution.rate)
            #expect(rate >= Ratio(95) && rate <= Ratio(99))
        }
    }

    @Test func `another seed gives another year that tells the same story`() async throws {
        let report = try await PlayedYear(seed: 7).report()
        let lines = report.projects.flatMap(\.lines)
        let missed = lines.filter { line in line.score.map { $0.points < line.weight } ?? true }
        #expect(missed.count == 5)
        #expect(report.projects.allSatisfy { $0.grade == "优" })
        let first = try await PlayedYear.seed42.value.report()
        #expect(first.projects.map(\.execution.spent) != report.projects.map(\.execution.spent))
    }

    @Test func `the same seed gives the same actuals`() async throws {
        let again = try await PlayedYear(seed: 42)
        let first = try await PlayedYear.seed42.value
        for day in ["2025-02-28", "2025-07-31", "2025-12-31"] {
            let (one, two) = (try await first.report(asOf: day), try await again.report(asOf: day))
            #expect(one.sequence == two.sequence)
            #expect(
                one.projects.flatMap(\.lines).map(\.figure)
                    == two.projects.flatMap(\.lines).map(\.figure))
            #expect(one.projects.map(\.points) == two.projects.map(\.points))
        }
    }
}

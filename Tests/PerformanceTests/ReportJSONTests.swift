import Foundation
import Kernel
import Performance
import Register
import Testing
import TestStores

@Suite struct ReportJSONTests {
    private typealias Object = [String: Any]

    private func object(_ value: some Encodable) throws -> Object {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let parsed = try JSONSerialization.jsonObject(with: encoder.encode(value))
        return try #require(parsed as? Object)
    }

    private func first(_ key: String, of object: Object) throws -> Object {
        try #require((object[key] as? [Object])?.first)
    }

    @Test(arguments: TestStore.allCases)
    func `what is not measured is null and not left out`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            let report = try object(ReportJSON(await declared.report()))
            let project = try first("projects", of: report)
            let execution = try #require(project["execution"] as? Object)
            let line = try first("indicators", of: project)
            for key in ["actual", "points", "lamp", "reason"] { #expect(line[key] is NSNull) }
            for key in ["spent", "rate", "points"] { #expect(execution[key] is NSNull) }
            #expect(project["grade"] is NSNull)
            #expect(project["points"] as? String == "0.00")
            #expect(project["weight_scored"] as? String == "0.00")
            #expect(line["observations"] as? Int == 0)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `keys are in snake case and amounts are text`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            try await declared.recordAll()
            let report = try object(ReportJSON(await declared.report()))
            #expect(
                Set(report.keys) == ["year", "as_of", "rules", "unit", "journal", "projects"])
            #expect(report["as_of"] as? String == "2025-12-31")
            #expect(report["rules"] as? String == "national-2020")
            #expect(report["unit"] as? String == "服务中心")
            let journal = try #require(report["journal"] as? Object)
            let newest = try await declared.newestSequence()
            #expect(journal["sequence"] as? Int64 == newest)
            let project = try first("projects", of: report)
            #expect(
                Set(project.keys) == [
                    "name", "execution", "indicators", "points", "weight_scored", "grade", "lamp",
                ])
            #expect(
                project["execution"] as? [String: String] == [
                    "initial": "250000.00", "budget": "250000.00", "spent": "215457.60",
                    "rate": "86.18", "weight": "10", "points": "8.62",
                ])
            let line = try first("indicators", of: project)
            #expect(
                Set(line.keys) == [
                    "level1", "level2", "name", "comparator", "target", "unit", "measure",
                    "gathering", "actual", "observations", "weight", "points", "lamp", "reason",
                ])
            #expect(line["comparator"] as? String == "≤" && line["target"] as? String == "42000.00")
            #expect(line["actual"] as? String == "40000" && line["weight"] as? String == "20.00")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `evidence opens onto every entry, those taken back included`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            let id = try await declared.record("delivered", "5", of: "50")
            try await RegisterDesk(declared.centre).correct(
                id, because: "写错", replacement: nil, by: .zhao)
            let taken = try await declared.newestSequence()
            _ = try await declared.record("delivered", "49", of: "50")
            _ = try await declared.record("delivered", "50", of: "50", on: "2025-09-01")
            let centre = declared.centre
            let request = try ReportRequest(
                year: 2025, asOf: day("2025-06-30"), today: day("2025-12-31"))
            let found = try await centre.read {
                try $0.evidence(of: "邮寄妥投率", request, measures: centre.measures($0), open: .none)
            }
            let indicator = try first("indicators", of: object(EvidenceJSON(found)))
            #expect(indicator["as_of"] as? String == "2025-06-30")
            #expect(indicator["actual"] as? String == "98")
            let lines = try #require(indicator["observations"] as? [Object])
            #expect(lines.map { $0["amount"] as? String } == ["5", "49"])
            #expect(lines.map { $0["of"] as? String } == ["50", "50"])
            #expect(lines.map { $0["retracted_by"] as? Int64 } == [taken, nil])
            #expect(lines.last?["retracted_by"] is NSNull)
            #expect(indicator["observations"] != nil && lines.first?["digest"] is String)
            let unknown = try await faults {
                _ = try await centre.read {
                    try $0.evidence(of: "没有", request, measures: centre.measures($0), open: .none)
                }
            }
            #expect(unknown == ["no_such_indicator@indicator"])
        }
    }
}

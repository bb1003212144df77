import Foundation
import HTTPTypes
import Kernel
import Performance
import Testing
@testable import Web

/// Monitoring, warnings and self-evaluation as people meet them.
struct CyclePageTests {
    private static let project = "业务受理工作经费"
    private static let evaluation = "/evaluations/2025/\(project.pathEncoded)"
    private static let month = "/monitoring/2025/9/\(project.pathEncoded)"

    @Test func `a month is filled, refused with every fault at its field, and submitted`()
        async throws
    {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            let page = try await browser.get(Self.month)
            #expect(page.status == 200 && page.text.contains("邮寄业务次数"))
            let places = try await Self.places(small)
            let fields = places.enumerated().map { ("place-\($0)", $1) }
            let refused = try await browser.post("\(Self.month)/submissions", fields)
            #expect(refused.status == 422 && refused.text.contains("href=\"#possibility-0\""))
            let filled =
                fields
                + places.indices.flatMap { number in
                    [
                        ("possibility-\(number)", "possible"), ("kinds-\(number)", "people"),
                        ("reason-\(number)", "人手<不足>"), ("measure-\(number)", "增派一人"),
                    ]
                }
            let saved = try await browser.post("\(Self.month)/drafts", filled)
            #expect(saved.location == "\(Self.month)?done=drafts")
            let done = try await browser.post("\(Self.month)/submissions", filled)
            #expect(done.status == 303)
            let frozen = try await browser.get(Self.month)
            #expect(frozen.text.contains("人手&lt;不足&gt;") && frozen.text.contains("已冻结"))
            let form = try await browser.get("\(Self.month)/form")
            #expect(form.text.contains("1–9月执行情况") && form.text.contains("√"))
            for format in ["pdf", "ofd", "xlsx", "docx"] {
                #expect(frozen.text.contains("href=\"\(Self.month)/rounds/1/\(format)\""))
            }
            let file = try await browser.get("\(Self.month)/rounds/1/xlsx")
            #expect(file.status == 200 && file.text.hasPrefix("PK"))
            let fixed = try await browser.get("\(Self.month)/rounds/1/ofd")
            #expect(fixed.status == 200 && fixed.headers[.contentType] == "application/ofd")
            #expect(try await browser.get("\(Self.month)/rounds/2/xlsx").status == 404)
            let again = try await browser.post("\(Self.month)/drafts", filled)
            #expect(again.status == 409)
        }
    }

    @Test func `a warning stands on the worklist until a measure is written`() async throws {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            try await small.centre.runChores()
            let warnings = try await small.centre.read { try $0.warnings(year: 2025) }
            let path = "/warnings/\(try #require(warnings.first).id)"
            let before = try await browser.get("/worklist")
            #expect(before.text.contains(path))
            let empty = try await browser.post("\(path)/disposals", [("measure", " ")])
            #expect(empty.status == 422 && empty.text.contains("id=\"measure-fault\""))
            let done = try await browser.post("\(path)/disposals", [("measure", "按月核对")])
            #expect(done.location == path)
            let after = try await browser.get("/worklist")
            #expect(!after.text.contains(path))
            let year = try await browser.get("/monitoring?year=2025&search=按月")
            #expect(year.text.contains(path))
        }
    }

    @Test func `an evaluation goes from the unit to the department, and differences show`()
        async throws
    {
        let small = try await SmallCentre()
        defer { small.remove() }
        for role in [Role.performanceOfficer, .director, .supervisor] {
            try await small.hire(role)
        }
        try await small.play()
        try await small.visit { try await Self.goThrough($0, small) }
        var seen: Set<String> = []
        for page in small.pages.all {
            let name = type(of: page).template
            guard name.hasPrefix("monitoring/") || name.hasPrefix("evaluation/") else { continue }
            seen.insert(name)
            #expect(try TagCheck.faults(of: page, in: name) == [])
        }
        let all = try Resources.names("Templates").map { String($0.dropLast(9)) }
            .filter { $0.hasPrefix("monitoring/") || $0.hasPrefix("evaluation/") }
        #expect(seen.union(["monitoring/warnings"]) == Set(all))
    }

    private static func goThrough(_ browser: Browser, _ small: SmallCentre) async throws {
        try await browser.signIn(as: .performanceOfficer)
        try await small.centre.runChores()
        let warnings = try await small.centre.read { try $0.warnings(year: 2025) }
        let warning = try #require(warnings.first)
        for path in ["/monitoring?year=2025", month, "/warnings/\(warning.id)", evaluation] {
            _ = try await browser.get(path)
        }
        var fields = try await draft(small)
        let mistyped = try await browser.post("\(evaluation)/drafts", fields)
        #expect(mistyped.status == 422 && mistyped.text.contains("href=\"#points-4\""))
        fields[fields.count - 2] = ("points-4", "25")
        #expect(try await browser.post("\(evaluation)/drafts", fields).status == 303)
        try await browser.signIn(as: .director)
        let outside = try await browser.post("\(evaluation)/submissions", [])
        #expect(outside.status == 422 && outside.text.contains("档"))
        try await browser.signIn(as: .performanceOfficer)
        fields[fields.count - 2] = ("points-4", "18.5")
        #expect(try await browser.post("\(evaluation)/drafts", fields).status == 303)
        try await browser.signIn(as: .director)
        #expect(try await browser.post("\(evaluation)/submissions", []).status == 303)
        try await recheck(browser)
    }

    /// What the unit types, a score among it that is no number.
    private static func draft(_ small: SmallCentre) async throws -> [(String, String)] {
        let places = ["execution"] + (try await places(small))
        var fields = [
            ("as_of", "2025-10-17"), ("rules", "national-2020"), ("goal_actual", "已完成"),
        ]
        for (number, place) in places.enumerated() {
            fields += [
                ("place-\(number)", place), ("reason-\(number)", "原因"),
                ("measure-\(number)", "措施"),
            ]
        }
        return fields + [("points-4", "十六"), ("kept-4", String(repeating: "a", count: 64))]
    }

    private static func recheck(_ browser: Browser) async throws {
        try await browser.signIn(as: .supervisor)
        _ = try await browser.get(evaluation)
        let bare = try await browser.post("\(evaluation)/rechecks", [("decision", "pass")])
        #expect(bare.status == 422 && bare.text.contains("id=\"opinion-fault\""))
        let check = [("decision", "pass"), ("opinion", "同意")]
        #expect(try await browser.post("\(evaluation)/rechecks", check).status == 303)
        for path in ["", "/differences", "/form", "/document", "/rounds/1/docx"] {
            #expect(try await browser.get("\(evaluation)\(path)").status == 200)
        }
        for path in ["/rounds/2/pdf", "/rounds/1/txt", "/rounds/x/pdf"] {
            #expect(try await browser.get("\(evaluation)\(path)").status == 404)
        }
        let document = try await browser.get("\(evaluation)/document?round=1")
        #expect(try await browser.get("\(evaluation)/rounds/1/json").text == document.text)
        let year = try await browser.get("/evaluations?year=2025")
        #expect(year.text.contains("通过"))
    }

    private static func places(_ small: SmallCentre) async throws -> [String] {
        try await small.centre.read { reader in
            try reader.declaration(of: project, year: 2025)?.indicators.map(\.indicator.place)
                ?? []
        }
    }
}

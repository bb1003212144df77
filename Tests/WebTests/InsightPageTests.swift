import Foundation
import Kernel
import Performance
import Register
import Testing
@testable import Web

/// Looking deeper: measures, comments and formulas, as they are seen.
struct InsightPageTests {
    private static let measure = "/measures/register.parcels"

    private static func indicators(_ small: SmallCentre) async throws -> [StoredIndicator] {
        try await small.centre.read { try $0.declarations(year: 2025)[0].indicators }
    }

    /// Twenty weeks, the last eight of them on a higher level.
    private static func recordWeeks(_ small: SmallCentre) async throws {
        let first = Day("2025-05-05") ?? SmallCentre.today
        let drafts = (0..<140).map { place in
            (
                line: place,
                draft: EntryDraft(
                    measure: "register.parcels", day: "\(first + place)",
                    amount: "\(place < 84 ? 10 + place % 3 : 24 + place % 3)", document: "清单")
            )
        }
        try await RegisterDesk(small.centre).record(drafts, by: .operator)
    }

    @Test func `every tag of the insight's templates is a property of its page`() async throws {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            try await Self.recordWeeks(small)
            let id = try await Self.indicators(small)[0].id
            for path in [
                "/measures", "/measures?search=zzz", Self.measure, "/measures/queue.wait_seconds",
                "/indicators/\(id)/formulas",
            ] {
                let status = try await browser.get(path).status
                #expect(status == 200, "\(path)")
            }
            _ = try await browser.post("/comments", [("measure", "register.parcels")])
            _ = try await browser.post("/indicators/\(id)/formulas", [])
            _ = try await browser.post(
                "/comments",
                [("measure", "register.parcels"), ("day", "2025-06-03"), ("words", "集中交寄")])
            _ = try await browser.get(Self.measure)
            var seen: Set<String> = ["comments"]
            for page in small.pages.all where type(of: page).template.hasPrefix("insight/") {
                let name = type(of: page).template
                seen.insert(String(name.dropFirst(8)))
                #expect(try TagCheck.faults(of: page, in: name) == [])
            }
            let all = try Resources.names("Templates/insight").map { String($0.dropLast(9)) }
            #expect(seen == Set(all))
        }
    }

    @Test
    func `a level that has moved is said in words, on the measure's page and the indicator's`()
        async throws
    {
        try await SmallCentre.with(.director) { browser, small in
            try await Self.recordWeeks(small)
            let page = try await browser.get(Self.measure)
            #expect(page.text.contains("水平已经变了") && page.text.contains("class=\"told\""))
            let bound = try await Self.indicators(small).first {
                $0.binding?.measure == "register.parcels"
            }
            let indicator = try await browser.get("/indicators/\(try #require(bound).id)")
            #expect(indicator.text.contains("水平已经变了"))
            let quiet = try await browser.get("/measures/register.spending")
            #expect(quiet.text.contains("才能分清变化与波动"))
        }
    }

    @Test func `a comment stands in the chart and below it, and is withdrawn by its author alone`()
        async throws
    {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            try await Self.recordWeeks(small)
            try await small.hire(.director)
            let bound = try await Self.indicators(small).first {
                $0.binding?.measure == "register.parcels"
            }
            let path = "/indicators/\(try #require(bound).id)"
            let said = try await browser.post(
                "/comments",
                [
                    ("measure", "register.parcels"), ("day", "2025-06-03"),
                    ("words", "<b>集中</b>交寄"), ("back", path),
                ])
            #expect(said.location == "\(path)#comments")
            let page = try await browser.get(path)
            #expect(page.text.contains("&lt;b&gt;集中") && page.text.contains("class=\"said\""))
            let id = try #require(
                page.text.firstMatch(of: #/\/comments\/([0-9a-f]+)\/withdrawals/#)?.1)
            try await browser.signIn(as: .director)
            let theirs = try await browser.get(path)
            #expect(!theirs.text.contains("/withdrawals"))
            let refused = try await browser.post("/comments/\(id)/withdrawals", [])
            #expect(refused.status == 409)
            try await browser.signIn(as: .performanceOfficer)
            let done = try await browser.post("/comments/\(id)/withdrawals", [("back", path)])
            #expect(done.status == 303)
            let after = try await browser.get(path)
            #expect(after.text.contains("is-withdrawn") && !after.text.contains("class=\"said\""))
        }
    }

    @Test func `what is wrong with a comment is shown with what was typed`() async throws {
        try await SmallCentre.with(.director) { browser, _ in
            let answer = try await browser.post(
                "/comments",
                [("measure", "register.parcels"), ("day", "2027-01-01"), ("words", "还没发生")])
            #expect(answer.status == 422 && answer.text.contains("还没发生"))
            #expect(answer.text.contains("不能晚于今天"))
            let unknown = try await browser.post("/comments", [("measure", "x")])
            #expect(unknown.status == 422)
            let elsewhere = try await browser.post(
                "/comments",
                [
                    ("measure", "register.parcels"), ("day", "2025-01-05"), ("words", "说明"),
                    ("back", "https://elsewhere.example/"),
                ])
            #expect(elsewhere.location == "/measures/register.parcels#comments")
        }
    }

    @Test func `an indicator is bound to a formula, and its evidence opens onto both`()
        async throws
    {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            let id = try await Self.indicators(small)[0].id
            let bound = try await browser.post(
                "/indicators/\(id)/formulas",
                [
                    ("measure", "register.spending"), ("gathering", "sum"),
                    ("operation", "ratio"), ("other", "register.parcels"),
                    ("other_gathering", "count"), ("factor", ""),
                ])
            #expect(bound.location == "/indicators/\(id)")
            let page = try await browser.get("/indicators/\(id)")
            #expect(page.text.contains("比值（甲 ÷ 乙）"))
            #expect(page.text.contains("operand=1#evidence"))
            let second = try await browser.get("/indicators/\(id)?operand=2")
            #expect(second.text.contains("<code>register.parcels</code>"))
            let stored = try await Self.indicators(small)[0].binding
            #expect(stored?.formula?.operation == .ratio)
            let missing = try await browser.post(
                "/indicators/\(id)/formulas", [("operation", "product"), ("factor", "x")])
            #expect(missing.status == 422 && missing.text.contains("最多四位小数"))
        }
    }

    @Test func `parts are taken away as a table`() async throws {
        try await SmallCentre.with(.auditor) { browser, _ in
            let csv = try await browser.get("/measures/queue.tickets/exports?by=0&format=csv")
            #expect(csv.status == 200 && csv.text.contains("事项"))
            let list = try await browser.get("/measures/exports?search=queue&format=xlsx")
            #expect(list.status == 200)
            let unknown = try await browser.get("/measures/no.such")
            #expect(unknown.status == 404)
        }
    }
}

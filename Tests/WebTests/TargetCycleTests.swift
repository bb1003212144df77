import Foundation
import Kernel
import People
import Performance
import Testing

@testable import Web

/// The cycle of targets as its people meet it.
struct TargetCycleTests {
    private static let project = "业务受理工作经费"

    @Test
    func `targets are returned, submitted again, passed, approved and published by their pages`()
        async throws
    {
        let small = try await Self.centre()
        defer { small.remove() }
        try await small.visit { try await Self.goThrough($0, small) }
        var seen: Set<String> = []
        for page in small.pages.all {
            let name = type(of: page).template
            guard name.hasPrefix("cycle/") else { continue }
            seen.insert(name)
            #expect(try TagCheck.faults(of: page, in: name) == [])
        }
        let all = try Resources.names("Templates").map { String($0.dropLast(9)) }
            .filter { $0.hasPrefix("cycle/") }
        #expect(seen == Set(all))
    }

    private static func goThrough(_ browser: Browser, _ small: SmallCentre) async throws {
        let first = try await submit(small, changing: 2, weight: "10")
        let path = "/cycle/versions/\(first.id)"
        try await browser.signIn(as: .supervisor)
        #expect(try await browser.get("/worklist").text.contains(path))
        let bare = try await browser.post(
            "\(path)/reviews", [("decision", "return"), ("grade", "中")])
        #expect(bare.status == 422 && bare.text.contains("id=\"opinion-fault\""))
        #expect(bare.text.contains("value=\"中\" checked"))
        let back = [("decision", "return"), ("opinion", "分值<不合>计"), ("grade", "中")]
        #expect(try await browser.post("\(path)/reviews", back).location == path)
        let page = try await browser.get(path)
        #expect(page.text.contains("分值&lt;不合&gt;计") && page.text.contains("被退回"))
        #expect(!page.text.contains("id=\"decide\""))
        #expect(try await browser.post("\(path)/reviews", back).status == 409)
        try await browser.signIn(as: .performanceOfficer)
        #expect(try await browser.get("/worklist").text.contains(path))
        let second = try await submit(small, changing: 3, weight: "15")
        try await decide(browser, second)
        try await look(browser, first, second)
    }

    /// Passed by the department, approved by the finance authority, published by the unit.
    private static func decide(_ browser: Browser, _ version: TargetVersion) async throws {
        let path = "/cycle/versions/\(version.id)"
        try await browser.signIn(as: .supervisor)
        let pass = [("decision", "pass"), ("grade", "优"), ("opinion", "同意")]
        #expect(try await browser.post("\(path)/reviews", pass).status == 303)
        try await browser.signIn(as: .financeAuthority)
        #expect(try await browser.get("/worklist").text.contains(path))
        #expect(try await browser.get(path).text.contains("\(path)/approvals"))
        #expect(try await browser.post("\(path)/approvals", pass).status == 303)
        #expect(try await browser.get("/cycle/2025").text.contains("已批复"))
        try await browser.signIn(as: .director)
        let worklist = try await browser.get("/worklist").text
        #expect(worklist.contains(path) && worklist.contains("公开"))
        let clock = try await browser.get("/clocks/performance.declaration/\(version.id)")
        #expect(clock.status == 200 && clock.text.contains("20"))
        let publication = "/years/2025/publication"
        #expect(try await browser.get(publication).text.contains(path))
        #expect(try await browser.post(publication, [("stage", "targets")]).status == 303)
        #expect(try await browser.get("/cycle/2025").text.contains("已公开"))
        #expect(try await !browser.get("/worklist").text.contains(path))
    }

    private static func look(
        _ browser: Browser, _ first: TargetVersion, _ second: TargetVersion
    ) async throws {
        let path = "/cycle/versions/\(second.id)"
        let compared = try await browser.get("\(path)/comparison?with=2")
        #expect(compared.text.contains("2900") && compared.text.contains("<ins>"))
        let same = try await browser.get("\(path)/comparison?with=\(second.version)")
        #expect(same.text.contains("两版完全相同"))
        #expect(try await browser.get("\(path)/comparison?with=99").status == 404)
        #expect(
            try await browser.get("/projects/\(first.id)").location == "/cycle/versions/\(first.id)"
        )
        #expect(try await browser.get("/cycle").location == "/cycle/2025")
        #expect(try await browser.get("/cycle/2031").status == 404)
        let csv = try await browser.get("/cycle/exports?year=2025&format=csv")
        #expect(csv.text.contains("分值<不合>计"))
        for path in ["/cycle/versions/x", "/cycle/versions/x/comparison"] {
            #expect(try await browser.get(path).status == 404)
        }
        _ = try await browser.get("/account/delegations")
    }

    @Test func `a deputy decides in the place of whoever is away, and the page says so`()
        async throws
    {
        let small = try await Self.centre()
        defer { small.remove() }
        try await small.visit { browser in
            let version = try await Self.submit(small, changing: 2, weight: "15")
            let path = "/cycle/versions/\(version.id)"
            let auditor = try #require(
                try await small.centre.read { try $0.activeActors(on: SmallCentre.today) }
                    .first { $0.roles == [.auditor] }
            ).id
            try await browser.signIn(as: .auditor)
            let pass = [("decision", "pass"), ("grade", "良")]
            #expect(try await browser.post("\(path)/reviews", pass).status == 403)
            #expect(
                try await browser.get("/account/delegations").text.contains("您没有可以委托的权限"))
            let revoke = try await Self.handOn(browser, to: auditor)
            try await browser.signIn(as: .auditor)
            #expect(try await browser.get("/account/delegations").text.contains("代 主管部门小王"))
            #expect(try await browser.get(path).text.contains("您正受他人委托办理"))
            #expect(try await browser.get("/worklist").text.contains(path))
            #expect(try await browser.post("\(path)/reviews", pass).status == 303)
            let shown = try await browser.get(path)
            #expect(shown.text.contains("审计小王（代 主管部门小王）"))
            let journal = try await browser.get(
                "/journal?subject=performance.declaration/\(version.id)")
            #expect(journal.text.contains("审计小王（代 主管部门小王）"))
            try await Self.takeBack(browser, revoke)
            for page in small.pages.all where type(of: page).template.hasPrefix("cycle/") {
                #expect(try TagCheck.faults(of: page, in: type(of: page).template) == [])
            }
        }
    }

    /// The supervisor's reviews, handed on for a week; where that is taken back.
    private static func handOn(_ browser: Browser, to deputy: String) async throws -> String {
        try await browser.signIn(as: .supervisor)
        let empty = try await browser.post("/account/delegations", [("reason", "休<假>")])
        #expect(empty.status == 422 && empty.text.contains("休&lt;假&gt;"))
        #expect(empty.text.contains("id=\"deputy-fault\""))
        let given = [
            ("deputy", deputy), ("permissions", "review-targets"),
            ("first_day", "2025-10-17"), ("last_day", "2025-10-24"),
        ]
        #expect(try await browser.post("/account/delegations", given).status == 303)
        let page = try await browser.get("/account/delegations")
        let found = page.text.firstMatch(of: /\/account\/delegations\/[0-9a-f]+\/revocations/)
        return String(try #require(found).output)
    }

    private static func takeBack(_ browser: Browser, _ path: String) async throws {
        try await browser.signIn(as: .supervisor)
        #expect(try await browser.post(path, []).status == 303)
        #expect(try await browser.post(path, []).status == 409)
    }

    @Test(arguments: Role.allCases)
    func `in each state a role may do what its row says and nothing else`(
        role: Role
    ) async throws {
        let small = try await Self.centre(Set([role]))
        defer { small.remove() }
        try await small.visit { browser in
            try await browser.signIn(as: role)
            let version = try await Self.submit(small, changing: 2, weight: "15")
            let path = "/cycle/versions/\(version.id)"
            let pass = [("decision", "pass"), ("grade", "优")]
            let csrf = try #require(try await browser.get("/account/password").csrf)
            for (noun, permission) in [
                ("reviews", Permission.reviewTargets), ("approvals", .approveTargets),
            ] {
                let isAllowed = role.permissions.contains(permission)
                let page = try await browser.get(path)
                #expect(page.text.contains("\(path)/\(noun)") == isAllowed)
                let answer = try await browser.post("\(path)/\(noun)", pass, csrf: csrf)
                #expect(answer.status == (isAllowed ? 303 : 403))
                let sent = try await browser.json(
                    "/api\(path)/\(noun)", #"{"decision":"pass","grade":"优"}"#, csrf: csrf)
                #expect(sent.status == (isAllowed ? 409 : 403))
                guard !isAllowed else { continue }
                // Whoever may does it, so that the next state is seen too.
                if noun == "reviews" {
                    try await CycleDesk(small.centre).review(
                        version.id, VerdictDraft(decision: "pass", grade: "优"),
                        by: Actor(id: "department", roles: [.supervisor]))
                }
            }
        }
    }
}

extension TargetCycleTests {
    /// The small centre with everybody the cycle knows, or only some.
    private static func centre(_ roles: Set<Role>? = nil) async throws -> SmallCentre {
        let small = try await SmallCentre()
        let cycle: Set<Role> = [
            .performanceOfficer, .director, .supervisor, .financeAuthority, .auditor,
        ]
        for role in roles ?? cycle { try await small.hire(role) }
        try await small.play()
        return small
    }

    /// Adjusts the small project's targets, every line of the same weight but the last.
    private static func submit(
        _ small: SmallCentre, changing: Int, weight: String
    ) async throws -> TargetVersion {
        let stored = try await small.centre.read { try $0.declarations(year: 2025)[0] }
        var declared = stored.declaration
        let count = declared.indicators.count
        for place in declared.indicators.indices {
            declared.indicators[place].weight = Quantity(weight)
        }
        if weight == "15" {
            declared.indicators[count - 1].weight = Quantity(90 - 15 * (count - 1))
        }
        declared.indicators[0].target = "2900.00"
        declared.indicators[0].printed = "≥2900.00(件)"
        return try await CycleDesk(small.centre).submit(
            declared, changing: changing, reason: "业务量增加",
            by: Actor(id: "somebody", roles: [.director]))
    }
}

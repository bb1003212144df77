import Foundation
import Kernel
import Performance
import Testing
@testable import Web

/// The director's page, and looking deeper, as they are seen.
struct OverviewPageTests {
    @Test func `every tag of the overview's templates is a property of its page`() async throws {
        try await SmallCentre.with(.director) { browser, small in
            try await small.centre.runChores()
            for path in [
                "/overview", "/overview/risks", "/overview/risks?search=zzz", "/overview/projects",
                "/overview/projects?search=zzz",
            ] {
                let answer = try await browser.get(path)
                #expect(answer.status == 200, "\(path)")
            }
            var seen: Set<String> = ["project-rows"]
            for page in small.pages.all where type(of: page).template.hasPrefix("overview/") {
                let name = type(of: page).template
                seen.insert(String(name.dropFirst(9)))
                #expect(try TagCheck.faults(of: page, in: name) == [])
            }
            let all = try Resources.names("Templates/overview").map { String($0.dropLast(9)) }
            #expect(seen == Set(all))
        }
    }

    @Test func `a centre without targets is told what to do first`() async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.hire(.director)
        try await small.visit { browser in
            try await browser.signIn(as: .director)
            let answer = try await browser.get("/overview")
            #expect(answer.status == 200 && answer.text.contains("还没有绩效目标申报"))
        }
    }

    @Test func `what may be missed is told with its reason, and taken away as a table`()
        async throws
    {
        try await SmallCentre.with(.director) { browser, small in
            try await small.centre.runChores()
            let page = try await browser.get("/overview")
            let stored = try await small.centre.read { try $0.declarations(year: 2025)[0] }
            #expect(page.text.contains("/projects/\(stored.id)"))
            #expect(page.text.contains("把握") || page.text.contains("预警"))
            let csv = try await browser.get("/overview/risks/exports?format=csv")
            #expect(csv.status == 200 && csv.text.contains(stored.declaration.project))
            let projects = try await browser.get("/overview/projects/exports?format=xlsx")
            #expect(projects.status == 200)
            let none = try await browser.get("/overview/risks/exports?search=zzz")
            #expect(!none.text.contains(stored.declaration.project))
        }
    }
}

import Foundation
import Kernel
import Performance
import Register
import Testing
@testable import Web

/// Templates, texts and the pages they show.
struct TemplateTests {
    @Test func `both languages have the same texts`() throws {
        let all = try Strings.all()
        let keys = all.mapValues { Set($0.texts.keys) }
        #expect(keys[.chinese] == keys[.english])
        #expect(keys[.chinese]?.isEmpty == false)
    }

    @Test func `no template has words of its own`() throws {
        for name in try Resources.names("Templates") {
            let text = String(decoding: try Resources.data("Templates/\(name)"), as: UTF8.self)
            #expect(!text.contains(/[\u{4E00}-\u{9FFF}]/), "\(name)")
        }
    }

    @Test func `no template has styles, scripts or handlers in its lines`() throws {
        for name in try Resources.names("Templates") {
            let text = String(decoding: try Resources.data("Templates/\(name)"), as: UTF8.self)
            #expect(!text.contains(#/ style=|<style|<script>| on[a-z]+=/#), "\(name)")
        }
    }

    @Test func `every tag of every template is a property of its page`() async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        for role in [Role.administrator, .performanceOfficer] { try await small.hire(role) }
        try await small.visit { browser in
            _ = try await browser.post("/sign-in", [("login", "x")], csrf: "")
            try await browser.signIn(as: .performanceOfficer)
            _ = try await browser.get("/")
        }
        try await small.play()
        try await small.visit { try await Self.wander($0, small) }
        var seen: Set<String> = ["layout", "visitor", "device", "faults", "entry-fields"]
        for page in small.pages.all where !type(of: page).template.contains("/") {
            let name = type(of: page).template
            seen.insert(name)
            #expect(try TagCheck.faults(of: page, in: name) == [])
        }
        // Those of a desk's own folder have a test beside that desk's pages.
        let all = try Resources.names("Templates").map { String($0.dropLast(9)) }
            .filter { !$0.contains("/") }
        #expect(seen == Set(all))
    }

    /// Goes through every page, with and without something wrong.
    private static func wander(_ browser: Browser, _ small: SmallCentre) async throws {
        let project = try await small.centre.read { try $0.declarations(year: 2025)[0] }
        try await browser.signIn(as: .performanceOfficer)
        let pages = [
            "/years/2025", "/years/2025?lamp=blue", "/projects/\(project.id)", "/journal",
            "/journal?before=5", "/journal?kind=x", "/journal/1", "/journal/4", "/register",
            "/register?search=zzz", "/register/measures/new", "/imports/new", "/bindings/2025",
            "/account/password", "/nowhere", "/people",
        ]
        let measures = Script.measures.map { "/register/measures/register.\($0.name)" }
        let indicators = project.indicators.map { "/indicators/\($0.id)" }
        let entries = try await small.centre.read { try $0.entries(limit: 20) }
            .map { "/register/entries/\($0.id)" }
        for path in pages + measures + indicators + entries { _ = try await browser.get(path) }
        for path in ["/register/measures", "/register/imports", "/imports", "/account/password"] {
            _ = try await browser.post(path, [])
        }
        _ = try await browser.post("/register/entries", [("measure", "register.parcels")])
        _ = try await browser.post("/register/entries", [("note", "x")], csrf: "0")
        let form = ImportTests.sample
        let sent = try await browser.upload("/imports", file: "file", named: "a.txt", form)
        _ = try await browser.get(try #require(sent.location))
        try await browser.signIn(as: .administrator)
        _ = try await browser.post(
            "/people", [("login", "new"), ("name", "新"), ("roles", "clerk")])
        _ = try await browser.post("/people", [])
    }
}

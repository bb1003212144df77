import Foundation
import HTTPTypes
import Kernel
import Performance
import Synchronization
import TestStores
import Testing
@testable import Web

/// What everybody may read of a year, and how it gets there.
struct PublicationPageTests {
    /// A centre whose year is published by its director, with whoever looks at it.
    private static func published(
        _ body: @Sendable (Browser, SmallCentre) async throws -> Void
    ) async throws {
        try await SmallCentre.with(.director) { browser, small in
            let answer = try await browser.post(
                "/years/2025/publication", [("stage", "targets")])
            try #require(answer.status == 303)
            try await small.visit { try await body($0, small) }
        }
    }

    @Test func `everybody reads a published year, and no more than that`() async throws {
        try await SmallCentre.with(.director) { browser, small in
            try await small.visit { stranger in
                let nothing = try await stranger.get("/public/years/2025")
                #expect(nothing.status == 404)
            }
            let refused = try await browser.post("/years/2025/publication", [])
            #expect(refused.status == 422)
            let early = try await browser.post(
                "/years/2025/publication", [("stage", "results")])
            #expect(early.status == 409 && early.text.contains("尚未结束"))
            _ = try await browser.post("/years/2025/publication", [("stage", "targets")])
            let staff = try await browser.get("/years/2025/publication")
            #expect(staff.text.contains("第 1 版"))
            try await small.visit { stranger in
                let page = try await stranger.get("/public/years/2025")
                #expect(page.status == 200)
                for words in ["邮寄业务次数", "今年的年度目标", "10,000"] {
                    #expect(page.text.contains(words), "\(words)")
                }
                // Neither what became of the targets nor whoever published them.
                for secret in ["1,212", "小王", "zx_session"] {
                    #expect(!page.text.contains(secret), "\(secret)")
                }
                let list = try await stranger.get("/public")
                #expect(list.text.contains("/public/years/2025/versions/1"))
            }
        }
    }

    @Test func `a page that has not changed is not sent again`() async throws {
        try await Self.published { browser, _ in
            for path in [
                "/public/years/2025", "/public/years/2025/versions/1", "/public/feed",
                "/public/years/2025/versions/1/data.json",
                "/public/years/2025/versions/1/indicators.csv",
            ] {
                let first = try await browser.get(path)
                let tag = try #require(first.headers[.eTag], "\(path)")
                let modified = try #require(first.headers[.lastModified])
                #expect(modified == "Fri, 17 Oct 2025 02:00:00 GMT")
                let again = try await browser.send(.get, path, headers: [.ifNoneMatch: tag])
                #expect(again.status == 304 && again.text.isEmpty)
                let since = try await browser.send(
                    .get, path, headers: [.ifModifiedSince: modified])
                #expect(since.status == 304)
                let other = try await browser.send(.get, path, headers: [.ifNoneMatch: "\"x\""])
                #expect(other.status == 200)
            }
        }
    }

    @Test func `a withdrawn version says why, and its data is gone`() async throws {
        try await SmallCentre.with(.director) { browser, small in
            _ = try await browser.post("/years/2025/publication", [("stage", "targets")])
            let path = "/years/2025/publication/1/withdrawals"
            #expect(try await browser.post(path, [("reason", "")]).status == 422)
            #expect(try await browser.post(path, [("reason", "<预算>有误")]).status == 303)
            try await small.visit { stranger in
                let page = try await stranger.get("/public/years/2025/versions/1")
                #expect(page.text.contains("&lt;预算&gt;有误"))
                #expect(!page.text.contains("邮寄业务次数"))
                let data = try await stranger.get("/public/years/2025/versions/1/data.json")
                #expect(data.status == 410)
                let feed = try await stranger.get("/public/feed")
                #expect(feed.text.contains("已撤回"))
            }
        }
    }

    @Test func `the data keeps its columns and the schemas name them`() async throws {
        try await Self.published { browser, _ in
            let base = "/public/years/2025/versions/1"
            let csv = try await browser.get("\(base)/indicators.csv")
            let lines = try CSV.lines(csv.text)
            #expect(
                lines[0].fields == [
                    "year", "version", "stage", "project", "level1", "level2", "indicator",
                    "comparator", "target", "unit", "weight", "actual", "points",
                ])
            #expect(lines.count == 6 && lines[1].fields[6] == "邮寄业务次数")
            #expect(lines.allSatisfy { $0.fields.count == 13 })
            let projects = try CSV.lines(try await browser.get("\(base)/projects.csv").text)
            #expect(projects[0].fields == PublicationFile.projectColumns)
            let columns = try await browser.get("/public/columns.json").text
            for column in PublicationFile.indicatorColumns + PublicationFile.projectColumns {
                #expect(columns.contains("\"\(column)\""), "\(column)")
            }
            let schema = try JSONDecoder().decode(
                JSONValue.self, from: Data(try await browser.get("/public/schema.json").text.utf8))
            let data = try JSONDecoder().decode(
                JSONValue.self, from: Data(try await browser.get("\(base)/data.json").text.utf8))
            #expect(SchemaCheck(root: schema).faults(of: data, schema) == [])
        }
    }

    @Test func `the feed is Atom as RFC 4287 says`() async throws {
        let text = try await Self.feed()
        let directory = try TestDirectory.make("feed")
        defer { try? FileManager.default.removeItem(at: directory) }
        let file = directory.appending(path: "feed.xml")
        try Data(text.utf8).write(to: file)
        let told = try Oracle.run("atom.py", file.path(percentEncoded: false))
        #expect(told.hasPrefix("SOUND: 1 entries"), "\(told)")
    }

    private static func feed() async throws -> String {
        let kept = Kept()
        try await published { browser, _ in kept.keep(try await browser.get("/public/feed").text) }
        return kept.text
    }

    @Test func `every tag of every template of publication is a property of its page`() async throws
    {
        try await SmallCentre.with(.director) { browser, small in
            for path in ["/years/2025/publication", "/public", "/public/data", "/public/keys"] {
                _ = try await browser.get(path)
            }
            _ = try await browser.post("/years/2025/publication", [("stage", "targets")])
            for path in ["/years/2025/publication", "/public", "/public/years/2025"] {
                _ = try await browser.get(path)
            }
            _ = try await browser.post(
                "/years/2025/publication/1/withdrawals", [("reason", "x")])
            for path in ["/years/2025/publication", "/public/years/2025", "/api"] {
                _ = try await browser.get(path)
            }
            var seen: Set<String> = ["publication/versions"]
            for page in small.pages.all where Self.isOurs(type(of: page).template) {
                let name = type(of: page).template
                seen.insert(name)
                let faults = try TagCheck.faults(of: page, in: name)
                #expect(faults == [])
            }
            let all = try Resources.names("Templates").map { String($0.dropLast(9)) }
                .filter(Self.isOurs)
            #expect(seen == Set(all))
        }
    }

    private static func isOurs(_ template: String) -> Bool {
        template.hasPrefix("publication/") || template.hasPrefix("openapi/")
    }
}

/// A text that a closure hands out.
private final class Kept: Sendable {
    private let held = Mutex("")
    var text: String { held.withLock { $0 } }
    func keep(_ text: String) { held.withLock { $0 = text } }
}

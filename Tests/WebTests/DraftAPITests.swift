import Foundation
import Kernel
import Performance
import People
import Testing
@testable import Web

/// Drafts for programs; every answer is held against the described interface besides.
struct DraftAPITests {
    /// What a program sends to save or to look through.
    private struct Sent: Encodable {
        var revision: String
        var fields: [String: String]
        var lines: [Line]

        struct Line: Encodable {
            let id: String
            var values: [String: String]
        }

        init(_ draft: Draft) {
            revision = "\(draft.revision)"
            fields = Dictionary(
                uniqueKeysWithValues: DraftField.allCases.map { ($0.rawValue, draft.sheet[$0]) })
            lines = draft.sheet.lines.map { line in
                Line(
                    id: line.id,
                    values: Dictionary(
                        uniqueKeysWithValues: LineField.allCases.map { ($0.rawValue, line[$0]) }))
            }
        }

        var json: String {
            get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
        }
    }

    /// The parts of an answer that tests look at.
    private struct Told: Decodable {
        let revision: Int
        let other: String?
        let changes: [String]
        let disputes: [Rival]

        struct Rival: Decodable {
            let place: String
            let author: String
            let value: String?
        }
    }

    private func told(_ answer: Browser.Answer) throws -> Told {
        try JSONDecoder().decode(Told.self, from: Data(answer.text.utf8))
    }

    /// Two people and a draft that both look at.
    private func together(
        _ body: @Sendable (Browser, SmallCentre, String) async throws -> Void
    ) async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.hire(.performanceOfficer)
        _ = try await small.accounts.add(
            login: "second", name: "李晓", roles: [.performanceOfficer],
            password: SmallCentre.password, by: .operator)
        try await small.play()
        try await small.visit { browser in
            try await browser.signIn(as: .performanceOfficer)
            let path = try await DraftPageTests.open(browser, small)
            try await body(browser, small, path)
        }
    }

    private func signInSecond(_ browser: Browser) async throws {
        _ = try await browser.post(
            "/sign-in", [("login", "second"), ("password", SmallCentre.password)], csrf: "")
    }

    @Test func `two people save at once: the second is told and nothing is lost`() async throws {
        try await together { browser, small, path in
            let draft = try await DraftPageTests.draft(path, small)
            var (first, second) = (Sent(draft), Sent(draft))
            first.lines[0].values["target"] = "1300"
            first.fields["goalAnnual"] = "第一人的目标"
            second.lines[1].values["target"] = "99"
            second.fields["goalAnnual"] = "第二人的目标"
            let token = try await browser.get("/account/password").csrf
            let one = try await browser.json("/api\(path)/revisions", first.json, csrf: token)
            #expect(try told(one).revision == 2 && told(one).other == nil)
            try await signInSecond(browser)
            let next = try await browser.get("/account/password").csrf
            let two = try await browser.json("/api\(path)/revisions", second.json, csrf: next)
            let answer = try told(two)
            #expect(answer.other == "绩效专员小王")
            #expect(answer.changes.contains("邮寄业务次数 · 指标值：40.00 → 1300"))
            #expect(answer.disputes.map(\.value) == ["第一人的目标"])
            let merged = try await DraftPageTests.draft(path, small)
            #expect(merged.sheet.lines.prefix(2).map { $0[.target] } == ["1300", "99"])
            #expect(merged.sheet[.goalAnnual] == "第二人的目标")
            let page = try await browser.get(path)
            #expect(page.text.contains("绩效专员小王写的是：第一人的目标"))
            let rival = try #require(answer.disputes.first)
            let choice = """
                {"place":"\(rival.place)","author":"\(rival.author)","takes":true}
                """
            _ = try await browser.json("/api\(path)/choices", choice, csrf: next)
            let settled = try await DraftPageTests.draft(path, small)
            #expect(settled.sheet[.goalAnnual] == "第一人的目标" && settled.disputes.isEmpty)
        }
    }

    @Test func `what is found is told without saving`() async throws {
        try await together { browser, small, path in
            let draft = try await DraftPageTests.draft(path, small)
            var sent = Sent(draft)
            sent.lines[0].values["unit"] = ""
            let token = try await browser.get("/account/password").csrf
            let answer = try await browser.json("/api\(path)/findings", sent.json, csrf: token)
            #expect(answer.text.contains("unit_missing@\(draft.sheet.lines[0].id).unit"))
            #expect(try await DraftPageTests.draft(path, small).revision == 1)
        }
    }

    @Test func `drafts are opened, listed and searched, and bad input is refused`() async throws {
        try await together { browser, small, path in
            let token = try await browser.get("/account/password").csrf
            let new = try await browser.json(
                "/api/drafts", #"{"way":"new","year":"2026","project":"新项目"}"#, csrf: token)
            #expect(new.status == 201)
            #expect(try await browser.get("/api/drafts?year=2026").text.contains("新项目"))
            #expect(try await browser.get("/api\(path)").status == 200)
            let library = try await browser.get("/api\(path)/library?q=%E5%A6%A5%E6%8A%95")
            #expect(library.text.contains("邮寄妥投率") && !library.text.contains("送达时间"))
            for (way, code) in [
                (#"{"way":"x"}"#, "bad_way"), (#"{"way":"new","year":"x"}"#, "bad_year"),
                (#"{"way":"version","version":"x"}"#, "no_such_version"),
            ] {
                let bad = try await browser.json("/api/drafts", way, csrf: token)
                #expect(bad.text.contains("\"\(code)\""))
            }
            let unknown = #"{"revision":"1","fields":{"secret":"x"},"lines":[]}"#
            let answer = try await browser.json("/api\(path)/revisions", unknown, csrf: token)
            #expect(answer.status == 422 && answer.text.contains("unknown_field"))
            let ahead = #"{"revision":"9","fields":{},"lines":[]}"#
            let late = try await browser.json("/api\(path)/revisions", ahead, csrf: token)
            #expect(late.status == 409 && late.text.contains("no_such_revision"))
            let missing = try await browser.json("/api/drafts/x/revisions", ahead, csrf: token)
            #expect(missing.status == 404)
        }
    }

    @Test func `who follows a draft hears of its saves and of no other's`() async throws {
        try await together { browser, small, path in
            let draft = try await DraftPageTests.draft(path, small)
            var sheet = draft.sheet
            sheet[.unit] = "新单位"
            try await DraftDesk(small.centre).save(draft.id, from: 1, sheet, by: .operator)
            let other = try await DraftDesk(small.centre).open(
                .new(year: 2026, project: "别的"), by: .operator)
            let topic = DraftTopic(draft: draft.id)
            let messages = try await small.centre.read { reader in
                var audience = LiveAudience()
                audience.add(topic, at: topic.address(reader))
                return try reader.journalEntries(limit: 2).reversed().map(LiveEntry.init).map {
                    entry in
                    var message: LiveMessage?
                    try audience.forEach(concernedBy: entry, reader) { _, topic in
                        message = try topic.message(for: entry, reader)
                    }
                    return message
                }
            }
            #expect(messages.map { $0?.json } == [#"{"revision":2}"#, nil] && other != draft.id)
            #expect(try await small.centre.read { try topic.exists($0) })
            let none = DraftTopic(draft: "none")
            #expect(try await !small.centre.read { try none.exists($0) })
        }
    }
}

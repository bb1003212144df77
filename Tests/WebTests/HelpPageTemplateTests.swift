import Helpdesk
import HummingbirdTesting
import Kernel
import Testing
@testable import Web

/// Every template of the help desk against its page, and every text that is named as it goes.
struct HelpPageTemplateTests {
    private static let parts: Set<String> = [
        "nav", "question", "answers", "said", "say", "line", "filters", "pages", "history",
        "erase",
    ]

    @Test func `every tag of every template of the help desk is a property of its page`()
        async throws
    {
        try await HelpPageSite.with([.hallChief, .assistant]) { help, client in
            try await Self.wander(help, client)
            var seen = Self.parts
            for page in help.pages.all {
                let name = type(of: page).template
                guard name.hasPrefix("helpdesk/") else { continue }
                seen.insert(String(name.dropFirst(9)))
                #expect(try TagCheck.faults(of: page, in: name) == [])
            }
            let all = try Resources.names("Templates/helpdesk").map { String($0.dropLast(9)) }
            #expect(seen == Set(all))
        }
    }

    /// Every page, empty, with something on it, and with something wrong.
    private static func wander(_ help: HelpPageSite, _ client: any TestClientProtocol) async throws
    {
        let chief = try await help.sign(.hallChief, in: client)
        _ = try await help.sign(.assistant, in: client)
        let lists = [
            "/help", "/help/overview", "/help/enquiries", "/help/visits", "/help/transcripts",
            "/help/settings", "/help/canned", "/help/enquiries/new", "/help/visits/new",
            "/help/enquiries?from=x&state=open",
        ]
        for path in lists { _ = try await chief.get(path) }
        let visitor = Browser(client)
        _ = try await visitor.get("/help/ask?question=zzz")
        _ = try await visitor.post("/help/conversations", [], csrf: "")
        let path = try await help.ask("材料", client, [("topic", "food")])
        let id = try await help.newest().id
        _ = try await visitor.get(path)
        for form in [
            "/help/enquiries", "/help/visits", "/help/settings/rules", "/help/settings/topics",
            "/help/canned", "/help/desk/\(id)/transfers", "/help/desk/\(id)/messages",
        ] { _ = try await chief.post(form, []) }
        _ = try await chief.post(
            "/help/canned", [("title", "问候"), ("text", "您好 {me}"), ("shared", "yes")])
        help.pass(seconds: 45)
        try await help.centre.runChores()
        for path in lists { _ = try await chief.get(path) }
        _ = try await chief.post("/help/desk/\(id)/takes", [])
        _ = try await chief.get("/help")
        _ = try await chief.post("/help/desk/\(id)/messages", [("text", "收到")])
        for path in [path, "/help", "/help/transcripts/\(id)"] { _ = try await chief.get(path) }
        _ = try await chief.post("/help/desk/\(id)/ends", [])
        for path in [path, "/help", "/help/transcripts/\(id)"] { _ = try await chief.get(path) }
        try await register(chief)
        help.set(secondOfDay: 12 * 3600)
        _ = try await visitor.get("/help/ask")
        let later = try await visitor.post(
            "/help/conversations", [("words", "留言")], csrf: ""
        ).location
        _ = try await visitor.get(later ?? "")
        for path in lists { _ = try await chief.get(path) }
    }

    private static func register(_ chief: Browser) async throws {
        let enquiry = try await chief.post(
            "/help/enquiries", [("channel", "letter"), ("question", "来信"), ("name", "周")]
        ).location
        let visit = try await chief.post(
            "/help/visits",
            [
                ("business", "沪东厂"), ("problem", "材料"), ("visitedOn", "2025-10-16"),
                ("visitors", "x"),
            ]
        ).location
        for (path, steps) in [
            (enquiry ?? "", ["answers", "erasures"]),
            (visit ?? "", ["answers", "follow-ups", "closures"]),
        ] {
            _ = try await chief.get(path)
            for step in steps {
                _ = try await chief.post("\(path)/\(step)", [])
                _ = try await chief.post(
                    "\(path)/\(step)", [("text", "好"), ("answer", "好"), ("reason", "要求")])
                _ = try await chief.get(path)
            }
        }
    }

    @Test func `every word of the help desk has a text in both languages`() throws {
        let words =
            Conversation.State.allCases.map { "help_talk_\($0.rawValue)" }
            + Conversation.Audience.allCases.map { "help_audience_\($0.rawValue)" }
            + Conversation.Cause.allCases.flatMap {
                ["help_cause_\($0.rawValue)", "help_ended_\($0.rawValue)"]
            }
            + HelpCall.Reason.allCases.map { "help_reason_\($0.rawValue)" }
            + HelpCall.Rung.allCases.map { "help_rung_\($0.rawValue)" }
            + HelpCall.Outcome.allCases.map { "help_outcome_\($0.rawValue)" }
            + ChatMessage.Notice.allCases.map { "help_notice_\($0.rawValue)" }
            + Duty.State.allCases.map { "help_duty_\($0.rawValue)" }
            + Enquiry.Channel.allCases.map { "help_by_\($0.rawValue)" }
            + HelpRulesTyped.numbers.flatMap { ["help_limit_\($0.name)", "help_unit_\($0.unit)"] }
            + ["calm", "soon", "ring", "late"].map { "help_word_\($0)" }
            + ["calm", "ring", "late"].map { "help_await_\($0)" }
            + ["answer", "follow_up", "close"].flatMap {
                ["help_step_\($0)", "help_step_\($0)_do", "help_step_\($0)_words"]
            }
        for (language, texts) in try Strings.all() {
            for word in words { #expect(texts[word] != nil, "\(language) \(word)") }
        }
    }
}

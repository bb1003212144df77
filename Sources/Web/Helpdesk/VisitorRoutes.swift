import Helpdesk
import Hummingbird
import Kernel

/// What visitors do without an account: look for an answer, begin a conversation.
enum VisitorRoutes {
    static let all: [Route] =
        [
            .get("/help/ask", .anybody, look),
            .post("/help/conversations", .anybody, begin),
        ] + ChatRoutes.all

    /// Answers to a question as it is typed. They are counted once it is settled: sent as a form,
    /// or left alone for a while.
    private static func look(_ visit: Visit) async throws -> Response {
        var typed = AskTyped(question: visit.query("question") ?? "")
        try visit.limit(typed.question.isEmpty ? .look : .search)
        let found = try await HelpAnswers.find(typed.question, visit)
        let part = visit.request.headers[.part]
        if part == nil || part == "settled" {
            try await HelpAnswers.count(found, of: typed.question, visit)
            typed.looked = typed.question
        }
        return try await ask(visit, typed: typed, found, refusals: [])
    }

    private static func ask(
        _ visit: Visit, typed: AskTyped, _ found: [Suggestion], refusals: [Refusal]
    ) async throws -> Response {
        let now = visit.centre.clock.now()
        let (rules, topics) = try await visit.centre.read {
            (try $0.helpRuleBook().rules(at: now), try $0.helpTopics())
        }
        let page = AskPage(
            HelpHours(rules, at: now, visit), rules, topics: topics,
            answers: found, typed: typed, refusals: refusals, visit)
        return try visit.page(page, refusals.first?.status ?? .ok)
    }

    /// Begins a conversation with a question, and calls for a person at once.
    private static func begin(_ visit: Visit) async throws -> Response {
        try visit.limit(.ask)
        let typed = AskTyped(visit.form)
        do {
            let draft = try await VisitorQuestion(typed, visit)
            let secret = try await draft.begin(visit)
            if typed.words != typed.looked {
                let found = try await HelpAnswers.find(typed.words, visit)
                try await HelpAnswers.count(found, of: typed.words, visit)
            }
            return visit.redirect("/help/conversations/\(secret.text)")
        } catch {
            let found = try await HelpAnswers.find(typed.question, visit)
            return try await ask(visit, typed: typed, found, refusals: try error.refusals())
        }
    }
}

/// A question that is in order, on its way to a person.
struct VisitorQuestion: Sendable {
    let draft: ConversationDraft
    let text: String
    let contact: Person?

    /// - Throws: `Refusals`, one for each field not in order.
    init(_ typed: AskTyped, _ visit: Visit) async throws {
        var refusals: [Refusal] = []
        let isOpen = try await visit.isHelpOpen()
        let place = isOpen ? "question" : "words"
        text = typed.words
        if text.isEmpty { refusals.append(.noQuestion(place)) }
        if text.count > MessageDraft.limit { refusals.append(.longQuestion(place)) }
        do { contact = try Person(name: typed.name, reachedBy: typed.telephone) } catch {
            contact = nil
            refusals += try error.refusals()
        }
        draft = ConversationDraft(
            audience: typed.isBusiness ? .business : .individual,
            topic: typed.topic.isEmpty ? nil : typed.topic)
        guard refusals.isEmpty else { throw Refusals(refusals) }
    }

    func begin(_ visit: Visit) async throws -> Secret {
        let desk = ConversationDesk(visit.centre)
        let started = try await desk.start(draft, from: visit.origin)
        _ = try await desk.say(MessageDraft(text: text), in: started.secret)
        _ = try await desk.call(
            in: started.secret, contact: contact, at: visit.arrivedAt)
        return started.secret
    }
}

extension Person {
    /// How somebody can be reached; nil when nothing was left.
    ///
    /// - Throws: `Refusals`, when the name or the number is missing or cannot be one.
    init?(name: String, reachedBy telephone: String) throws {
        guard !name.isEmpty || !telephone.isEmpty else { return nil }
        let digits = telephone.utf8.count { (48...57).contains($0) }
        let isNumber =
            (5...20).contains(digits) && telephone.allSatisfy { "0123456789+-() ".contains($0) }
        var refusals: [Refusal] = []
        if name.isEmpty || name.count > 50 { refusals.append(.badName) }
        if !isNumber { refusals.append(.badTelephone) }
        guard refusals.isEmpty else { throw Refusals(refusals) }
        self.init(name: name, telephone: telephone)
    }
}

extension Visit {
    /// Whether somebody is at the desk now.
    func isHelpOpen() async throws -> Bool {
        let now = centre.clock.now()
        let rules = try await centre.read { try $0.helpRuleBook().rules(at: now) }
        return HelpHours(rules, at: now, self).isOpen
    }
}

extension Refusal {
    static func noQuestion(_ place: String) -> Refusal {
        Refusal(
            "no_question", "请写下您想问的问题。", "Write what you would like to ask.", at: place)
    }

    static func longQuestion(_ place: String) -> Refusal {
        Refusal(
            "long_question", "问题请写在 \(MessageDraft.limit) 字以内，其余的可以稍后再补充。",
            "Keep the question within \(MessageDraft.limit) characters; more can follow later.",
            at: place)
    }

    static let badTelephone = Refusal(
        "bad_telephone", "请填写能打通的电话号码，例如 021-12345678 或手机号码。",
        "Give a telephone number that can be called, such as 021-12345678.", at: "telephone")

    static let badName = Refusal(
        "bad_name", "请填写怎么称呼您，例如“王女士”，不超过 50 个字。",
        "Say how we may call you, in at most 50 characters.", at: "name")
}

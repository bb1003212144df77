import Helpdesk
import Hummingbird
import Kernel
import NIOCore
import People
import Satisfaction

/// A visitor's conversation, found only by whoever has its address.
enum ChatRoutes {
    static let all: [Route] = [
        .get("/help/conversations/{secret}", .anybody) { visit in
            try await chat(visit, try secret(visit))
        },
        .post("/help/conversations/{secret}/messages", .anybody, limit: Route.pictureLimit, say),
        .post("/help/conversations/{secret}/calls", .anybody) { visit in
            try await change(visit) { desk, secret in
                _ = try await desk.call(in: secret, at: visit.arrivedAt)
            }
        },
        .post("/help/conversations/{secret}/contacts", .anybody, leaveContact),
        .post("/help/conversations/{secret}/ends", .anybody) { visit in
            try await change(visit) { try await $0.end(in: $1) }
        },
        .post("/help/conversations/{secret}/solutions", .anybody) { visit in
            let solved = visit.form["solved"] == "yes"
            return try await change(visit) { try await $0.tell(solved: solved, in: $1) }
        },
        .get("/help/conversations/{secret}/pictures/{id}", .anybody, picture),
    ]

    /// The secret in the address. What is none counts as a guess, and each act of its visitor as
    /// one of theirs.
    private static func secret(_ visit: Visit) throws -> Secret {
        let secret = try visit.found(Secret(try visit.parameter("secret")))
        let sends = visit.form.files["picture"] != nil
        let act: VisitorAct = !visit.route.changes ? .look : sends ? .picture : .say
        try visit.limit(act, token: secret.text)
        return secret
    }

    private static func chat(
        _ visit: Visit, _ secret: Secret, typed: ChatTyped = ChatTyped(), refusals: [Refusal] = []
    ) async throws -> Response {
        let chat = try visit.found(try await Chat(secret, visit))
        let page = ChatPage(chat, typed: typed, refusals: refusals, visit)
        return try visit.page(page, refusals.first?.status ?? .ok)
    }

    private static func say(_ visit: Visit) async throws -> Response {
        let secret = try secret(visit)
        do {
            let desk = ConversationDesk(visit.centre)
            for draft in try visit.messageDrafts() { _ = try await desk.say(draft, in: secret) }
            return visit.redirect("/help/conversations/\(secret.text)#text")
        } catch {
            let typed = ChatTyped(message: visit.typedMessage)
            return try await chat(visit, secret, typed: typed, refusals: try error.refusals())
        }
    }

    private static func change(
        _ visit: Visit, _ act: (ConversationDesk, Secret) async throws -> Void
    ) async throws -> Response {
        let secret = try secret(visit)
        do {
            try await act(ConversationDesk(visit.centre), secret)
            return visit.redirect("/help/conversations/\(secret.text)")
        } catch {
            return try await chat(visit, secret, refusals: try error.refusals())
        }
    }

    private static func leaveContact(_ visit: Visit) async throws -> Response {
        let secret = try secret(visit)
        let (name, telephone) = (visit.form.text("name"), visit.form.text("telephone"))
        do {
            guard let contact = try Person(name: name, reachedBy: telephone) else {
                throw Refusals([.badName, .badTelephone])
            }
            try await ConversationDesk(visit.centre).leave(contact: contact, in: secret)
            return visit.redirect("/help/conversations/\(secret.text)")
        } catch {
            let typed = ChatTyped(name: name, telephone: telephone)
            return try await chat(visit, secret, typed: typed, refusals: try error.refusals())
        }
    }

    private static func picture(_ visit: Visit) async throws -> Response {
        let found = try await ConversationDesk(visit.centre)
            .picture(try visit.parameter("id"), in: try secret(visit))
        guard let found else { throw Missing() }
        return visit.picture(found)
    }
}

extension Visit {
    /// A picture that shows itself and does nothing.
    func picture(_ picture: PictureDraft) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: picture.type, .cacheControl: "private, max-age=86400",
                .contentDisposition: "inline",
                .contentSecurityPolicy: "default-src 'none'; sandbox",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: picture.bytes)))
    }
}

extension Chat {
    /// Reads a conversation for its visitor.
    ///
    /// - Returns: nil when the secret names none.
    init?(_ secret: Secret, _ visit: Visit) async throws {
        let now = visit.centre.clock.now()
        let read = try await visit.centre.read { reader -> Read? in
            guard try reader.conversation(secret) != nil else { return nil }
            let view = try reader.visitorView(secret, at: now)
            let called = view.conversation.call?.calledAt ?? now
            return Read(
                view: view, messages: try reader.newestMessages(of: view.conversation.id),
                topic: try reader.helpTopics().first { $0.id == view.conversation.topic },
                rules: try reader.helpRuleBook().rules(at: called),
                token: try reader.ratingToken(
                    for: Subject(TranscriptRead.subjectKind, view.conversation.id),
                    step: RatedStep.conversation))
        }
        guard let read else { return nil }
        let accounts =
            read.messages.compactMap(\.account)
            + [read.view.conversation.holder]
            .compactMap(\.self)
        self.init(
            secret: secret, view: read.view, messages: read.messages, topic: read.topic,
            rules: read.rules, names: try await visit.site.accounts.names(of: Set(accounts)),
            ratingHref: read.token.map { "/ratings/\($0)" })
    }

    private struct Read: Sendable {
        let view: VisitorView
        let messages: [ChatMessage]
        let topic: HelpTopic?
        let rules: HelpRules
        let token: String?
    }
}

extension Reader {
    /// The newest messages of a conversation, in order; earlier ones have a page of their own.
    func newestMessages(of id: String, limit: Int = 200) throws -> [ChatMessage] {
        let last = try conversation(id)?.lastOrdinal ?? 0
        return try messages(of: id, after: max(0, last - limit), limit: limit)
    }
}

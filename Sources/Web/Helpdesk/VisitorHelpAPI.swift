import Foundation
import Helpdesk
import Hummingbird
import Kernel

/// Online help for visitors' programs: whoever knows the secret of a conversation is its visitor.
enum VisitorHelpAPI {
    static let all: [Route] = [
        .json("/api/help/conversations", .anybody, start),
        .get("/api/help/conversations/{secret}/messages", .anybody, messages),
        .json("/api/help/conversations/{secret}/messages", .anybody, say),
        .json("/api/help/conversations/{secret}/requests", .anybody, call),
        .json("/api/help/conversations/{secret}/contacts", .anybody, leaveContact),
        .json("/api/help/conversations/{secret}/endings", .anybody, end),
        .json("/api/help/conversations/{secret}/solutions", .anybody, solve),
        .get("/api/help/conversations/{secret}/pictures/{id}", .anybody, picture),
    ]

    private struct Start: Decodable {
        let audience: Conversation.Audience
        let topic: String?
    }

    private static func start(_ visit: Visit) async throws -> Response {
        try visit.limit(.ask)
        let sent = try await visit.decoded(Start.self, limit: 4096)
        let started = try await ConversationDesk(visit.centre).start(
            ConversationDraft(audience: sent.audience, topic: sent.topic), from: visit.origin)
        return try visit.json(["secret": started.secret.text], .created)
    }

    private static func messages(_ visit: Visit) async throws -> Response {
        let after = visit.query("after").flatMap { Int($0) } ?? 0
        let now = visit.centre.clock.now()
        return try await visit.inConversation(.look) { _, secret in
            let told = try await visit.centre.read { reader in
                let view = try reader.visitorView(secret, at: now)
                let messages = try reader.messages(of: view.conversation.id, after: after)
                return ToldConversation(view, messages)
            }
            return try visit.json(told)
        }
    }

    private static func say(_ visit: Visit) async throws -> Response {
        let draft = try await visit.sentMessage()
        let act: VisitorAct = draft.picture == nil ? .say : .picture
        return try await visit.inConversation(act) { desk, secret in
            let message = try await desk.say(draft, in: secret)
            return try visit.json(ToldMessage(message, forVisitor: true), .created)
        }
    }

    private struct Contact: Decodable {
        let name: String?
        let telephone: String?

        var person: Person? {
            guard name != nil || telephone != nil else { return nil }
            return Person(name: name ?? "", telephone: telephone)
        }
    }

    private struct Called: Encodable {
        let state: String
        var since: Instant?
        var due: Instant?
        var number: String?

        init(_ answer: CallAnswer) {
            switch answer {
            case .waiting(let since, let due):
                (state, self.since, self.due) = ("waiting", since, due)
            case .talking: state = "talking"
            case .enquiry(_, let number, let due):
                (state, self.due, self.number) = ("enquiry", due, number)
            }
        }
    }

    private static func call(_ visit: Visit) async throws -> Response {
        let contact = try await visit.decoded(Contact.self, limit: 4096)
        return try await visit.inConversation(.say) { desk, secret in
            let answer = try await desk.call(
                in: secret, contact: contact.person, at: visit.arrivedAt)
            return try visit.json(Called(answer), .created)
        }
    }

    private static func leaveContact(_ visit: Visit) async throws -> Response {
        let contact = try await visit.decoded(Contact.self, limit: 4096)
        return try await visit.inConversation(.say) { desk, secret in
            try await desk.leave(contact: contact.person ?? Person(name: ""), in: secret)
            return Response(status: .noContent)
        }
    }

    private static func end(_ visit: Visit) async throws -> Response {
        try await visit.inConversation(.say) { desk, secret in
            try await desk.end(in: secret)
            return Response(status: .noContent)
        }
    }

    private struct Solved: Decodable { let solved: Bool }

    private static func solve(_ visit: Visit) async throws -> Response {
        let sent = try await visit.decoded(Solved.self, limit: 4096)
        return try await visit.inConversation(.say) { desk, secret in
            try await desk.tell(solved: sent.solved, in: secret)
            return Response(status: .noContent)
        }
    }

    private static func picture(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        return try await visit.inConversation(.look) { desk, secret in
            guard let found = try await desk.picture(id, in: secret) else { throw Missing() }
            return visit.picture(found)
        }
    }
}

extension Visit {
    /// Does something in the conversation that the address names, as its visitor. What names none
    /// counts as a guess.
    fileprivate func inConversation(
        _ act: VisitorAct, _ body: (ConversationDesk, Secret) async throws -> Response
    ) async throws -> Response {
        let secret = try found(Secret(try parameter("secret")))
        try limit(act, token: secret.text)
        do { return try await body(ConversationDesk(centre), secret) } catch let refusal as Refusal
            where refusal.code == "no_such_conversation"
        {
            try limit(.guess)
            throw refusal
        }
    }

    /// A text, or a picture in Base64, with the sender's own id of it.
    private struct SentMessage: Decodable {
        let text: String?
        let picture: Data?
        let clientID: String?

        private enum CodingKeys: String, CodingKey {
            case text, picture
            case clientID = "client_id"
        }
    }

    /// - Throws: `Refusal` for what is no message, or no picture by its content.
    func sentMessage() async throws -> MessageDraft {
        // Base64 makes four bytes of three.
        let sent = try await decoded(
            SentMessage.self, limit: PictureDraft.limit / 3 * 4 + (32 << 10))
        return MessageDraft(
            text: sent.text ?? "", picture: try sent.picture.map { try PictureDraft(checking: $0) },
            clientID: sent.clientID)
    }
}

extension PictureDraft {
    /// A picture by its content, written anew without what tells where and when it was taken.
    ///
    /// - Throws: `Refusal` for what is too large, damaged, or no picture.
    init(checking bytes: Data) throws(Refusal) {
        try self.init(CheckedPicture(bytes).bytes)
    }
}

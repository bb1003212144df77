import Foundation
import Helpdesk
import Hummingbird
import Kernel
import NIOCore

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
        let sent = try await visit.decoded(Start.self, limit: 4096)
        let started = try await ConversationDesk(visit.centre).start(
            ConversationDraft(audience: sent.audience, topic: sent.topic),
            from: visit.context.address)
        return try visit.json(["secret": started.secret.text], .created)
    }

    private static func messages(_ visit: Visit) async throws -> Response {
        let secret = try visit.secret()
        let after = visit.query("after").flatMap { Int($0) } ?? 0
        let now = visit.centre.clock.now()
        let told = try await visit.centre.read { reader in
            let view = try reader.visitorView(secret, at: now)
            let messages = try reader.messages(of: view.conversation.id, after: after)
            return ToldConversation(view, messages)
        }
        return try visit.json(told)
    }

    private static func say(_ visit: Visit) async throws -> Response {
        let draft = try await visit.sentMessage()
        let message = try await ConversationDesk(visit.centre)
            .say(draft, in: try visit.secret())
        return try visit.json(ToldMessage(message, forVisitor: true), .created)
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
    }

    private static func call(_ visit: Visit) async throws -> Response {
        let contact = try await visit.decoded(Contact.self, limit: 4096)
        let answer = try await ConversationDesk(visit.centre)
            .call(in: try visit.secret(), contact: contact.person)
        switch answer {
        case .waiting(let since, let due):
            return try visit.json(Called(state: "waiting", since: since, due: due), .created)
        case .talking: return try visit.json(Called(state: "talking"))
        case .enquiry(_, let number, let due):
            return try visit.json(Called(state: "enquiry", due: due, number: number), .created)
        }
    }

    private static func leaveContact(_ visit: Visit) async throws -> Response {
        let contact = try await visit.decoded(Contact.self, limit: 4096)
        try await ConversationDesk(visit.centre).leave(
            contact: contact.person ?? Person(name: ""), in: try visit.secret())
        return Response(status: .noContent)
    }

    private static func end(_ visit: Visit) async throws -> Response {
        try await ConversationDesk(visit.centre).end(in: try visit.secret())
        return Response(status: .noContent)
    }

    private struct Solved: Decodable { let solved: Bool }

    private static func solve(_ visit: Visit) async throws -> Response {
        let sent = try await visit.decoded(Solved.self, limit: 4096)
        try await ConversationDesk(visit.centre)
            .tell(solved: sent.solved, in: try visit.secret())
        return Response(status: .noContent)
    }

    private static func picture(_ visit: Visit) async throws -> Response {
        let found = try await ConversationDesk(visit.centre)
            .picture(try visit.parameter("id"), in: try visit.secret())
        return try visit.sentPicture(found)
    }
}

extension Visit {
    /// What names the conversation in the address; whatever cannot name one is not found.
    fileprivate func secret() throws -> Secret {
        guard let secret = Secret(try parameter("secret")) else { throw Missing() }
        return secret
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

    /// A picture that a browser shows and does nothing else with.
    func sentPicture(_ picture: PictureDraft?) throws -> Response {
        guard let picture else { throw Missing() }
        return Response(
            status: .ok,
            headers: [
                .contentType: picture.type, .cacheControl: "private, max-age=3600",
                .contentDisposition: "inline",
                .contentSecurityPolicy: "default-src 'none'; sandbox",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: picture.bytes)))
    }
}

extension PictureDraft {
    /// A picture by its content, written anew without what tells where and when it was taken.
    ///
    /// - Throws: `Refusal` for what is too large, damaged, or no picture.
    init(checking bytes: Data) throws(Refusal) { try self.init(bytes) }
}

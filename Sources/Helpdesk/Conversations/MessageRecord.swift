import Kernel

extension ChatMessage {
    fileprivate static let columns: SQL = """
        conversation, ordinal, sender, account, sent_at, content, reference, body, client_id
        """

    init(row: Row) throws {
        conversation = try row("conversation")
        ordinal = try row("ordinal")
        sender = try row.word("sender")
        account = try row("account")
        sentAt = try row("sent_at")
        content = try Content(row: row)
        clientID = try row("client_id")
    }
}

extension ChatMessage.Content {
    fileprivate init(row: Row) throws {
        let reference: String? = try row("reference")
        let body: String? = try row("body")
        switch (try row("content") as String, reference, body) {
        case ("notice", _?, _): self = .notice(try row.word("reference"))
        case (_, _, nil): self = .erased
        case ("text", _, let text?): self = .text(text)
        case ("knowledge", let article?, let text?):
            self = .knowledge(article: article, text: text)
        case ("picture", let id?, let body?):
            let parts = body.split(separator: " ")
            guard parts.count == 2, let size = Int(parts[1]) else { fallthrough }
            self = .picture(ChatPicture(id: id, type: String(parts[0]), size: size))
        default: throw Fault("a message is neither text nor picture")
        }
    }

    /// What the row refers to, and what of it can be erased.
    fileprivate var kept: (reference: String?, body: String?) {
        switch self {
        case .text(let text): (nil, text)
        case .picture(let picture): (picture.id, "\(picture.type) \(picture.size)")
        case .knowledge(let article, let text): (article, text)
        case .notice(let notice): (notice.rawValue, nil)
        case .erased: (nil, nil)
        }
    }
}

extension Reader {
    /// Messages of a conversation after an ordinal, in order.
    package func messages(
        of conversation: String, after ordinal: Int = 0, limit: Int = 200
    ) throws -> [ChatMessage] {
        try rows(
            """
            SELECT \(part: ChatMessage.columns) FROM help_message
            WHERE conversation = \(conversation) AND ordinal > \(ordinal)
            ORDER BY ordinal LIMIT \(limit)
            """
        ).map(ChatMessage.init(row:))
    }

    /// The message that a sender sent under an id of their own; nil when none came yet.
    func message(
        in conversation: String, by sender: ChatMessage.Sender, clientID: String?
    ) throws -> ChatMessage? {
        guard let clientID else { return nil }
        return try first(
            """
            SELECT \(part: ChatMessage.columns) FROM help_message
            WHERE conversation = \(conversation) AND sender = \(sender.rawValue)
                AND client_id = \(clientID)
            """
        ).map(ChatMessage.init(row:))
    }
}

extension Transaction {
    /// Keeps a message; false when the same sender sent it before.
    func insert(_ message: ChatMessage) throws -> Bool {
        let kept = message.content.kept
        let changed = try run(
            """
            INSERT INTO help_message (\(part: ChatMessage.columns))
            VALUES (\(message.conversation), \(message.ordinal), \(message.sender.rawValue),
                \(message.account), \(message.sentAt), \(message.content.name),
                \(kept.reference), \(kept.body), \(message.clientID))
            ON CONFLICT (conversation, sender, client_id) DO NOTHING
            """)
        return changed == 1
    }

    /// The machine says something of its own act, which has its own entry in the journal.
    func note(_ notice: ChatMessage.Notice, in conversation: inout Conversation) throws {
        try conversation.hearMachine()
        _ = try insert(
            ChatMessage(
                conversation: conversation.id, ordinal: conversation.lastOrdinal,
                sender: .machine, account: nil, sentAt: instant, content: .notice(notice),
                clientID: nil))
    }
}

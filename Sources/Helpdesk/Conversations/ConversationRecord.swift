import Kernel

extension Conversation {
    /// Rows of conversations `c`, each with its open call `k`.
    static let selection: SQL = "SELECT \(part: columns) FROM \(part: source)"

    static let columns: SQL = """
        c.id, c.audience, c.topic, c.started_at, c.state, c.holder, c.shared, c.last_ordinal,
        c.last_word_at, c.unanswered, c.unanswered_since, c.answered, c.reminded_at,
        c.ended_at, c.end_cause, c.solved, c.enquiry, c.erased_at, c.burst_since,
        c.burst_count, \(part: HelpCall.joinedColumns)
        """

    static let source: SQL = """
        help_conversation c
        LEFT JOIN help_call k ON k.conversation = c.id AND k.closed_at IS NULL
        """

    init(row: Row) throws {
        id = try row("id")
        audience = try row.word("audience")
        topic = try row("topic")
        startedAt = try row("started_at")
        state = try row.word("state")
        holder = try row("holder")
        isShared = try row.flag("shared")
        lastOrdinal = try row("last_ordinal")
        lastWordAt = try row("last_word_at")
        unanswered = try row("unanswered")
        unansweredSince = try row("unanswered_since")
        wasAnswered = try row.flag("answered")
        remindedAt = try row("reminded_at")
        let endedAt: Instant? = try row("ended_at")
        end = try endedAt.map { End(at: $0, cause: try row.word("end_cause")) }
        let solved: Int? = try row("solved")
        self.solved = solved.map { $0 == 1 }
        enquiry = try row("enquiry")
        erasedAt = try row("erased_at")
        burst = Burst(since: try row("burst_since"), count: try row("burst_count"))
        let callID: String? = try row("call_id")
        call = try callID == nil ? nil : HelpCall(row: row)
    }
}

extension Row {
    /// A column that holds one of an enumeration's words.
    func word<Value: RawRepresentable<String>>(_ column: String) throws -> Value {
        let text: String = try self(column)
        guard let value = Value(rawValue: text) else { throw Fault("\(column) holds \(text)") }
        return value
    }

    /// The same, where it may be empty.
    func wordIfAny<Value: RawRepresentable<String>>(_ column: String) throws -> Value? {
        let text: String? = try self(column)
        return try text == nil ? nil : word(column)
    }

    /// A column that holds 0 or 1.
    func flag(_ column: String) throws -> Bool { try self(column) == 1 }
}

extension Reader {
    /// The conversation of an id; nil when there is none.
    package func conversation(_ id: String) throws -> Conversation? {
        try first("\(part: Conversation.selection) WHERE c.id = \(id)")
            .map(Conversation.init(row:))
    }

    /// The conversation a secret names; nil when it names none.
    package func conversation(_ secret: Secret) throws -> Conversation? {
        try first("\(part: Conversation.selection) WHERE c.secret_digest = \(secret.digest)")
            .map(Conversation.init(row:))
    }
}

extension Transaction {
    /// - Throws: `no_such_conversation`.
    func mustFind(_ secret: Secret) throws -> Conversation {
        guard let found = try reader.conversation(secret) else { throw Refusal.noConversation }
        return found
    }

    /// - Throws: `no_such_conversation`.
    func mustFind(_ id: String) throws -> Conversation {
        guard let found = try reader.conversation(id) else { throw Refusal.noConversation }
        return found
    }

    func insert(_ conversation: Conversation, _ secret: Secret) throws {
        try run(
            """
            INSERT INTO help_conversation (id, secret_digest, audience, topic, started_at, state,
                shared, last_ordinal, last_word_at, unanswered, answered, burst_since, burst_count)
            VALUES (\(conversation.id), \(secret.digest), \(conversation.audience.rawValue),
                \(conversation.topic), \(conversation.startedAt), \(conversation.state.rawValue),
                0, \(conversation.lastOrdinal), \(conversation.lastWordAt), 0, 0,
                \(conversation.burst.since), \(conversation.burst.count))
            """)
    }

    /// Writes everything of it that changes; its call has a row of its own.
    func save(_ conversation: Conversation) throws {
        let solved = conversation.solved.map { $0 ? 1 : 0 }
        try run(
            """
            UPDATE help_conversation SET topic = \(conversation.topic),
                state = \(conversation.state.rawValue), holder = \(conversation.holder),
                shared = \(conversation.isShared ? 1 : 0),
                last_ordinal = \(conversation.lastOrdinal),
                last_word_at = \(conversation.lastWordAt),
                unanswered = \(conversation.unanswered),
                unanswered_since = \(conversation.unansweredSince),
                answered = \(conversation.wasAnswered ? 1 : 0),
                reminded_at = \(conversation.remindedAt), ended_at = \(conversation.end?.at),
                end_cause = \(conversation.end?.cause.rawValue), solved = \(solved),
                enquiry = \(conversation.enquiry), erased_at = \(conversation.erasedAt),
                burst_since = \(conversation.burst.since),
                burst_count = \(conversation.burst.count)
            WHERE id = \(conversation.id)
            """)
    }
}

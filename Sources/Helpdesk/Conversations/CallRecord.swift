import Kernel

extension HelpCall {
    /// Columns of calls `k`, named so that they can stand beside a conversation's.
    static let joinedColumns: SQL = """
        k.id AS call_id, k.conversation AS call_conversation, k.topic AS call_topic, k.called_at,
        k.reason, k.offered_to, k.offered_at, k.rung, k.outcome, k.closed_at, k.sequence
        """

    init(row: Row) throws {
        id = try row("call_id")
        conversation = try row("call_conversation")
        topic = try row("call_topic")
        calledAt = try row("called_at")
        reason = try row.word("reason")
        offeredTo = try row("offered_to")
        offeredAt = try row("offered_at")
        rung = try row.wordIfAny("rung")
        outcome = try row.wordIfAny("outcome")
        closedAt = try row("closed_at")
        sequence = try row("sequence")
    }
}

/// A call that nobody has answered, and whether somebody has at least taken it.
struct OpenCall: Hashable, Sendable {
    let call: HelpCall
    let isTaken: Bool
}

extension Reader {
    /// Every call for a person in a conversation, the oldest first.
    package func calls(of conversation: String) throws -> [HelpCall] {
        try rows(
            """
            SELECT \(part: HelpCall.joinedColumns) FROM help_call k
            WHERE k.conversation = \(conversation) ORDER BY k.sequence
            """
        ).map(HelpCall.init(row:))
    }

    /// Calls that nobody has answered, the oldest first; its cost grows with them alone.
    func openCalls() throws -> [OpenCall] {
        try rows(
            """
            SELECT \(part: HelpCall.joinedColumns), c.holder FROM help_call k
            JOIN help_conversation c ON c.id = k.conversation
            WHERE k.closed_at IS NULL ORDER BY k.sequence
            """
        ).map { row in
            let holder: String? = try row("holder")
            return OpenCall(call: try HelpCall(row: row), isTaken: holder != nil)
        }
    }

    /// Calls that were open at a moment.
    func calls(openAt instant: Instant) throws -> [HelpCall] {
        try rows(
            """
            SELECT \(part: HelpCall.joinedColumns) FROM help_call k
            WHERE k.closed_at IS NULL AND k.called_at <= \(instant)
            UNION ALL
            SELECT \(part: HelpCall.joinedColumns) FROM help_call k
            WHERE k.closed_at > \(instant) AND k.called_at <= \(instant)
            """
        ).map(HelpCall.init(row:))
    }

    /// How many visitors wait in line before a call.
    func ahead(of call: HelpCall) throws -> Int {
        let row = try first(
            """
            SELECT COUNT(*) AS n FROM help_call k
            JOIN help_conversation c ON c.id = k.conversation AND c.state = 'waiting'
            WHERE k.closed_at IS NULL
                AND k.sequence < \(call.sequence)
            """)
        return try row?("n") ?? 0
    }
}

extension Transaction {
    func insert(_ call: HelpCall) throws {
        try run(
            """
            INSERT INTO help_call (id, conversation, topic, called_at, reason, offered_to,
                offered_at, sequence)
            VALUES (\(call.id), \(call.conversation), \(call.topic), \(call.calledAt),
                \(call.reason.rawValue), \(call.offeredTo), \(call.offeredAt), \(call.sequence))
            """)
    }

    func save(_ call: HelpCall) throws {
        try run(
            """
            UPDATE help_call SET topic = \(call.topic), offered_to = \(call.offeredTo),
                offered_at = \(call.offeredAt), rung = \(call.rung?.rawValue),
                outcome = \(call.outcome?.rawValue), closed_at = \(call.closedAt)
            WHERE id = \(call.id)
            """)
    }
}

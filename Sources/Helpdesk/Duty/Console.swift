import Kernel

/// Everything an assistant's console shows, at one moment.
package struct HelpConsole: Hashable, Sendable {
    package let at: Instant
    /// The assistant's own duty; nil when they never signed on.
    package let duty: Duty?
    /// Open conversations they hold or were invited to, those that wait longest for a word first.
    package let mine: [Mine]
    /// The line, the oldest call first.
    package let waiting: [Waiting]
    /// Everybody on duty.
    package let onDuty: [Duty]

    /// A conversation of one's own.
    package struct Mine: Hashable, Sendable {
        package let conversation: Conversation
        /// Messages of the visitor not read yet.
        package let unread: Int
        package let isHolder: Bool
        /// The beginning of the newest message of the visitor.
        package let excerpt: String
        /// When the call must have been answered; nil when it has been.
        package let due: Instant?
    }

    /// A call that nobody has answered: in the line, or taken and rung for everybody.
    package struct Waiting: Hashable, Sendable {
        package let conversation: Conversation
        package let call: HelpCall
        package let due: Instant?
        /// Whether this assistant's console rings for it.
        package let ringsForMe: Bool
        package let excerpt: String
    }
}

extension Reader {
    /// What an assistant sees now; it costs as much as is open, not as much as ever was.
    package func helpConsole(for account: String, at now: Instant) throws -> HelpConsole {
        let duties = try onDuty()
        let own = try duties.first { $0.account == account } ?? duty(of: account)
        let clock = try callClock()
        return HelpConsole(
            at: now, duty: own, mine: try mine(account, clock, at: now),
            waiting: try line(account, isPresent: own?.isPresent == true, clock, at: now),
            onDuty: duties)
    }

    private func mine(
        _ account: String, _ clock: CallClock, at now: Instant
    ) throws -> [HelpConsole.Mine] {
        try rows(
            """
            \(part: HelpConsole.selection(HelpConsole.unread))
            JOIN help_participant p ON p.conversation = c.id AND p.account = \(account)
                AND p.left_at IS NULL
            WHERE c.ended_at IS NULL
            ORDER BY COALESCE(c.unanswered_since, 9223372036854775807), c.last_word_at
            """
        ).map { row in
            let conversation = try Conversation(row: row)
            let excerpt: String? = try row("excerpt")
            return HelpConsole.Mine(
                conversation: conversation, unread: try row("unread"),
                isHolder: conversation.holder == account, excerpt: excerpt ?? "",
                due: try conversation.call.flatMap {
                    try clock.deadline(of: $0, at: now).due(clock.calendar)
                })
        }
    }

    private func line(
        _ account: String, isPresent: Bool, _ clock: CallClock, at now: Instant
    ) throws -> [HelpConsole.Waiting] {
        try rows(
            """
            \(part: HelpConsole.selection("0 AS unread"))
            WHERE k.id IS NOT NULL AND c.ended_at IS NULL
                AND (c.state = 'waiting' OR k.rung IS NOT NULL)
            ORDER BY CASE WHEN k.offered_to = \(account) THEN 0 ELSE 1 END, k.sequence
            LIMIT 200
            """
        ).compactMap { row -> HelpConsole.Waiting? in
            let conversation = try Conversation(row: row)
            guard let call = conversation.call else { return nil }
            let excerpt: String? = try row("excerpt")
            let ringsAll = call.rung != nil && isPresent && conversation.holder != account
            return HelpConsole.Waiting(
                conversation: conversation, call: call,
                due: try clock.deadline(of: call, at: now).due(clock.calendar),
                ringsForMe: call.offeredTo == account || ringsAll, excerpt: excerpt ?? "")
        }.sorted { $0.call.sequence < $1.call.sequence }
    }
}

extension HelpConsole {
    /// Conversations with what the visitor said last.
    fileprivate static func selection(_ unread: SQL) -> SQL {
        """
        SELECT \(part: Conversation.columns), \(part: unread),
            (SELECT substr(m.body, 1, 80) FROM help_message m
                WHERE m.conversation = c.id AND m.sender = 'visitor' AND m.content = 'text'
                ORDER BY m.ordinal DESC LIMIT 1) AS excerpt
        FROM \(part: Conversation.source)
        """
    }

    fileprivate static let unread: SQL = """
        (SELECT COUNT(*) FROM help_message m
            WHERE m.conversation = c.id AND m.sender = 'visitor'
                AND m.ordinal > p.read_ordinal) AS unread
        """
}

import Kernel

extension Transaction {
    /// The available assistant with room for one more who is skilled in the topic and has least to
    /// do; without one who is skilled, any that has room. Nil when nobody has.
    ///
    /// What rings at a console counts as load. Among equals, whoever was offered one longest ago.
    func assistant(for topic: String?) throws -> String? {
        let fit: SQL =
            topic.map { topic in
                """
                CASE WHEN EXISTS (SELECT 1 FROM help_skill s
                    WHERE s.account = d.account AND s.topic = \(topic)) THEN 0
                WHEN NOT EXISTS (SELECT 1 FROM help_skill s WHERE s.account = d.account) THEN 0
                ELSE 1 END
                """
            } ?? "0"
        let row = try first(
            """
            SELECT account FROM (
                SELECT d.account, d.capacity, d.offered_at, \(part: fit) AS unfit,
                    \(part: Duty.load) + (SELECT COUNT(*) FROM help_call k
                        WHERE k.offered_to = d.account AND k.closed_at IS NULL) AS load
                FROM help_duty d WHERE d.state = 'available') AS candidate
            WHERE load < capacity ORDER BY unfit, load, offered_at, account LIMIT 1
            """)
        guard let account: String = try row?("account") else { return nil }
        try run("UPDATE help_duty SET offered_at = \(instant) WHERE account = \(account)")
        return account
    }

    /// Lets waiting calls that ring nowhere ring at whoever has room now, the oldest first.
    func offerWaiting() throws {
        let rows = try rows(
            """
            SELECT \(part: HelpCall.joinedColumns) FROM help_call k
            JOIN help_conversation c ON c.id = k.conversation AND c.state = 'waiting'
            WHERE k.closed_at IS NULL AND k.offered_to IS NULL AND k.rung IS NULL
            ORDER BY k.sequence LIMIT 50
            """)
        for row in rows {
            var call = try HelpCall(row: row)
            guard let account = try assistant(for: call.topic) else { return }
            call.offeredTo = account
            call.offeredAt = instant
            try save(call)
            try record(
                CallOffered(call: call.id, account: account),
                about: Subject("helpdesk.conversation", call.conversation))
        }
    }

    /// What rings at a console rings there no more.
    func withdrawOffers(to account: String) throws {
        try run(
            """
            UPDATE help_call SET offered_to = NULL, offered_at = NULL
            WHERE offered_to = \(account) AND closed_at IS NULL
            """)
    }
}

extension Duty {
    /// How many conversations the account of a row `d` holds.
    static let load: SQL = """
        (SELECT COUNT(*) FROM help_conversation h
            WHERE h.holder = d.account AND h.ended_at IS NULL)
        """
}

extension Reader {
    /// An assistant's duty; nil when they never signed on.
    package func duty(of account: String) throws -> Duty? {
        try duties("WHERE d.account = \(account)").first
    }

    /// Everybody on duty.
    package func onDuty() throws -> [Duty] { try duties("WHERE d.state <> 'off'") }

    private func duties(_ condition: SQL) throws -> [Duty] {
        let skills = try rows("SELECT account, topic FROM help_skill ORDER BY topic")
        var topics: [String: [String]] = [:]
        for row in skills { topics[try row("account"), default: []].append(try row("topic")) }
        return try rows(
            """
            SELECT d.account, d.state, d.capacity, d.since, \(part: Duty.load) AS load
            FROM help_duty d \(part: condition) ORDER BY d.state, d.account
            """
        ).map { row in
            let account: String = try row("account")
            return Duty(
                account: account, state: try row.word("state"), capacity: try row("capacity"),
                since: try row("since"), skills: topics[account] ?? [], load: try row("load"))
        }
    }
}

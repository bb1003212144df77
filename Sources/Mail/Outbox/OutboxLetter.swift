import Kernel

/// A mail on its way: kept until a server has taken it, or it is given up.
package struct OutboxLetter: Hashable, Sendable {
    package let id: String
    /// Whom it is for; where that is, the vault says when it goes out.
    package let account: String
    package let subject: String
    package let body: String
    package let queuedAt: Instant
    /// When it is tried next.
    package let dueAt: Instant
    package let attempts: Int
    /// Why it did not go out the last time.
    package let fault: String?
    package let sentAt: Instant?
    package let givenUpAt: Instant?
    /// Whether it asks for its address to be confirmed, and so goes to one that is not.
    package let confirmsAddress: Bool

    /// For how long a letter is tried, in hours: three days, as mail servers do (RFC 5321, 4.5.4.1
    /// says four to five days; a warning that old warns of nothing).
    package static let hours = 72

    /// Where it stands.
    package enum State: String, CaseIterable, Sendable {
        case waiting, sent
        case givenUp = "given-up"
    }

    package var state: State { sentAt != nil ? .sent : givenUpAt != nil ? .givenUp : .waiting }

    /// Seconds until it is tried again: a minute, then five, then longer, at most four hours.
    static func pause(after attempts: Int) -> Int {
        let pauses = [60, 300, 900, 3_600]
        return attempts < 1 ? 0 : attempts <= pauses.count ? pauses[attempts - 1] : 4 * 3_600
    }
}

extension OutboxLetter {
    init(row: Row) throws {
        id = try row("id")
        account = try row("account")
        subject = try row("subject")
        body = try row("body")
        queuedAt = try row("queued_at")
        dueAt = try row("due_at")
        attempts = try row("attempts")
        fault = try row("fault")
        sentAt = try row("sent_at")
        givenUpAt = try row("given_up_at")
        confirmsAddress = try row("confirms") as Int == 1
    }
}

extension Reader {
    /// Letters, newest first; only somebody's when an account is given.
    package func letters(of account: String? = nil, limit: Int = 200) throws -> [OutboxLetter] {
        let whose: SQL = account.map { "WHERE account = \($0)" } ?? ""
        return try rows(
            """
            SELECT * FROM mail_letter \(part: whose) ORDER BY queued_at DESC, id DESC
            LIMIT \(limit)
            """
        ).map(OutboxLetter.init(row:))
    }
}

extension Transaction {
    /// Puts a letter in the outbox, in the write that it tells of: it goes out if that is kept.
    @discardableResult
    package func queueMail(
        to account: String, subject: String, body: String, confirmsAddress: Bool = false
    ) throws -> String {
        let id = Identifier.make(at: instant)
        try run(
            """
            INSERT INTO mail_letter (id, account, subject, body, queued_at, due_at, attempts,
                confirms)
            VALUES (\(id), \(account), \(subject), \(body), \(instant), \(instant), 0,
                \(confirmsAddress ? 1 : 0))
            """)
        return id
    }
}

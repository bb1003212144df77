import Kernel

/// A session as the database keeps it, with whose it is.
struct SessionRecord: Sendable {
    let account: Account
    let name: String
    /// What its holder may do today in the place of others.
    let mandates: [Mandate]
    let startedAt: Instant
    let seenAt: Instant

    /// When it ends unless it is seen again.
    var endsAt: Instant {
        min(startedAt + Session.longestSeconds, seenAt + Session.idleSeconds)
    }
}

extension Reader {
    /// The session of a token's digest, ended or not, as it is on a day; nil when its account is
    /// closed.
    func session(_ digest: String, on day: Day, _ vault: Vault) throws -> SessionRecord? {
        let found = try first(
            "SELECT account, started_at, seen_at FROM session WHERE digest = \(digest)")
        guard let row = found, let account = try credential(id: row("account"))?.account,
            account.closure == nil
        else { return nil }
        return SessionRecord(
            account: account, name: try vault.open(account.id, in: self)?.name ?? "",
            mandates: try mandates(of: account.id, on: day), startedAt: try row("started_at"),
            seenAt: try row("seen_at"))
    }
}

extension Transaction {
    /// Starts a session, and clears away those that have ended.
    func startSession(_ token: Token, of account: String) throws -> Session {
        try run(
            """
            DELETE FROM session WHERE started_at <= \(instant + -Session.longestSeconds)
                OR seen_at <= \(instant + -Session.idleSeconds)
            """)
        try run(
            """
            INSERT INTO session (digest, account, started_at, seen_at)
            VALUES (\(token.digest), \(account), \(instant), \(instant))
            """)
        return Session(
            token: token.text, account: account, endsAt: instant + Session.longestSeconds)
    }

    func noteSeen(_ digest: String) throws {
        try run(
            """
            UPDATE session SET seen_at = \(instant)
            WHERE digest = \(digest) AND seen_at < \(instant)
            """)
    }

    /// Gives a session a new token; nil when it is gone.
    func replaceToken(_ old: Token, by new: Token) throws -> Session? {
        let rows = try rows(
            """
            UPDATE session SET digest = \(new.digest), seen_at = \(instant)
            WHERE digest = \(old.digest) RETURNING account, started_at
            """)
        guard let row = rows.first else { return nil }
        let startedAt: Instant = try row("started_at")
        return Session(
            token: new.text, account: try row("account"),
            endsAt: startedAt + Session.longestSeconds)
    }

    /// Ends one session; returns how many there were.
    func endSession(_ digest: String) throws -> Int {
        try run("DELETE FROM session WHERE digest = \(digest)")
    }

    /// Ends every session of an account; returns how many there were.
    @discardableResult
    func endSessions(of account: String) throws -> Int {
        try run("DELETE FROM session WHERE account = \(account)")
    }
}

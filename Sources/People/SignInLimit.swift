import Kernel

/// How much guessing is borne before somebody has to wait.
enum SignInLimit {
    static let windowSeconds = 15 * 60
    /// Nobody mistypes their own password more often and still remembers it.
    static let failuresPerLogin = 5
    /// A whole office may share one address.
    static let failuresPerAddress = 20
}

/// One try of a password, counted before it is checked: a hundred tries at once are a hundred.
struct Attempt: Sendable {
    let id: String
    /// SHA-256 of the login that was typed. What cannot be a login is all one, so that a password
    /// typed in the wrong field leaves nothing behind.
    let loginDigest: String
    let origin: Origin

    init(_ login: Login?, _ origin: Origin, at instant: Instant) {
        id = Identifier.make(at: instant)
        loginDigest = login.map(Attempt.digest) ?? "none"
        self.origin = origin
    }

    fileprivate static func digest(_ login: Login) -> String { Hex.sha256(login.description) }
}

extension Reader {
    /// The moment until which this login or this address has to wait; nil when neither has to.
    fileprivate func waitingTime(_ attempt: Attempt, at now: Instant) throws -> Instant? {
        let since = now + -SignInLimit.windowSeconds
        let byLogin = try first(
            """
            SELECT attempted_at FROM sign_in_attempt
            WHERE login_digest = \(attempt.loginDigest) AND attempted_at > \(since)
            ORDER BY attempted_at DESC LIMIT 1 OFFSET \(SignInLimit.failuresPerLogin - 1)
            """)
        // Only what has failed counts here: a shift that signs in at once has one address.
        let byAddress = try first(
            """
            SELECT attempted_at FROM sign_in_attempt
            WHERE origin = \(attempt.origin.key) AND attempted_at > \(since)
                AND failed_at IS NOT NULL
            ORDER BY attempted_at DESC LIMIT 1 OFFSET \(SignInLimit.failuresPerAddress - 1)
            """)
        let instants: [Instant] = try [byLogin, byAddress].compactMap { try $0?("attempted_at") }
        return instants.max().map { $0 + SignInLimit.windowSeconds }
    }
}

extension Transaction {
    /// Counts a try, and clears away those that no longer count.
    ///
    /// - Throws: `sign_in_limited`.
    func insert(_ attempt: Attempt) throws {
        if let until = try reader.waitingTime(attempt, at: instant) {
            throw Refusal.signInLimited(until: until)
        }
        try run(
            """
            DELETE FROM sign_in_attempt
            WHERE attempted_at <= \(instant + -SignInLimit.windowSeconds)
            """)
        try run(
            """
            INSERT INTO sign_in_attempt (id, login_digest, origin, attempted_at)
            VALUES (\(attempt.id), \(attempt.loginDigest), \(attempt.origin.key), \(instant))
            """)
    }

    func noteFailed(_ attempt: Attempt) throws {
        try run("UPDATE sign_in_attempt SET failed_at = \(instant) WHERE id = \(attempt.id)")
    }

    /// Whoever knows the password is forgiven their mistakes.
    func forgive(_ attempt: Attempt) throws {
        try run("DELETE FROM sign_in_attempt WHERE login_digest = \(attempt.loginDigest)")
    }

    /// Whoever is given a new password starts anew.
    func forgive(_ login: Login) throws {
        let digest = Attempt.digest(login)
        try run("DELETE FROM sign_in_attempt WHERE login_digest = \(digest)")
    }
}

extension Refusal {
    fileprivate static func signInLimited(until instant: Instant) -> Refusal {
        Refusal(
            "sign_in_limited", "失败次数太多，请在 \(instant.clockText) 以后再试。",
            "Too many failures. Try again after \(instant.clockText).", conflict: true)
    }
}

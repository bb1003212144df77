import Kernel

/// The door: who is behind a request, and how they get in and out.
package struct SessionDesk: Sendable {
    let centre: Centre
    let passwords: PasswordHasher
    let cache: SessionCache

    init(_ centre: Centre, _ passwords: PasswordHasher, cache: SessionCache = SessionCache()) {
        self.centre = centre
        self.passwords = passwords
        self.cache = cache
    }

    /// Who holds this token; nil when it is none, has ended or was revoked.
    ///
    /// Answers from memory for five seconds, so a request costs no read; notes once a minute that
    /// the session is in use.
    package func session(for token: String) async throws -> SignedIn? {
        guard let token = Token(token) else { return nil }
        let now = centre.clock.now()
        if let known = cache.find(token.digest, at: now) { return known }
        let revocations = cache.revocations
        let vault = centre.vault
        let found = try await centre.read { try $0.session(token.digest, on: now.day, vault) }
        guard let found, now < found.endsAt else { return nil }
        if found.seenAt + Session.seenSeconds <= now {
            try await centre.write(as: found.account.id) { try $0.noteSeen(token.digest) }
        }
        let signedIn = SignedIn(found, token)
        // What is done in the place of others may end with the day.
        cache.keep(
            signedIn, token.digest, from: now, endsAt: min(found.endsAt, Instant(now.day + 1)),
            after: revocations)
        return signedIn
    }

    /// Gives the session a new token, when what its holder may do has changed; the old one is
    /// worth nothing from now on, and the end does not move.
    ///
    /// - Throws: `session_ended`.
    package func rotate(_ token: String) async throws -> Session {
        guard let old = Token(token), let signedIn = try await session(for: token) else {
            throw Refusal.sessionEnded
        }
        let new = Token()
        let session = try await centre.write(as: signedIn.actor.id) { transaction in
            try transaction.replaceToken(old, by: new)
        }
        cache.revoke(old.digest)
        guard let session else { throw Refusal.sessionEnded }
        return session
    }

    /// Ends the session of this browser; nothing happens when it has ended already.
    package func signOut(_ token: String) async throws {
        guard let old = Token(token), let signedIn = try await session(for: token) else { return }
        let id = signedIn.actor.id
        try await centre.write(as: id) { transaction in
            let ended = try transaction.endSession(old.digest)
            guard ended > 0 else { return }
            try transaction.record(SignedOut(sessions: ended), about: Subject("account", id))
        }
        cache.revoke(old.digest)
    }

    /// Ends every session of whoever holds this token, this one too.
    package func signOutEverywhere(_ token: String) async throws {
        guard let signedIn = try await session(for: token) else { return }
        let id = signedIn.actor.id
        try await centre.write(as: id) { transaction in
            let ended = try transaction.endSessions(of: id)
            try transaction.record(SignedOut(sessions: ended), about: Subject("account", id))
        }
        cache.revokeAll(of: id)
    }
}

extension SignedIn {
    fileprivate init(_ record: SessionRecord, _ token: Token) {
        self.init(
            actor: Actor(
                id: record.account.id, roles: record.account.roles, mandates: record.mandates),
            name: record.name,
            login: record.account.login.description, csrf: token.csrf,
            mustChangePassword: record.account.mustChangePassword)
    }
}

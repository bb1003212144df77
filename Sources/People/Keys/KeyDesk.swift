import Kernel

/// Programs' keys: who may make them, and whom a key belongs to.
package struct KeyDesk: Sendable {
    private let centre: Centre
    private let cache = SessionCache()
    /// What every secret begins with, so that one that was lost in a text can be found.
    package static let prefix = "zx_"

    package init(_ centre: Centre) { self.centre = centre }

    /// Makes a key; its secret is told now and never again.
    ///
    /// - Throws: `not_allowed`; `Refusals` with all that is wrong with the draft.
    package func make(
        _ draft: KeyDraft, by actor: Actor
    ) async throws -> (key: AccessKey, secret: String) {
        try await centre.require(.manageKeys, of: actor)
        let checked = try draft.checked(today: centre.clock.today, may: actor.may)
        let secret = KeyDesk.prefix + Token().text
        let key = try await centre.write(by: actor, may: .manageKeys) { transaction in
            let key = AccessKey(
                id: Identifier.make(at: transaction.instant), name: checked.name,
                scopes: checked.scopes, expiresOn: checked.expiresOn,
                createdAt: transaction.instant, createdBy: transaction.actor, lastUsedAt: nil)
            try transaction.insert(key, digest: Hex.sha256(secret))
            try transaction.record(
                KeyMade(
                    name: key.name, scopes: key.scopes.sorted { $0.rawValue < $1.rawValue },
                    expiresOn: key.expiresOn), about: key.subject)
            return key
        }
        return (key, secret)
    }

    /// Takes a key back; the programs that use it are refused at once, those that talk to another
    /// process of the centre within five seconds.
    ///
    /// - Throws: `not_allowed`; `no_such_key`; `key_revoked_already`.
    package func revoke(_ id: String, by actor: Actor) async throws {
        let digest = try await centre.write(by: actor, may: .manageKeys) { transaction in
            guard var found = try transaction.reader.key(id) else { throw Refusal.noSuchKey }
            let event = try found.key.revoke(by: transaction.actor, at: transaction.instant)
            try transaction.insertRevocation(of: id)
            try transaction.record(event, about: found.key.subject)
            return found.digest
        }
        cache.revoke(digest)
    }

    /// Every key, the newest first.
    package func list(by actor: Actor) async throws -> [AccessKey] {
        try await centre.require(.manageKeys, of: actor)
        return try await centre.read { try $0.keys() }
    }

    /// Whose program holds this secret; nil when it opens nothing.
    ///
    /// A key may what it was made for, as far as the person who made it may still do that.
    /// Answers from memory for five seconds; notes once a minute that the key is in use.
    package func holder(of secret: String) async throws -> SignedIn? {
        guard secret.hasPrefix(KeyDesk.prefix), secret.utf8.count == 67 else { return nil }
        let digest = Hex.sha256(secret)
        let now = centre.clock.now()
        if let known = cache.find(digest, at: now) { return known }
        let revocations = cache.revocations
        guard let (key, may) = try await centre.read({ try $0.opened(by: digest, on: now.day) })
        else { return nil }
        if (key.lastUsedAt ?? key.createdAt) + Session.seenSeconds <= now || key.lastUsedAt == nil {
            try await centre.write(as: key.actorID) { try $0.noteUse(of: key.id) }
        }
        let holder = SignedIn(
            actor: Actor(key: key.actorID, scopes: key.scopes.filter(may)), name: key.name,
            login: "", csrf: "", mustChangePassword: false)
        cache.keep(holder, digest, from: now, endsAt: now + Session.idleSeconds, after: revocations)
        return holder
    }
}

extension Reader {
    /// The key of a digest and what its maker may do now; nil when it opens nothing.
    fileprivate func opened(
        by digest: String, on day: Day
    ) throws -> (AccessKey, @Sendable (Permission) -> Bool)? {
        guard let key = try key(digest: digest), key.isOpen(on: day) else { return nil }
        if key.createdBy == Actor.operator.id { return (key, Actor.operator.may) }
        guard let maker = try credential(id: key.createdBy)?.account, maker.closure == nil else {
            return nil
        }
        return (key, Actor(id: maker.id, roles: maker.roles).may)
    }
}

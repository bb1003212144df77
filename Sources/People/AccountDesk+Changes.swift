import Kernel

extension AccountDesk {
    /// Closes an account and signs it out everywhere.
    ///
    /// - Throws: `account_closed`, `last_administrator`, `no_such_account`, `not_allowed`.
    package func disable(_ id: String, by actor: Actor) async throws {
        try await change(id, by: actor) { account, transaction in
            let event = try account.close(
                by: transaction.actor, at: transaction.instant,
                others: transaction.reader.administrators(besides: id))
            try transaction.insertClosure(of: id)
            try transaction.endSessions(of: id)
            try transaction.record(event, about: account.subject)
        }
    }

    /// Opens a closed account again.
    ///
    /// - Throws: `account_open`, `person_erased`, `no_such_account`, `not_allowed`.
    package func enable(_ id: String, by actor: Actor) async throws {
        try await change(id, by: actor) { account, transaction in
            let event = try account.reopen()
            try transaction.deleteClosure(of: id)
            try transaction.record(event, about: account.subject)
        }
    }

    /// Gives an account exactly these roles; when that changes anything, it has to sign in again.
    ///
    /// - Throws: `roles_missing`, `last_administrator`, `person_erased`, `no_such_account`,
    ///   `not_allowed`.
    package func setRoles(_ roles: Set<Role>, of id: String, by actor: Actor) async throws {
        try await setRoles(of: id, by: actor) { _ in roles }
    }

    /// Gives an account one role more.
    package func grant(_ role: Role, to id: String, by actor: Actor) async throws {
        try await setRoles(of: id, by: actor) { $0.union([role]) }
    }

    /// Takes one role away; an account keeps at least one.
    package func revoke(_ role: Role, from id: String, by actor: Actor) async throws {
        try await setRoles(of: id, by: actor) { $0.subtracting([role]) }
    }

    /// Deletes what the centre knows of a person: the name, the login, the roles and the password.
    /// What they did stays in the journal under an id that leads nowhere.
    ///
    /// - Throws: `last_administrator`, `person_erased`, `no_such_account`, `not_allowed`.
    package func erase(_ id: String, by actor: Actor) async throws {
        let vault = centre.vault
        try await change(id, by: actor) { account, transaction in
            let event = try account.erase(
                by: transaction.actor, at: transaction.instant,
                others: transaction.reader.administrators(besides: id))
            try vault.erase(id, in: transaction)
            try transaction.updateLogin(of: account)
            for role in Role.allCases { try transaction.delete(role, of: id) }
            try transaction.updatePassword(of: id, to: PasswordHasher.decoy, oneTime: false)
            try transaction.insertClosure(of: id)
            try transaction.endSessions(of: id)
            try transaction.record(event, about: account.subject)
        }
    }

    private func setRoles(
        of id: String, by actor: Actor, _ wanted: @escaping @Sendable (Set<Role>) -> Set<Role>
    ) async throws {
        try await change(id, by: actor) { account, transaction in
            let changes = try account.setRoles(
                wanted(account.roles), others: transaction.reader.administrators(besides: id))
            for event in changes.granted {
                try transaction.insert(event.role, of: id)
                try transaction.record(event, about: account.subject)
            }
            for event in changes.revoked {
                try transaction.delete(event.role, of: id)
                try transaction.record(event, about: account.subject)
            }
            guard !changes.granted.isEmpty || !changes.revoked.isEmpty else { return }
            try transaction.endSessions(of: id)
        }
    }

    /// One change of an account that still belongs to somebody.
    func change(
        _ id: String, by actor: Actor,
        _ act: @escaping @Sendable (inout Account, Transaction) throws -> Void
    ) async throws {
        let vault = centre.vault
        try await centre.write(by: actor, may: .managePeople) { transaction in
            guard var account = try transaction.reader.credential(id: id)?.account else {
                throw Refusal.noSuchAccount
            }
            guard try vault.open(id, in: transaction.reader) != nil else {
                throw Refusal.personErased
            }
            try act(&account, transaction)
        }
        sessions.cache.revokeAll(of: id)
    }
}

import Kernel

extension AccountDesk {
    /// Hands rights of one's own on to somebody for some days; returns the delegation's id.
    ///
    /// - Throws: `Refusals` for fields not in order; `deputy_gone`, `deputy_away`,
    ///   `delegated_already`, `no_such_account`.
    @discardableResult
    package func delegate(_ draft: DelegationDraft, by actor: Actor) async throws -> String {
        let delegation = try await centre.write(as: actor.id) { transaction in
            let (reader, instant) = (transaction.reader, transaction.instant)
            // A program's key is nobody who could be away.
            guard try reader.credential(id: actor.id) != nil else { throw Refusal.noSuchAccount }
            let delegation = try draft.checked(
                id: Identifier.make(at: instant), by: actor, at: instant)
            try reader.mustBeSound(delegation)
            try transaction.insert(delegation)
            try transaction.record(
                DelegationGiven(
                    principal: delegation.principal, deputy: delegation.deputy,
                    permissions: delegation.permissions.sorted { $0.rawValue < $1.rawValue },
                    firstDay: delegation.firstDay, lastDay: delegation.lastDay,
                    reason: delegation.reason), about: Delegation.subject(delegation.id))
            return delegation
        }
        sessions.cache.revokeAll(of: delegation.deputy)
        return delegation.id
    }

    /// Ends a delegation before its last day: by whoever gave it, or by the deputy.
    ///
    /// - Throws: `no_such_delegation`, `delegation_over`.
    package func revokeDelegation(_ id: String, by actor: Actor) async throws {
        let delegation = try await centre.write(as: actor.id) { transaction in
            guard var delegation = try transaction.reader.delegation(id) else {
                throw Refusal.noSuchDelegation
            }
            let event = try delegation.revoke(by: transaction.actor, at: transaction.instant)
            try transaction.update(delegation)
            try transaction.record(event, about: Delegation.subject(id))
            return delegation
        }
        sessions.cache.revokeAll(of: delegation.deputy)
    }
}

extension Reader {
    fileprivate func mustBeSound(_ delegation: Delegation) throws {
        guard let deputy = try credential(id: delegation.deputy)?.account, deputy.closure == nil
        else { throw Refusal.deputyGone }
        let (first, last) = (delegation.firstDay, delegation.lastDay)
        guard try absences(of: delegation.deputy, from: first, through: last).isEmpty else {
            throw Refusal.deputyAway
        }
        let given = try delegations(of: delegation.principal)
        guard
            !given.contains(where: { $0.principal == delegation.principal && $0.meets(delegation) })
        else { throw Refusal.delegatedAlready }
    }
}

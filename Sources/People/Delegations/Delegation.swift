import Kernel

/// Somebody who is to be away asks another to decide in their place for some days (委托).
package struct Delegation: Hashable, Sendable {
    package let id: String
    /// Whose right it is.
    package let principal: String
    /// Who acts in their place.
    package let deputy: String
    package let permissions: Set<Permission>
    package let firstDay: Day
    /// It ends by itself with this day.
    package let lastDay: Day
    package let reason: String
    package let givenAt: Instant
    package internal(set) var revocation: Revocation?

    /// That it ended before its last day.
    package struct Revocation: Hashable, Sendable {
        package let at: Instant
        package let by: String
    }

    /// What may be handed on: what leads targets and results through their cycle.
    package static let delegable: [Permission] = [.submitTargets, .reviewTargets, .approveTargets]
    /// The longest time for which a right may be handed on.
    package static let longestDays = 366

    package static func subject(_ id: String) -> Subject { Subject("people.delegation", id) }

    /// Whether the deputy may act on a day.
    package func isOpen(on day: Day) -> Bool {
        revocation == nil && firstDay <= day && day <= lastDay
    }

    /// Whether it has not ended yet.
    package func isLeft(on day: Day) -> Bool { revocation == nil && day <= lastDay }

    func meets(_ other: Delegation) -> Bool {
        revocation == nil && !permissions.isDisjoint(with: other.permissions)
            && firstDay <= other.lastDay && other.firstDay <= lastDay
    }

    /// The principal takes it back, or the deputy gives it back.
    mutating func revoke(by actor: String, at instant: Instant) throws(Refusal)
        -> DelegationRevoked
    {
        guard actor == principal || actor == deputy else { throw .noSuchDelegation }
        guard isLeft(on: instant.day) else { throw .delegationOver }
        revocation = Revocation(at: instant, by: actor)
        return DelegationRevoked(principal: principal, deputy: deputy)
    }
}

/// A delegation as somebody typed it.
package struct DelegationDraft: Hashable, Sendable {
    package var deputy: String
    /// The names of what is handed on.
    package var permissions: [String]
    package var firstDay: String
    package var lastDay: String
    package var reason: String

    package init(
        deputy: String, permissions: [String], firstDay: String, lastDay: String,
        reason: String = ""
    ) {
        self.deputy = deputy
        self.permissions = permissions
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.reason = reason
    }

    /// - Throws: `Refusals`, one for each field that is not in order; what the principal does not
    ///   hold in their own right cannot be handed on.
    func checked(id: String, by principal: Actor, at instant: Instant) throws -> Delegation {
        var faults: [Refusal] = []
        if deputy.isEmpty || deputy.utf8.contains(0) { faults.append(.deputyMissing) }
        if deputy == principal.id { faults.append(.deputyIsSelf) }
        let chosen = Set(permissions.compactMap(Permission.init))
        if chosen.isEmpty || chosen.count < Set(permissions).count {
            faults.append(.permissionsMissing)
        }
        for permission in chosen.sorted(by: { $0.rawValue < $1.rawValue }) {
            if let fault = permission.faultOfHanding(on: principal) { faults.append(fault) }
        }
        let (first, last) = (Day(firstDay), Day(lastDay))
        if first == nil { faults.append(.dayUnread("first_day")) }
        if last == nil { faults.append(.dayUnread("last_day")) }
        if let first, first < instant.day { faults.append(.delegationInPast) }
        if let first, let last, last < first { faults.append(.daysWrong) }
        if let first, let last, last - first >= Delegation.longestDays {
            faults.append(.delegationLong)
        }
        if reason.count > 500 || reason.utf8.contains(0) { faults.append(.delegationReasonLong) }
        guard faults.isEmpty, let first, let last else { throw Refusals(faults) }
        return Delegation(
            id: id, principal: principal.id, deputy: deputy, permissions: chosen,
            firstDay: first, lastDay: last, reason: reason, givenAt: instant, revocation: nil)
    }
}

extension Permission {
    fileprivate func faultOfHanding(on principal: Actor) -> Refusal? {
        guard Delegation.delegable.contains(self) else { return .notDelegable(self) }
        if principal.owns(self) { return nil }
        return principal.may(self) ? .noChain(self) : .notHeld(self)
    }
}

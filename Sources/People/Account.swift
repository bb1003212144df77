import Kernel

/// Somebody's account: how they sign in and what they are in the centre; the name is in the vault.
package struct Account: Hashable, Sendable {
    /// Opaque; also names the person in the vault, and the actor in the journal.
    package let id: String
    package internal(set) var login: Login
    package internal(set) var roles: Set<Role>
    /// Who closed it and when; nil while it is open.
    package internal(set) var closure: Closure?
    /// Whether its password is a one-time one, good only to choose another.
    package internal(set) var mustChangePassword: Bool

    /// The record that an account was closed.
    package struct Closure: Hashable, Sendable {
        package let instant: Instant
        /// The account that closed it, or `operator`.
        package let actor: String
    }

    var subject: Subject { Subject("account", id) }

    private var isActiveAdministrator: Bool {
        closure == nil && roles.contains(.administrator)
    }
}

extension Account {
    /// - Throws: `account_closed`.
    func mustBeOpen() throws(Refusal) {
        guard closure == nil else { throw .accountClosed }
    }

    /// Closes it: nobody can sign in with it any more.
    ///
    /// - Parameter others: how many other administrators are active.
    mutating func close(
        by actor: String, at instant: Instant, others: Int
    ) throws(Refusal) -> AccountClosed {
        try mustBeOpen()
        guard !isActiveAdministrator || others > 0 else { throw .lastAdministrator }
        closure = Closure(instant: instant, actor: actor)
        return AccountClosed()
    }

    /// Opens it again, with the roles and the password it had.
    mutating func reopen() throws(Refusal) -> AccountReopened {
        guard closure != nil else { throw .accountOpen }
        closure = nil
        return AccountReopened()
    }

    /// Gives it exactly these roles; says which were granted and which revoked.
    ///
    /// - Parameter others: how many other administrators are active.
    mutating func setRoles(
        _ wanted: Set<Role>, others: Int
    ) throws(Refusal) -> (granted: [RoleGranted], revoked: [RoleRevoked]) {
        guard !wanted.isEmpty else { throw .rolesMissing }
        guard !isActiveAdministrator || wanted.contains(.administrator) || others > 0 else {
            throw .lastAdministrator
        }
        let old = roles
        roles = wanted
        return (
            wanted.subtracting(old).inOrder.map(RoleGranted.init),
            old.subtracting(wanted).inOrder.map(RoleRevoked.init)
        )
    }

    /// Empties it of what tells who it was; closed for good.
    ///
    /// - Parameter others: how many other administrators are active.
    mutating func erase(
        by actor: String, at instant: Instant, others: Int
    ) throws(Refusal) -> PersonErased {
        if closure == nil { _ = try close(by: actor, at: instant, others: others) }
        login = Login(erased: id)
        roles = []
        mustChangePassword = false
        return PersonErased()
    }
}

extension Set<Role> {
    /// As the permission table lists them.
    var inOrder: [Role] { Role.allCases.filter(contains) }
}

extension Refusal {
    static let rolesMissing = Refusal(
        "roles_missing", "至少要有一个角色。不再使用的账号请停用。",
        "An account has at least one role. Disable an account that is no longer used.",
        at: "roles")

    fileprivate static let lastAdministrator = Refusal(
        "last_administrator", "这是最后一位在用的管理员。请先另设一位管理员。",
        "This is the last active administrator. Appoint another first.", conflict: true)

    fileprivate static let accountClosed = Refusal(
        "account_closed", "这个账号已经停用。", "This account is disabled.",
        conflict: true)

    fileprivate static let accountOpen = Refusal(
        "account_open", "这个账号没有停用。", "This account is not disabled.", conflict: true)

    static let personErased = Refusal(
        "person_erased", "此人的资料已删除，账号不能再启用或更改。请另建账号。",
        "This person was erased, and the account stays closed. Add a new account.",
        conflict: true)

    static let noSuchAccount = Refusal(
        "no_such_account", "没有这个账号。", "There is no such account.", conflict: true)
}

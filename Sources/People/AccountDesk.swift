import Kernel

/// 人员: who has an account, what they are in the centre, and their passwords.
///
/// One for each process: it has the process's memory of sessions, which its own revocations clear,
/// and the two lanes that passwords are worked on in.
package struct AccountDesk: Sendable {
    let centre: Centre
    let passwords: PasswordHasher
    /// Signing in and out, and who is behind a request.
    package let sessions: SessionDesk

    package init(_ centre: Centre) { self.init(centre, PasswordHasher()) }

    init(_ centre: Centre, _ passwords: PasswordHasher) {
        self.centre = centre
        self.passwords = passwords
        sessions = SessionDesk(centre, passwords)
    }

    /// Makes `admin` with a one-time password when the centre has no account yet; nil afterwards.
    package func firstAdministrator() async throws -> (login: String, password: String)? {
        guard try await centre.read({ try $0.accounts().isEmpty }) else { return nil }
        let password = Password.oneTime()
        let form = try AccountForm(
            login: "admin", name: "管理员", roles: [.administrator], password: password)
        let digest = try await passwords.hash(password)
        let vault = centre.vault
        let added = try await centre.write(by: .operator, may: .managePeople) { transaction in
            guard try transaction.reader.accounts().isEmpty else { return false }
            _ = try transaction.add(form, digest, oneTime: true, vault)
            return true
        }
        return added ? (form.login.description, password.text) : nil
    }

    /// Adds an account, with a one-time password when none is given: told now and never again.
    ///
    /// - Throws: `Refusals` with all that is wrong with the form; `login_taken`; `not_allowed`.
    package func add(
        login: String, name: String, roles: Set<Role>, password: String? = nil, by actor: Actor
    ) async throws -> (account: Account, oneTimePassword: String?) {
        try await centre.require(.managePeople, of: actor)
        let chosen = password.map(Password.init) ?? .oneTime()
        let form = try AccountForm(login: login, name: name, roles: roles, password: chosen)
        let digest = try await passwords.hash(chosen)
        let vault = centre.vault
        let account = try await centre.write(by: actor, may: .managePeople) { transaction in
            try transaction.add(form, digest, oneTime: password == nil, vault)
        }
        return (account, password == nil ? chosen.text : nil)
    }

    /// Every account with its holder's name, in the order of their logins; closed ones too, and
    /// erased ones without a name.
    package func list(by actor: Actor) async throws -> [(account: Account, name: String?)] {
        try await centre.require(.managePeople, of: actor)
        let vault = centre.vault
        return try await centre.read { reader in
            try reader.accounts().map { ($0, try vault.open($0.id, in: reader)?.name) }
        }
    }

    /// The names behind ids, for pages that tell who did something, programs by the name of their
    /// key; erased people are left out.
    package func names(of ids: Set<String>) async throws -> [String: String] {
        let vault = centre.vault
        return try await centre.read { reader in
            var names: [String: String] = [:]
            for id in ids {
                names[id] =
                    try vault.open(id, in: reader)?.name ?? reader.keyName(ofActor: id)
            }
            return names
        }
    }
}

extension Transaction {
    fileprivate func add(
        _ form: AccountForm, _ digest: String, oneTime: Bool, _ vault: Vault
    ) throws -> Account {
        let account = Account(
            id: Identifier.make(at: instant), login: form.login, roles: form.roles,
            closure: nil, mustChangePassword: oneTime)
        try insert(account, digest: digest)
        try vault.seal(form.person, as: account.id, in: self)
        try record(
            AccountAdded(roles: form.roles.inOrder, withOneTimePassword: oneTime),
            about: account.subject)
        return account
    }
}

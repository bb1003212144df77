import Kernel

extension AccountDesk {
    /// Somebody chooses a new password: every other browser is signed out, this one gets a new
    /// session. Wrong old passwords count as failures to sign in.
    ///
    /// - Parameter address: of the browser itself, not of a proxy before the server.
    /// - Throws: the refusals of the password rule, `password_unchanged`, `old_password_wrong`,
    ///   `sign_in_limited`, `sign_in_busy`, `no_such_account`.
    package func changePassword(
        of id: String, from old: String, to new: String, at address: String
    ) async throws -> Session {
        let (old, new) = (Password(old), Password(new))
        guard let login = try await centre.read({ try $0.credential(id: id)?.account.login }) else {
            throw Refusal.noSuchAccount
        }
        try new.mustSuit(login)
        guard new != old else { throw Refusal.passwordUnchanged }
        let attempt = Attempt(login, Origin(address), at: centre.clock.now())
        guard let credential = try await sessions.begin(attempt, login) else {
            throw Refusal.noSuchAccount
        }
        guard try await passwords.verify(old, against: credential.digest) else {
            try await sessions.fail(attempt, .wrongOldPassword, credential)
            throw Refusal.oldPasswordWrong
        }
        let digest = try await passwords.hash(new)
        return try await keep(digest, of: credential, attempt)
    }

    /// Gives an account a one-time password, told now and never again, and signs it out everywhere.
    ///
    /// - Throws: `person_erased`, `no_such_account`, `not_allowed`, `sign_in_busy`.
    package func resetPassword(of id: String, by actor: Actor) async throws -> String {
        try await reset(id, PasswordReset(), by: actor)
    }

    /// The same at the machine itself, by the login: for when nobody is left who could sign in and
    /// do it. The journal tells that it was done there.
    ///
    /// - Throws: `no_such_login`, `account_closed`, `person_erased`, `sign_in_busy`.
    package func resetPasswordAtConsole(of typed: String) async throws -> OneTimePassword {
        let login = try? Login(typed)
        let found = try await centre.read { reader in
            try login.flatMap { try reader.credential(login: $0)?.account }
        }
        guard let account = found else { throw Refusal.noSuchLogin(typed) }
        // A new password would open nothing.
        try account.mustBeOpen()
        let text = try await reset(account.id, PasswordResetAtConsole(), by: .operator)
        return OneTimePassword(login: account.login, text: text)
    }

    private func reset(
        _ id: String, _ event: some JournalEvent, by actor: Actor
    ) async throws -> String {
        try await centre.require(.managePeople, of: actor)
        let password = Password.oneTime()
        let digest = try await passwords.hash(password)
        try await change(id, by: actor) { account, transaction in
            try transaction.updatePassword(of: id, to: digest, oneTime: true)
            try transaction.endSessions(of: id)
            // Whoever forgot the old password has mostly tried it too often.
            try transaction.forgive(account.login)
            try transaction.record(event, about: account.subject)
        }
        return password.text
    }

    func keep(
        _ digest: String, of credential: Credential, _ attempt: Attempt
    ) async throws -> Session {
        let token = Token()
        let account = credential.account
        let session = try await centre.write(as: account.id) { transaction in
            // Somebody may have closed the account or reset its password in the meantime.
            guard account.closure == nil,
                try transaction.reader.credential(id: account.id) == credential
            else { throw Refusal.sessionEnded }
            try transaction.forgive(attempt)
            try transaction.updatePassword(of: account.id, to: digest, oneTime: false)
            try transaction.endSessions(of: account.id)
            try transaction.record(PasswordChanged(), about: account.subject)
            return try transaction.startSession(token, of: account.id)
        }
        sessions.cache.revokeAll(of: account.id)
        return session
    }
}

/// A password that is told once, and asked to be changed at the first sign-in.
package struct OneTimePassword: Sendable {
    package let login: Login
    package let text: String
}

extension Refusal {
    /// Nobody signs in with what was typed.
    package static func noSuchLogin(_ typed: String) -> Refusal {
        Refusal(
            "no_such_login", "没有“\(typed)”这个登录名。", "Nobody has the login “\(typed)”.",
            at: "login")
    }
}

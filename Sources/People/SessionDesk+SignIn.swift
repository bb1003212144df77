import Kernel

extension SessionDesk {
    /// Signs somebody in: a new session with a new token.
    ///
    /// An unknown login, a wrong password and a closed account are refused in the same words after
    /// the same work. Five failures of a login or twenty of an address within 15 minutes close the
    /// door to it for a while, in every process and after a restart too.
    ///
    /// - Parameters:
    ///   - address: of the browser itself, not of a proxy before the server.
    ///   - token: what the browser held until now; it is worth nothing afterwards.
    /// - Throws: `sign_in_refused`, `sign_in_limited`, `sign_in_busy`.
    package func signIn(
        login typed: String, password: String, from address: String, replacing token: String? = nil
    ) async throws -> Session {
        let login = try? Login(typed)
        let attempt = Attempt(login, Origin(address), at: centre.clock.now())
        let credential = try await begin(attempt, login)
        let isRight = try await passwords.verify(
            Password(password), against: credential?.digest ?? PasswordHasher.decoy)
        guard let credential else { return try await refuse(attempt, .unknownLogin) }
        guard isRight else { return try await refuse(attempt, .wrongPassword, credential) }
        guard credential.account.closure == nil else {
            return try await refuse(attempt, .accountClosed, credential)
        }
        guard let session = try await accept(attempt, credential) else {
            return try await refuse(attempt, .overtaken, credential)
        }
        if let token { try await signOut(token) }
        return session
    }

    /// Counts the attempt, and looks up whose it would be.
    func begin(_ attempt: Attempt, _ login: Login?) async throws -> Credential? {
        try await centre.write(as: SessionDesk.visitor) { transaction in
            try transaction.insert(attempt)
            return try login.flatMap { try transaction.reader.credential(login: $0) }
        }
    }

    /// Journals that the attempt failed.
    func fail(
        _ attempt: Attempt, _ reason: SignInRefused.Reason, _ credential: Credential?
    ) async throws {
        let subject = credential?.account.subject ?? Subject("people.sign_in", attempt.id)
        try await centre.write(as: SessionDesk.visitor) { transaction in
            try transaction.noteFailed(attempt)
            try transaction.record(
                SignInRefused(reason: reason, network: attempt.origin.network), about: subject)
        }
    }

    /// Whoever has not signed in yet, as the journal names them.
    private static let visitor = "visitor"

    private func refuse(
        _ attempt: Attempt, _ reason: SignInRefused.Reason, _ credential: Credential? = nil
    ) async throws -> Session {
        try await fail(attempt, reason, credential)
        throw Refusal.signInRefused
    }

    /// Starts the session; nil when the account has changed while the password was checked.
    func accept(_ attempt: Attempt, _ credential: Credential) async throws -> Session? {
        let token = Token()
        let account = credential.account
        return try await centre.write(as: account.id) { transaction in
            guard try transaction.reader.credential(id: account.id) == credential else {
                return nil
            }
            try transaction.forgive(attempt)
            try transaction.record(
                SignInAccepted(network: attempt.origin.network), about: account.subject)
            return try transaction.startSession(token, of: account.id)
        }
    }
}

extension Refusal {
    /// The same words for an unknown login, a wrong password and a closed account.
    fileprivate static let signInRefused = Refusal(
        "sign_in_refused", "登录名或密码不正确。忘记密码请联系管理员。",
        "The sign-in name or the password is not right. An administrator can reset a password.",
        at: "password")
}

import Kernel

/// An account with the digest of its password, which never leaves the desk.
struct Credential: Hashable, Sendable {
    let account: Account
    let digest: String
}

extension Reader {
    /// Every account, in the order of their logins.
    func accounts() throws -> [Account] { try credentials("").map(\.account) }

    func credential(id: String) throws -> Credential? {
        try credentials("WHERE a.id = \(id)").first
    }

    func credential(login: Login) throws -> Credential? {
        try credentials("WHERE a.login = \(login.description)").first
    }

    private func credentials(_ which: SQL) throws -> [Credential] {
        let roles = try roles(which)
        return try rows(
            """
            SELECT a.id, a.login, a.password, c.closed_at, c.closed_by, o.issued_at
            FROM account a
            LEFT JOIN account_closure c ON c.account = a.id
            LEFT JOIN one_time_password o ON o.account = a.id
            \(part: which) ORDER BY a.login
            """
        ).map { row in
            let account = try Account(row: row, roles: roles[row("id")] ?? [])
            return Credential(account: account, digest: try row("password"))
        }
    }

    private func roles(_ which: SQL) throws -> [String: Set<Role>] {
        var roles: [String: Set<Role>] = [:]
        let found = try rows(
            """
            SELECT r.account, r.role FROM account_role r JOIN account a ON a.id = r.account
            \(part: which)
            """)
        for row in found {
            let name: String = try row("role")
            guard let role = Role(rawValue: name) else { throw Fault("no role \(name)") }
            try roles[row("account"), default: []].insert(role)
        }
        return roles
    }

    /// How many administrators can sign in, leaving one account out.
    func administrators(besides id: String) throws -> Int {
        let row = try first(
            """
            SELECT COUNT(*) AS active FROM account_role r
            LEFT JOIN account_closure c ON c.account = r.account
            WHERE r.role = \(Role.administrator.rawValue) AND r.account <> \(id)
                AND c.account IS NULL
            """)
        return try row?("active") ?? 0
    }
}

extension Account {
    fileprivate init(row: Row, roles: Set<Role>) throws {
        let closedAt: Instant? = try row("closed_at")
        let closedBy: String? = try row("closed_by")
        let issuedAt: Instant? = try row("issued_at")
        self.init(
            id: try row("id"), login: Login(kept: try row("login")), roles: roles,
            closure: closedAt.flatMap { instant in
                closedBy.map { Closure(instant: instant, actor: $0) }
            },
            mustChangePassword: issuedAt != nil)
    }
}

extension Transaction {
    /// - Throws: `login_taken`.
    func insert(_ account: Account, digest: String) throws {
        let login = account.login
        guard try reader.credential(login: login) == nil else { throw Refusal.loginTaken }
        try run(
            """
            INSERT INTO account (id, login, password, added_at, added_by)
            VALUES (\(account.id), \(login.description), \(digest), \(instant), \(actor))
            """)
        for role in account.roles.inOrder { try insert(role, of: account.id) }
        if account.mustChangePassword { try insertOneTimePassword(of: account.id) }
    }

    func insert(_ role: Role, of account: String) throws {
        try run(
            """
            INSERT INTO account_role (account, role, granted_at, granted_by)
            VALUES (\(account), \(role.rawValue), \(instant), \(actor))
            """)
    }

    func delete(_ role: Role, of account: String) throws {
        try run(
            """
            DELETE FROM account_role WHERE account = \(account) AND role = \(role.rawValue)
            """)
    }

    func insertClosure(of account: String) throws {
        try run(
            """
            INSERT INTO account_closure (account, closed_at, closed_by)
            VALUES (\(account), \(instant), \(actor))
            ON CONFLICT (account) DO NOTHING
            """)
    }

    func deleteClosure(of account: String) throws {
        try run("DELETE FROM account_closure WHERE account = \(account)")
    }

    func updatePassword(of account: String, to digest: String, oneTime: Bool) throws {
        try run("UPDATE account SET password = \(digest) WHERE id = \(account)")
        try run("DELETE FROM one_time_password WHERE account = \(account)")
        if oneTime { try insertOneTimePassword(of: account) }
    }

    func updateLogin(of account: Account) throws {
        try run(
            """
            UPDATE account SET login = \(account.login.description) WHERE id = \(account.id)
            """)
    }

    private func insertOneTimePassword(of account: String) throws {
        try run(
            """
            INSERT INTO one_time_password (account, issued_at, issued_by)
            VALUES (\(account), \(instant), \(actor))
            """)
    }
}

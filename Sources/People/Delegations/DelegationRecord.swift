import Kernel

extension PeopleSchema {
    /// 委托: which rights were handed on to whom, and from when to when.
    static let delegations: [SQL] = [
        """
        CREATE TABLE delegation (
            id TEXT NOT NULL PRIMARY KEY, principal TEXT NOT NULL REFERENCES account,
            deputy TEXT NOT NULL REFERENCES account CHECK (deputy <> principal),
            first_day TEXT NOT NULL, last_day TEXT NOT NULL CHECK (last_day >= first_day),
            reason TEXT NOT NULL, given_at BIGINT NOT NULL, revoked_at BIGINT, revoked_by TEXT)
        """,
        "CREATE INDEX delegation_deputy ON delegation (deputy, last_day)",
        "CREATE INDEX delegation_principal ON delegation (principal, last_day)",
        """
        CREATE TABLE delegation_permission (
            delegation TEXT NOT NULL REFERENCES delegation, permission TEXT NOT NULL,
            PRIMARY KEY (delegation, permission))
        """,
    ]
}

extension Reader {
    /// The delegations that somebody gave or was given, the newest first.
    package func delegations(of account: String) throws -> [Delegation] {
        try delegations("WHERE principal = \(account) OR deputy = \(account)")
    }

    func delegation(_ id: String) throws -> Delegation? {
        try delegations("WHERE id = \(id)").first
    }

    /// What somebody may do in the place of others on a day: no more than those others may do in
    /// their own right that day, and nothing for an account that is closed.
    func mandates(of deputy: String, on day: Day) throws -> [Mandate] {
        let open = try delegations(
            """
            WHERE deputy = \(deputy) AND revoked_at IS NULL AND first_day <= \(day)
                AND last_day >= \(day)
            """)
        return try open.compactMap { delegation in
            guard let principal = try credential(id: delegation.principal)?.account,
                principal.closure == nil
            else { return nil }
            let own = principal.roles.reduce(into: Set<Permission>()) {
                $0.formUnion($1.permissions)
            }
            let left = delegation.permissions.intersection(own)
            return left.isEmpty ? nil : Mandate(principal: principal.id, permissions: left)
        }
    }

    private func delegations(_ which: SQL) throws -> [Delegation] {
        try rows(
            "SELECT * FROM delegation \(part: which) ORDER BY given_at DESC, id DESC"
        ).map { row in
            let permissions = try rows(
                """
                SELECT permission FROM delegation_permission
                WHERE delegation = \(row("id") as String)
                """
            ).map { row in
                let name: String = try row("permission")
                guard let permission = Permission(rawValue: name) else {
                    throw Fault("no permission \(name)")
                }
                return permission
            }
            return try Delegation(row: row, Set(permissions))
        }
    }
}

extension Delegation {
    fileprivate init(row: Row, _ permissions: Set<Permission>) throws {
        let at: Instant? = try row("revoked_at")
        let by: String? = try row("revoked_by")
        try self.init(
            id: row("id"), principal: row("principal"), deputy: row("deputy"),
            permissions: permissions, firstDay: row("first_day"), lastDay: row("last_day"),
            reason: row("reason"), givenAt: row("given_at"),
            revocation: at.flatMap { at in by.map { Revocation(at: at, by: $0) } })
    }
}

extension Transaction {
    func insert(_ delegation: Delegation) throws {
        try run(
            """
            INSERT INTO delegation
                (id, principal, deputy, first_day, last_day, reason, given_at)
            VALUES (\(delegation.id), \(delegation.principal), \(delegation.deputy),
                \(delegation.firstDay), \(delegation.lastDay), \(delegation.reason),
                \(delegation.givenAt))
            """)
        for permission in delegation.permissions {
            try run(
                """
                INSERT INTO delegation_permission (delegation, permission)
                VALUES (\(delegation.id), \(permission.rawValue))
                """)
        }
    }

    func update(_ delegation: Delegation) throws {
        try run(
            """
            UPDATE delegation SET revoked_at = \(delegation.revocation?.at),
                revoked_by = \(delegation.revocation?.by) WHERE id = \(delegation.id)
            """)
    }
}

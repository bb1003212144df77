import Kernel

extension Reader {
    /// Every key, the newest first.
    func keys() throws -> [AccessKey] {
        let scopes = try scopes(where: "")
        return try rows("SELECT \(part: AccessKey.columns) ORDER BY k.created_at DESC, k.id DESC")
            .map { try AccessKey(row: $0, scopes) }
    }

    /// A key by its id, with the digest of its secret.
    func key(_ id: String) throws -> (key: AccessKey, digest: String)? {
        try first("SELECT \(part: AccessKey.columns) WHERE k.id = \(id)").map {
            (try AccessKey(row: $0, scopes(where: "WHERE api_key = \(id)")), try $0("digest"))
        }
    }

    /// A key by the digest of its secret.
    func key(digest: String) throws -> AccessKey? {
        guard let row = try first("SELECT \(part: AccessKey.columns) WHERE k.digest = \(digest)")
        else { return nil }
        let id: String = try row("id")
        return try AccessKey(row: row, scopes(where: "WHERE api_key = \(id)"))
    }

    /// What the key behind an actor is called; nil when the actor is none.
    func keyName(ofActor id: String) throws -> String? {
        guard id.hasPrefix(AccessKey.actorPrefix) else { return nil }
        let key = String(id.dropFirst(AccessKey.actorPrefix.count))
        return try first("SELECT name FROM api_key WHERE id = \(key)")?("name")
    }

    private func scopes(where which: SQL) throws -> [String: Set<Permission>] {
        var scopes: [String: Set<Permission>] = [:]
        for row in try rows("SELECT api_key, permission FROM api_key_scope \(part: which)") {
            let name: String = try row("permission")
            // One that this program does not know any more opens nothing.
            guard let permission = Permission(rawValue: name) else { continue }
            try scopes[row("api_key"), default: []].insert(permission)
        }
        return scopes
    }
}

extension Transaction {
    func insert(_ key: AccessKey, digest: String) throws {
        try run(
            """
            INSERT INTO api_key (id, name, digest, expires_on, created_at, created_by)
            VALUES (\(key.id), \(key.name), \(digest), \(key.expiresOn), \(key.createdAt),
                \(key.createdBy))
            """)
        for permission in key.scopes {
            try run(
                """
                INSERT INTO api_key_scope (api_key, permission)
                VALUES (\(key.id), \(permission.rawValue))
                """)
        }
    }

    func insertRevocation(of key: String) throws {
        try run(
            """
            INSERT INTO api_key_revocation (api_key, revoked_at, revoked_by)
            VALUES (\(key), \(instant), \(actor))
            """)
    }

    func noteUse(of key: String) throws {
        try run(
            """
            UPDATE api_key SET last_used_at = \(instant)
            WHERE id = \(key) AND (last_used_at IS NULL OR last_used_at < \(instant))
            """)
    }
}

extension AccessKey {
    fileprivate static let columns: SQL = """
        k.*, r.revoked_at, r.revoked_by FROM api_key k
        LEFT JOIN api_key_revocation r ON r.api_key = k.id
        """

    fileprivate init(row: Row, _ scopes: [String: Set<Permission>]) throws {
        let id: String = try row("id")
        try self.init(
            id: id, name: row("name"), scopes: scopes[id] ?? [], expiresOn: row("expires_on"),
            createdAt: row("created_at"), createdBy: row("created_by"),
            lastUsedAt: row("last_used_at"))
        if let at: Instant = try row("revoked_at") {
            revocation = Revocation(at: at, by: try row("revoked_by"))
        }
    }
}

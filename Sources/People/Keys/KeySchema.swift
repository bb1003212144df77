import Kernel

extension PeopleSchema {
    /// Programs' keys; of a secret there is its digest alone.
    static let keys: [SQL] = [
        """
        CREATE TABLE api_key (
            id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL UNIQUE,
            expires_on TEXT NOT NULL, created_at BIGINT NOT NULL, created_by TEXT NOT NULL,
            last_used_at BIGINT)
        """,
        """
        CREATE TABLE api_key_scope (
            api_key TEXT NOT NULL REFERENCES api_key, permission TEXT NOT NULL,
            PRIMARY KEY (api_key, permission))
        """,
        """
        CREATE TABLE api_key_revocation (
            api_key TEXT NOT NULL PRIMARY KEY REFERENCES api_key,
            revoked_at BIGINT NOT NULL, revoked_by TEXT NOT NULL)
        """,
    ]
}

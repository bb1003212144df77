import Kernel

/// The desk's tables. States are dated records: who, when; what is not recorded is not so.
enum PeopleSchema {
    static let migrations = [
        Migration("people.0001_accounts", accounts + sessions),
        Migration("people.0002_shifts", shifts),
        Migration("people.0003_keys", keys),
        Migration("people.0004_delegations", delegations),
    ]

    private static let accounts: [SQL] = [
        """
        CREATE TABLE account (
            id TEXT NOT NULL PRIMARY KEY, login TEXT NOT NULL UNIQUE, password TEXT NOT NULL,
            added_at BIGINT NOT NULL, added_by TEXT NOT NULL)
        """,
        """
        CREATE TABLE account_role (
            account TEXT NOT NULL REFERENCES account, role TEXT NOT NULL,
            granted_at BIGINT NOT NULL, granted_by TEXT NOT NULL,
            PRIMARY KEY (account, role))
        """,
        """
        CREATE TABLE account_closure (
            account TEXT NOT NULL PRIMARY KEY REFERENCES account,
            closed_at BIGINT NOT NULL, closed_by TEXT NOT NULL)
        """,
        """
        CREATE TABLE one_time_password (
            account TEXT NOT NULL PRIMARY KEY REFERENCES account,
            issued_at BIGINT NOT NULL, issued_by TEXT NOT NULL)
        """,
    ]

    private static let sessions: [SQL] = [
        """
        CREATE TABLE session (
            digest TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL REFERENCES account,
            started_at BIGINT NOT NULL, seen_at BIGINT NOT NULL)
        """,
        "CREATE INDEX session_account ON session (account)",
        """
        CREATE TABLE sign_in_attempt (
            id TEXT NOT NULL PRIMARY KEY, login_digest TEXT NOT NULL, origin TEXT NOT NULL,
            attempted_at BIGINT NOT NULL, failed_at BIGINT)
        """,
        "CREATE INDEX sign_in_attempt_login ON sign_in_attempt (login_digest, attempted_at)",
        """
        CREATE INDEX sign_in_attempt_origin ON sign_in_attempt (origin, attempted_at)
        WHERE failed_at IS NOT NULL
        """,
        "CREATE INDEX sign_in_attempt_age ON sign_in_attempt (attempted_at)",
    ]
}

import Kernel

extension Module {
    /// 提醒: what reaches people outside the site, by mail and in their calendars.
    package static let mail = Module(
        name: "mail",
        migrations: [
            Migration("mail.0001_outbox", outboxTables),
            Migration("mail.0002_calendars", [calendarTable]),
            Migration("mail.0003_confirmations", confirmationTables),
        ])

    private static let outboxTables: [SQL] = [
        """
        CREATE TABLE mail_choice (
            account TEXT NOT NULL PRIMARY KEY, warnings BIGINT NOT NULL,
            returns BIGINT NOT NULL, chosen_at BIGINT NOT NULL)
        """,
        """
        CREATE TABLE mail_letter (
            id TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL, subject TEXT NOT NULL,
            body TEXT NOT NULL, queued_at BIGINT NOT NULL, due_at BIGINT NOT NULL,
            attempts BIGINT NOT NULL, fault TEXT, sent_at BIGINT, given_up_at BIGINT)
        """,
        """
        CREATE INDEX mail_letter_due ON mail_letter (due_at)
        WHERE sent_at IS NULL AND given_up_at IS NULL
        """,
        "CREATE INDEX mail_letter_account ON mail_letter (account, queued_at)",
        """
        CREATE TABLE mail_notice (
            account TEXT NOT NULL, subject TEXT NOT NULL, clock TEXT NOT NULL,
            stage TEXT NOT NULL, noticed_at BIGINT NOT NULL,
            PRIMARY KEY (account, subject, clock, stage))
        """,
        "CREATE TABLE mail_cursor (name TEXT NOT NULL PRIMARY KEY, sequence BIGINT NOT NULL)",
    ]

    /// Which address somebody is reached at, as a keyed digest, and whether a link that was sent
    /// there was opened.
    private static let confirmationTables: [SQL] = [
        """
        CREATE TABLE mail_address (
            account TEXT NOT NULL PRIMARY KEY, address TEXT NOT NULL, token TEXT UNIQUE,
            asked_at BIGINT, confirmed_at BIGINT)
        """,
        "ALTER TABLE mail_letter ADD COLUMN confirms BIGINT NOT NULL DEFAULT 0",
    ]

    /// The address itself is nowhere; only its digest.
    private static let calendarTable: SQL = """
        CREATE TABLE calendar_address (
            account TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL UNIQUE,
            made_at BIGINT NOT NULL)
        """
}

import Kernel

extension Module {
    /// 提醒: what reaches people outside the site, by mail and in their calendars.
    package static let mail = Module(
        name: "mail",
        migrations: [
            Migration("mail.0001_outbox", outboxTables),
            Migration("mail.0002_calendars", [calendarTable]),
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

    /// The address itself is nowhere; only its digest.
    private static let calendarTable: SQL = """
        CREATE TABLE calendar_address (
            account TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL UNIQUE,
            made_at BIGINT NOT NULL)
        """
}

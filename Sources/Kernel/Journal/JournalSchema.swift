extension Module {
    /// The kernel's own tables: journal, observations, tallies, people, full text.
    package static let kernel = Module(
        name: "kernel",
        migrations: [
            Migration("kernel.0001_journal", journalTables),
            Migration("kernel.0002_observations", observationTables),
            Migration("kernel.0003_vault", [vaultTable]),
            Migration("kernel.0004_full_text", fullTextTables, makesFullText: true),
            Migration("kernel.0005_journal_tree", [JournalTree.table]),
            Migration(
                "kernel.0006_retraction_time",
                ["CREATE INDEX retraction_time ON retraction (by_sequence)"]),
        ])

    private static let journalTables: [SQL] = [
        """
        CREATE TABLE journal (
            sequence BIGINT NOT NULL PRIMARY KEY, instant BIGINT NOT NULL, actor TEXT NOT NULL,
            kind TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL,
            previous TEXT NOT NULL, digest TEXT NOT NULL)
        """,
        "CREATE INDEX journal_subject ON journal (subject, sequence)",
        "CREATE INDEX journal_kind ON journal (kind, sequence)",
        """
        CREATE TABLE journal_head (
            one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
            sequence BIGINT NOT NULL, digest TEXT NOT NULL)
        """,
    ]

    private static let observationTables: [SQL] = [
        """
        CREATE TABLE observation (
            sequence BIGINT NOT NULL REFERENCES journal, ordinal BIGINT NOT NULL,
            measure TEXT NOT NULL, breakdown TEXT NOT NULL, day TEXT NOT NULL,
            subject TEXT NOT NULL, amount BIGINT NOT NULL, whole BIGINT,
            PRIMARY KEY (sequence, ordinal))
        """,
        "CREATE INDEX observation_measure ON observation (measure, day, sequence)",
        """
        CREATE TABLE retraction (
            sequence BIGINT NOT NULL, ordinal BIGINT NOT NULL,
            by_sequence BIGINT NOT NULL REFERENCES journal,
            PRIMARY KEY (sequence, ordinal),
            FOREIGN KEY (sequence, ordinal) REFERENCES observation)
        """,
        """
        CREATE TABLE tally (
            measure TEXT NOT NULL, breakdown TEXT NOT NULL, span TEXT NOT NULL,
            pieces BIGINT NOT NULL, amount BIGINT NOT NULL, whole BIGINT NOT NULL,
            lowest BIGINT NOT NULL, highest BIGINT NOT NULL,
            latest_day TEXT NOT NULL, latest BIGINT NOT NULL,
            latest_sequence BIGINT NOT NULL, latest_ordinal BIGINT NOT NULL,
            PRIMARY KEY (measure, span, breakdown))
        """,
    ]

    private static let vaultTable: SQL =
        "CREATE TABLE person (id TEXT NOT NULL PRIMARY KEY, sealed TEXT NOT NULL)"
}

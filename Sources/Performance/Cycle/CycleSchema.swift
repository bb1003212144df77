import Kernel

extension Migration {
    static let cycle = [Migration("performance.0201_cycle", cycleTables)]

    /// A declaration without a submission was read from an approved paper.
    private static let cycleTables: [SQL] = [
        """
        CREATE TABLE submission (
            declaration TEXT NOT NULL PRIMARY KEY REFERENCES declaration,
            state TEXT NOT NULL
                CHECK (state IN ('submitted', 'returned', 'passed', 'approved')),
            changing BIGINT, base BIGINT, reason TEXT NOT NULL,
            approved_sequence BIGINT REFERENCES journal, closed_at BIGINT,
            sequence BIGINT NOT NULL REFERENCES journal,
            CHECK ((state = 'approved') = (approved_sequence IS NOT NULL)))
        """,
        "CREATE INDEX submission_open ON submission (declaration) WHERE closed_at IS NULL",
        """
        CREATE TABLE submission_step (
            declaration TEXT NOT NULL REFERENCES submission, position BIGINT NOT NULL,
            kind TEXT NOT NULL
                CHECK (kind IN ('submitted', 'passed', 'returned', 'approved')),
            actor TEXT NOT NULL, behalf TEXT, opinion TEXT NOT NULL, grade TEXT,
            instant BIGINT NOT NULL, sequence BIGINT NOT NULL REFERENCES journal,
            PRIMARY KEY (declaration, position))
        """,
    ]
}

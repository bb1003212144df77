import Kernel

extension Migration {
    static let insight: [Migration] = [
        Migration("performance.0101_formulas", [formula]),
        Migration("performance.0102_comments", comments),
        Migration("performance.0103_outlooks", [outlook]),
        Migration(
            "performance.0104_outlook_knowledge",
            ["ALTER TABLE outlook ADD COLUMN known_at BIGINT NOT NULL DEFAULT 0"]),
    ]

    /// What is made of an indicator's binding, where it is more than the measure itself.
    private static let formula: SQL = """
        CREATE TABLE formula (
            indicator TEXT NOT NULL PRIMARY KEY REFERENCES binding, operation TEXT NOT NULL,
            measure TEXT, gathering TEXT, breakdown TEXT, factor BIGINT)
        """

    private static let comments: [SQL] = [
        """
        CREATE TABLE figure_comment (
            id TEXT NOT NULL PRIMARY KEY, measure TEXT NOT NULL, day TEXT NOT NULL,
            words TEXT NOT NULL, author TEXT NOT NULL, written_at BIGINT NOT NULL,
            withdrawn_by TEXT, withdrawn_at BIGINT)
        """,
        "CREATE INDEX figure_comment_place ON figure_comment (measure, day)",
    ]

    /// Where each indicator will stand at the end of its year, made anew every day and when its
    /// evidence changes; like a tally, it follows from the evidence and can be thrown away.
    private static let outlook: SQL = """
        CREATE TABLE outlook (
            indicator TEXT NOT NULL PRIMARY KEY REFERENCES indicator, as_of TEXT NOT NULL,
            made_at BIGINT NOT NULL, expected BIGINT, low BIGINT, high BIGINT, chance BIGINT,
            reason_zh TEXT NOT NULL, reason_en TEXT NOT NULL)
        """
}

import Kernel

extension Migration {
    static let drafts = [Migration("performance.0201_drafts", draftTables)]

    private static let draftTables: [SQL] = [
        """
        CREATE TABLE declaration_draft (
            id TEXT NOT NULL PRIMARY KEY, year BIGINT NOT NULL, project TEXT NOT NULL,
            base TEXT REFERENCES declaration, revision BIGINT NOT NULL CHECK (revision > 0),
            content TEXT NOT NULL, disputes TEXT NOT NULL, deleted TEXT NOT NULL,
            opened_by TEXT NOT NULL, opened_at BIGINT NOT NULL,
            saved_by TEXT NOT NULL, saved_at BIGINT NOT NULL,
            outcome TEXT CHECK (outcome IN ('discarded', 'stored')), closed_by TEXT,
            closed_at BIGINT, sequence BIGINT NOT NULL REFERENCES journal,
            CHECK ((outcome IS NULL) = (closed_at IS NULL)))
        """,
        "CREATE INDEX declaration_draft_year ON declaration_draft (year, project)",
        """
        CREATE TABLE declaration_draft_revision (
            draft TEXT NOT NULL REFERENCES declaration_draft, revision BIGINT NOT NULL,
            content TEXT NOT NULL, saved_by TEXT NOT NULL, saved_at BIGINT NOT NULL,
            sequence BIGINT NOT NULL REFERENCES journal, PRIMARY KEY (draft, revision))
        """,
    ]
}

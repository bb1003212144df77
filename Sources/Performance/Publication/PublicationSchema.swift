import Kernel

extension Migration {
    static let publication: [Migration] = [
        Migration(
            "performance.publication_0001_publications",
            [
                """
                CREATE TABLE publication (
                    id TEXT NOT NULL PRIMARY KEY, year BIGINT NOT NULL, version BIGINT NOT NULL,
                    stage TEXT NOT NULL CHECK (stage IN ('targets', 'results')),
                    digest TEXT NOT NULL, snapshot TEXT NOT NULL,
                    published_at BIGINT NOT NULL, published_by TEXT NOT NULL,
                    sequence BIGINT NOT NULL REFERENCES journal, UNIQUE (year, version))
                """,
                """
                CREATE TABLE publication_withdrawal (
                    publication TEXT NOT NULL PRIMARY KEY REFERENCES publication,
                    reason TEXT NOT NULL, withdrawn_at BIGINT NOT NULL,
                    withdrawn_by TEXT NOT NULL, sequence BIGINT NOT NULL REFERENCES journal)
                """,
            ])
    ]
}

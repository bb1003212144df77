import Kernel

extension Reader {
    /// Every version of a year, or of all years, the newest first.
    package func publications(year: Int? = nil, limit: Int = 500) throws -> [Publication] {
        let one: SQL = year.map { "WHERE p.year = \($0)" } ?? ""
        return try rows(
            """
            SELECT \(part: Publication.columns) FROM publication p
            LEFT JOIN publication_withdrawal w ON w.publication = p.id
            \(part: one) ORDER BY p.year DESC, p.version DESC LIMIT \(limit)
            """
        ).map(Publication.init(row:))
    }

    /// One version; nil when there is none.
    package func publication(year: Int, version: Int) throws -> Publication? {
        try first(
            """
            SELECT \(part: Publication.columns) FROM publication p
            LEFT JOIN publication_withdrawal w ON w.publication = p.id
            WHERE p.year = \(year) AND p.version = \(version)
            """
        ).map(Publication.init(row:))
    }

    /// What was published, to the byte.
    ///
    /// - Throws: `Fault` when it is not what its digest says.
    package func snapshot(of publication: Publication) throws -> (text: String, PublishedYear) {
        let row = try first("SELECT snapshot FROM publication WHERE id = \(publication.id)")
        guard let text: String = try row?("snapshot") else { throw Fault("no snapshot") }
        let published = try PublishedYear(canonical: text)
        guard try published.canonical() == (text, publication.digest) else {
            throw Fault("publication \(publication.id) is not what was published")
        }
        return (text, published)
    }
}

extension Transaction {
    func insert(_ publication: Publication, snapshot: String) throws {
        try run(
            """
            INSERT INTO publication (id, year, version, stage, digest, snapshot, published_at,
                published_by, sequence)
            VALUES (\(publication.id), \(publication.year), \(publication.version),
                \(publication.stage.rawValue), \(publication.digest), \(snapshot),
                \(publication.publishedAt), \(publication.publishedBy), \(publication.sequence))
            """)
    }

    func insert(_ withdrawal: Publication.Withdrawal, of id: String, _ sequence: Int64) throws {
        try run(
            """
            INSERT INTO publication_withdrawal
                (publication, reason, withdrawn_at, withdrawn_by, sequence)
            VALUES (\(id), \(withdrawal.reason), \(withdrawal.at), \(withdrawal.by), \(sequence))
            """)
    }
}

extension Publication {
    fileprivate static let columns: SQL = """
        p.id, p.year, p.version, p.stage, p.digest, p.published_at, p.published_by, p.sequence,
        w.reason, w.withdrawn_at, w.withdrawn_by
        """

    fileprivate init(row: Row) throws {
        let stage: String = try row("stage")
        guard let known = PublicationStage(rawValue: stage) else {
            throw Fault("no stage \(stage)")
        }
        try self.init(
            id: row("id"), year: row("year"), version: row("version"), stage: known,
            digest: row("digest"), publishedAt: row("published_at"),
            publishedBy: row("published_by"), sequence: row("sequence"), withdrawal: nil)
        if let reason: String = try row("reason") {
            withdrawal = try Withdrawal(
                reason: reason, at: row("withdrawn_at"), by: row("withdrawn_by"))
        }
    }
}

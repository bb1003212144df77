import Kernel

extension Reader {
    /// The approved versions of a year that no publication shows yet, the newest of each project
    /// first. What was read from an approved paper has no day of approval, and so no duty.
    package func unpublishedVersions(year: Int) throws -> [TargetVersion] {
        try targetVersions(year: year).filter { $0.approval != nil && $0.closedAt == nil }
    }
}

extension Transaction {
    /// Says of each approved version of a year since when the public can read it: since the first
    /// publication after its approval that still stands; not at all without one.
    func settlePublication(of year: Int) throws {
        try run(
            """
            UPDATE submission SET closed_at = (
                SELECT MIN(p.published_at) FROM publication p
                LEFT JOIN publication_withdrawal w ON w.publication = p.id
                WHERE p.year = \(year) AND w.publication IS NULL
                    AND p.sequence > submission.approved_sequence)
            WHERE state = 'approved'
                AND declaration IN (SELECT id FROM declaration WHERE year = \(year))
            """)
    }
}

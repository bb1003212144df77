import Kernel

extension Reader {
    /// Whether a paper belongs to this desk: evidence, proof, a scan of answers, a report.
    ///
    /// - Parameter digest: SHA-256 in hexadecimal.
    package func isSatisfactionPaper(_ digest: String) throws -> Bool {
        try first(
            """
            SELECT 1 AS one FROM bad_review WHERE evidence = \(digest)
            UNION ALL SELECT 1 AS one FROM bad_review_note WHERE paper = \(digest)
            UNION ALL SELECT 1 AS one FROM survey_paper WHERE paper = \(digest)
            UNION ALL SELECT 1 AS one FROM environment_assessment WHERE paper = \(digest)
            LIMIT 1
            """) != nil
    }
}

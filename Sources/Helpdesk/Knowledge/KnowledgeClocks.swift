import Kernel

/// A draft is reviewed within five working days: the centre's own rule.
private let reviewWorkingDays = 5

extension Reader {
    /// The versions that waited for their review at a moment.
    func versionsWaiting(at instant: Instant) throws -> [TimedCase] {
        try rows(
            """
            SELECT article, question, written_at, decided_at FROM help_article_version
            WHERE decided_at IS NULL AND written_at <= \(instant)
            UNION ALL
            SELECT article, question, written_at, decided_at FROM help_article_version
            WHERE decided_at > \(instant) AND written_at <= \(instant)
            """
        ).map(TimedCase.init(version:))
    }

    func versionCases(of article: String) throws -> [TimedCase] {
        try rows(
            """
            SELECT article, question, written_at, decided_at FROM help_article_version
            WHERE article = \(article) ORDER BY version
            """
        ).map(TimedCase.init(version:))
    }

    /// The published articles that were due for another look at a moment.
    func watches(at instant: Instant) throws -> [TimedCase] {
        try rows(
            """
            SELECT * FROM help_article_watch WHERE ended_at IS NULL AND begins <= \(instant)
            UNION ALL
            SELECT * FROM help_article_watch
            WHERE ended_at > \(instant) AND begins <= \(instant)
            """
        ).map { TimedCase(try ArticleWatch(row: $0)) }
    }

    func watchCases(of article: String) throws -> [TimedCase] {
        try rows(
            "SELECT * FROM help_article_watch WHERE article = \(article) ORDER BY since"
        ).map { TimedCase(try ArticleWatch(row: $0)) }
    }
}

extension TimedCase {
    fileprivate init(version row: Row) throws {
        let (article, question): (String, String) = try (row("article"), row("question"))
        let deadline = Deadline(
            start: try row("written_at"), limit: .workingDays(reviewWorkingDays))
        try self.init(
            Subject("helpdesk.article", article), clock: "review",
            title: Words("知识条目审核 · \(question)", "Review of an article · \(question)"),
            deadline: deadline, endedAt: row("decided_at"), permission: .manageHelp,
            path: "/help/articles/\(article)")
    }

    fileprivate init(_ watch: ArticleWatch) {
        self.init(
            Subject("helpdesk.article", watch.article), clock: "watch \(watch.due)",
            title: Words(
                "知识条目到期复核 · \(watch.article)", "Article due for a look · \(watch.article)"),
            deadline: watch.deadline, endedAt: watch.endedAt, permission: .manageHelp,
            path: "/help/articles/\(watch.article)")
    }
}

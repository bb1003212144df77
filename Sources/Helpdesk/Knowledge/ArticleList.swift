import Kernel

/// What an editor asks the list of articles for.
package struct ArticleFilter: Hashable, Sendable {
    package let text: String
    package let topic: String
    package let standing: Standing?

    /// Which articles need what.
    package enum Standing: String, CaseIterable, Sendable {
        case drafted, returned, reviewed, published
        /// Published, and due for another look.
        case due
        /// Published, and no longer valid.
        case expired
        case withdrawn
    }

    package init(text: String = "", topic: String = "", standing: Standing? = nil) {
        self.text = text
        self.topic = topic
        self.standing = standing
    }
}

/// An article on the editors' list: its newest wording and how it does.
package struct ArticleLine: Hashable, Sendable {
    package let version: ArticleVersion
    /// The number of the version that visitors read.
    package let published: Int?
    package let due: Day?
    package let use: ArticleUse

    init(row: Row) throws {
        version = try ArticleVersion(row: row)
        published = try row("published")
        due = try row("due")
        use = try ArticleUse(
            shown: row("shown"), helped: row("helped"), unhelped: row("unhelped"))
    }
}

extension Reader {
    /// The articles a filter lets through, by topic and id.
    ///
    /// - Parameter after: the article that the page before ended with.
    package func articles(
        _ filter: ArticleFilter, after: String? = nil, at instant: Instant, limit: Int = 500
    ) throws -> [ArticleLine] {
        let later: SQL =
            after.map { last in
                """
                AND (v.topic, a.id) > (SELECT l.topic, l.article FROM help_article_version l
                    JOIN help_article b ON b.id = l.article AND b.latest = l.version
                    WHERE l.article = \(last))
                """
            } ?? ""
        return try rows(
            """
            SELECT v.*, a.published, w.due, COALESCE(u.shown, 0) AS shown,
                COALESCE(u.helped, 0) AS helped, COALESCE(u.unhelped, 0) AS unhelped
            FROM help_article a
            JOIN help_article_version v ON v.article = a.id AND v.version = a.latest
            LEFT JOIN help_article_watch w ON w.article = a.id AND w.ended_at IS NULL
            LEFT JOIN (
                SELECT article, CAST(SUM(shown) AS BIGINT) AS shown,
                    CAST(SUM(helped) AS BIGINT) AS helped,
                    CAST(SUM(unhelped) AS BIGINT) AS unhelped
                FROM help_article_use GROUP BY article) u ON u.article = a.id
            WHERE v.state <> 'discarded' \(part: filter.condition(at: instant))
                \(part: later)
            ORDER BY v.topic, a.id LIMIT \(limit)
            """
        ).map(ArticleLine.init(row:))
    }

    /// How many articles stand where.
    package func articleStandings(at instant: Instant) throws -> [ArticleFilter.Standing: Int] {
        var counts: [ArticleFilter.Standing: Int] = [:]
        for standing in ArticleFilter.Standing.allCases {
            let filter = ArticleFilter(standing: standing)
            let row = try first(
                """
                SELECT COUNT(*) AS n FROM help_article a
                JOIN help_article_version v ON v.article = a.id AND v.version = a.latest
                LEFT JOIN help_article_watch w ON w.article = a.id AND w.ended_at IS NULL
                WHERE v.state <> 'discarded' \(part: filter.condition(at: instant))
                """)
            counts[standing] = try row?("n") ?? 0
        }
        return counts
    }

    /// The topics of published articles with how many each has, for visitors to choose from.
    package func articleTopics(on day: Day) throws -> [(topic: String, articles: Int)] {
        try rows(
            """
            SELECT v.topic, COUNT(*) AS n FROM help_article a
            JOIN help_article_version v ON v.article = a.id AND v.version = a.published
            WHERE v.valid_from <= \(day) AND (v.valid_through IS NULL OR v.valid_through >= \(day))
            GROUP BY v.topic ORDER BY n DESC, v.topic
            """
        ).map { try ($0("topic"), $0("n")) }
    }

    /// The published articles of a topic, those shown most first.
    package func publishedArticles(
        topic: String, on day: Day, limit: Int = 100
    ) throws -> [ArticleVersion] {
        try rows(
            """
            SELECT v.* FROM help_article a
            JOIN help_article_version v ON v.article = a.id AND v.version = a.published
            LEFT JOIN (
                SELECT article, SUM(shown) AS shown FROM help_article_use GROUP BY article) u
                ON u.article = a.id
            WHERE v.topic = \(topic) AND v.valid_from <= \(day)
                AND (v.valid_through IS NULL OR v.valid_through >= \(day))
            ORDER BY COALESCE(u.shown, 0) DESC, a.id LIMIT \(limit)
            """
        ).map(ArticleVersion.init(row:))
    }
}

extension ArticleFilter {
    fileprivate func condition(at instant: Instant) -> SQL {
        let ofTopic: SQL = topic.isEmpty ? "" : "AND v.topic = \(topic)"
        let standing: SQL = standing.map { "AND \(part: Self.condition($0, instant))" } ?? ""
        return "\(part: ofTopic) \(part: standing) \(part: contains)"
    }

    private static func condition(_ standing: Standing, _ instant: Instant) -> SQL {
        switch standing {
        case .drafted, .returned, .reviewed, .withdrawn: "v.state = \(standing.rawValue)"
        case .published: "a.published IS NOT NULL"
        case .due: "w.begins <= \(instant)"
        case .expired: "a.published IS NOT NULL AND v.valid_through < \(instant.day)"
        }
    }

    /// Wildcards in the text stand for themselves; case is folded alike on both databases.
    private var contains: SQL {
        guard !text.isEmpty else { return "" }
        let plain = text.replacing("!", with: "!!").replacing("%", with: "!%")
        let pattern = "%\(plain.replacing("_", with: "!_"))%"
        return """
            AND (lower(v.question) LIKE lower(\(pattern)) ESCAPE '!'
                OR lower(v.answer) LIKE lower(\(pattern)) ESCAPE '!'
                OR lower(v.variants) LIKE lower(\(pattern)) ESCAPE '!' OR a.id = \(text))
            """
    }
}

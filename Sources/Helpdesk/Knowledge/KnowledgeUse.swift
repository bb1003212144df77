import Kernel

/// How often an article was shown, and whether it helped.
package struct ArticleUse: Hashable, Sendable {
    package let shown: Int
    package let helped: Int
    package let unhelped: Int

    package init(shown: Int, helped: Int, unhelped: Int) {
        self.shown = shown
        self.helped = helped
        self.unhelped = unhelped
    }

    static let none = ArticleUse(shown: 0, helped: 0, unhelped: 0)
}

extension KnowledgeDesk {
    /// Counts that articles were shown to somebody: as a page, or as the chat's answers. A count
    /// is no act, so it is not journalled.
    package func noteShown(_ ids: [String]) async throws {
        guard !ids.isEmpty else { return }
        try await centre.write(as: Self.visitor) { transaction in
            for id in ids {
                guard let article = try transaction.reader.article(id),
                    let version = article.published
                else { continue }
                try transaction.count(id, version, shown: 1)
            }
        }
    }

    /// Keeps whether an article helped; of one that did not, the question goes to the editors.
    ///
    /// - Parameter question: what the visitor had asked, if it is known.
    package func rate(_ id: String, helped: Bool, question: String = "") async throws {
        try await centre.write(as: Self.visitor) { transaction in
            guard let article = try transaction.reader.article(id),
                let version = article.published
            else { throw Refusal.noSuchArticle(id) }
            try transaction.count(id, version, helped: helped ? 1 : 0, unhelped: helped ? 0 : 1)
            let worth = Observation(
                measure: KnowledgeMeasures.helped, day: transaction.instant.day,
                amount: Quantity(helped ? 1 : 0), of: Quantity(1))
            try transaction.record(
                ArticleRated(version: version, helped: helped),
                about: Subject("helpdesk.article_rating", id), worth: [worth])
            if !helped { try transaction.note(question, cause: .notHelpful, article: id) }
        }
    }

    /// Who acts when a visitor does, as the journal names them.
    static let visitor = "visitor"
}

extension Transaction {
    fileprivate func count(
        _ article: String, _ version: Int, shown: Int = 0, helped: Int = 0, unhelped: Int = 0
    ) throws {
        try run(
            """
            INSERT INTO help_article_use (article, version, day, shown, helped, unhelped)
            VALUES (\(article), \(version), \(instant.day), \(shown), \(helped), \(unhelped))
            ON CONFLICT (article, version, day) DO UPDATE SET
                shown = help_article_use.shown + excluded.shown,
                helped = help_article_use.helped + excluded.helped,
                unhelped = help_article_use.unhelped + excluded.unhelped
            """)
    }
}

extension Reader {
    /// The use of an article in all its versions.
    package func articleUse(_ id: String) throws -> ArticleUse {
        let row = try first(
            """
            SELECT CAST(COALESCE(SUM(shown), 0) AS BIGINT) AS shown,
                CAST(COALESCE(SUM(helped), 0) AS BIGINT) AS helped,
                CAST(COALESCE(SUM(unhelped), 0) AS BIGINT) AS unhelped
            FROM help_article_use WHERE article = \(id)
            """)
        return try row.map {
            try ArticleUse(shown: $0("shown"), helped: $0("helped"), unhelped: $0("unhelped"))
        } ?? .none
    }
}

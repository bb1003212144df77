import Kernel

/// An article: which version is published, and which is the newest.
package struct Article: Hashable, Sendable {
    package let id: String
    package internal(set) var published: Int?
    package internal(set) var latest: Int

    init(id: String, published: Int?, latest: Int) {
        self.id = id
        self.published = published
        self.latest = latest
    }

    init(row: Row) throws {
        try self.init(id: row("id"), published: row("published"), latest: row("latest"))
    }

    var subject: Subject { Subject("helpdesk.article", id) }
}

extension ArticleVersion {
    init(row: Row) throws {
        let (state, kind): (String, String) = try (row("state"), row("source_kind"))
        guard let state = State(rawValue: state), let kind = ArticleSource.Kind(rawValue: kind)
        else { throw Fault("no state \(state) or kind \(kind) of an article") }
        let variants: String = try row("variants")
        let source = try ArticleSource(
            kind: kind, title: row("source_title"), place: row("source_place"))
        try self.init(
            article: row("article"), number: row("version"),
            text: ArticleText(
                question: row("question"),
                variants: variants.split(separator: "\n").map(String.init),
                answer: row("answer"), topic: row("topic"), source: source,
                validFrom: row("valid_from"), validThrough: row("valid_through"),
                owner: row("owner")),
            state: state, author: row("author"), reviewer: row("reviewer"),
            publisher: row("publisher"), remark: row("remark"), writtenAt: row("written_at"),
            decidedAt: row("decided_at"))
    }
}

extension Reader {
    package func article(_ id: String) throws -> Article? {
        try first("SELECT * FROM help_article WHERE id = \(id)").map(Article.init(row:))
    }

    package func articleVersion(_ id: String, _ number: Int) throws -> ArticleVersion? {
        try first(
            "SELECT * FROM help_article_version WHERE article = \(id) AND version = \(number)"
        ).map(ArticleVersion.init(row:))
    }

    /// Every wording of an article, newest first.
    package func articleVersions(of id: String) throws -> [ArticleVersion] {
        try rows(
            "SELECT * FROM help_article_version WHERE article = \(id) ORDER BY version DESC"
        ).map(ArticleVersion.init(row:))
    }

    /// What visitors read under this id; nil when there is none, or it is not valid that day.
    package func publishedArticle(_ id: String, on day: Day) throws -> ArticleVersion? {
        try first(
            """
            SELECT v.* FROM help_article a JOIN help_article_version v
                ON v.article = a.id AND v.version = a.published
            WHERE a.id = \(id) AND v.valid_from <= \(day)
                AND (v.valid_through IS NULL OR v.valid_through >= \(day))
            """
        ).map(ArticleVersion.init(row:))
    }
}

extension Transaction {
    func insert(_ article: Article) throws {
        try run(
            """
            INSERT INTO help_article (id, published, latest)
            VALUES (\(article.id), \(article.published), \(article.latest))
            """)
    }

    func update(_ article: Article) throws {
        try run(
            """
            UPDATE help_article SET published = \(article.published), latest = \(article.latest)
            WHERE id = \(article.id)
            """)
    }

    /// Keeps a version as it stands, new or changed, under the entry that made it so.
    func keep(_ version: ArticleVersion, _ sequence: Int64) throws {
        let text = version.text
        try run(
            """
            INSERT INTO help_article_version (article, version, state, question, variants,
                answer, topic, source_kind, source_title, source_place, valid_from,
                valid_through, owner, author, reviewer, publisher, remark, written_at,
                decided_at, sequence)
            VALUES (\(version.article), \(version.number), \(version.state.rawValue),
                \(text.question), \(text.variants.joined(separator: "\n")), \(text.answer),
                \(text.topic), \(text.source.kind.rawValue), \(text.source.title),
                \(text.source.place), \(text.validFrom), \(text.validThrough), \(text.owner),
                \(version.author), \(version.reviewer), \(version.publisher),
                \(version.remark), \(version.writtenAt), \(version.decidedAt), \(sequence))
            ON CONFLICT (article, version) DO UPDATE SET state = excluded.state,
                question = excluded.question, variants = excluded.variants,
                answer = excluded.answer, topic = excluded.topic,
                source_kind = excluded.source_kind, source_title = excluded.source_title,
                source_place = excluded.source_place, valid_from = excluded.valid_from,
                valid_through = excluded.valid_through, owner = excluded.owner,
                author = excluded.author, reviewer = excluded.reviewer,
                publisher = excluded.publisher, remark = excluded.remark,
                written_at = excluded.written_at, decided_at = excluded.decided_at
            """)
    }
}

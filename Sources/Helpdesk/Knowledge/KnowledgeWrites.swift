import Kernel

extension Transaction {
    /// Writes a new article's first version; returns the article's id.
    func propose(_ draft: ArticleDraft, code: String) throws -> String {
        let text = try draft.checked()
        let id = code.isEmpty ? "k-\(Identifier.make(at: instant).suffix(10))" : code
        guard id.isArticleCode else { throw Refusals([.badArticleCode]) }
        guard try reader.article(id) == nil else { throw Refusal.articleExists(id) }
        let article = Article(id: id, published: nil, latest: 1)
        try insert(article)
        let event = ArticleDrafted(version: 1, question: text.question)
        let sequence = try record(event, about: article.subject)
        try keep(ArticleVersion(id, 1, text, by: self), sequence)
        return id
    }

    /// An article with its newest version.
    func openArticle(_ id: String) throws -> (Article, ArticleVersion) {
        guard let article = try reader.article(id),
            let version = try reader.articleVersion(id, article.latest)
        else { throw Refusal.noSuchArticle(id) }
        return (article, version)
    }

    /// An article with its published version.
    func publishedArticle(_ id: String) throws -> (Article, ArticleVersion) {
        let (article, latest) = try openArticle(id)
        guard let number = article.published,
            let version = try reader.articleVersion(id, number)
        else { throw Refusal.articleNotPublished(latest.state) }
        return (article, version)
    }

    func publishArticle(_ id: String, due: Day?) throws {
        var (article, version) = try openArticle(id)
        let due = try ArticleWatch.checked(due, instant.day)
        let event = try version.publish(by: actor, due: due)
        let sequence = try record(event, about: article.subject)
        if let number = article.published, var old = try reader.articleVersion(id, number) {
            old.state = .superseded
            try keep(old, sequence)
        }
        article.published = version.number
        try update(article)
        try keep(version, sequence)
        try endWatch(id)
        try beginWatch(id, due: due)
        try index(version.findable)
    }
}

extension ArticleVersion {
    /// What the article is found by.
    var findable: FullTextDocument {
        FullTextDocument(
            kind: Suggestion.Kind.article.rawValue, id: article,
            titles: [text.question] + text.variants,
            body: "\(text.answer)\n\(text.topic)\n\(text.source.title)")
    }
}

extension String {
    /// Whether it can be an article's id, which stands in addresses.
    var isArticleCode: Bool {
        !isEmpty && count <= 60
            && utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }
}

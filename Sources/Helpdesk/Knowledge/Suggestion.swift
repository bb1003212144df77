import Kernel

/// An answer that may fit what somebody is asking, with where it comes from.
package struct Suggestion: Hashable, Sendable {
    package let kind: Kind
    /// The article's or the conversation's.
    package let id: String
    package let title: String
    /// The part of the answer that says most of what was asked.
    package let excerpt: String
    /// The whole answer of an article; of a conversation its excerpt again.
    package let answer: String
    /// What the answer rests on, such as 《食品生产许可管理办法》; nil of a conversation.
    package let source: ArticleSource?
    /// How well it fits, as the index counts.
    package let score: Double

    /// Where answers are looked for; the raw value is the index's kind.
    package enum Kind: String, CaseIterable, Sendable {
        /// Published knowledge, open to everybody.
        case article
        /// Conversations that were solved, for assistants only.
        case conversation
    }

    /// The page it is read on.
    package var path: String {
        kind == .article ? "/help/knowledge/\(id)" : "/help/transcripts/\(id)"
    }
}

extension Reader {
    /// The answers that fit a text best: published and valid articles, and where asked for, solved
    /// conversations; none when nothing fits well enough.
    ///
    /// - Parameter kinds: visitors get articles only.
    package func suggestions(
        for text: String, kinds: [Suggestion.Kind] = [.article], limit: Int = 5, on day: Day
    ) throws -> [Suggestion] {
        let asking = Asking(text)
        guard !asking.isEmpty else { return [] }
        let talks =
            kinds.contains(.conversation) ? try talkSuggestions(asking, limit: limit) : []
        guard kinds.contains(.article) else { return talks }
        let articles = try articleSuggestions(asking, limit: limit, on: day)
        // What was reviewed comes first, but not so that nothing else is seen.
        let room = max(limit - articles.count, min(talks.count, limit / 3))
        return Array(articles.prefix(limit - min(room, talks.count)) + talks.prefix(room))
    }

    private func talkSuggestions(_ asking: Asking, limit: Int) throws -> [Suggestion] {
        let kind = Suggestion.Kind.conversation.rawValue
        return try asking.fitting(search(asking.query, kind: kind, limit: limit))
            .map { Suggestion($0, asking) }
    }

    private func articleSuggestions(
        _ asking: Asking, limit: Int, on day: Day
    ) throws -> [Suggestion] {
        let hits = try search(
            asking.query, kind: Suggestion.Kind.article.rawValue, limit: limit * 2 + 5)
        return try Array(
            asking.fitting(hits).lazy.compactMap { hit in
                try publishedArticle(hit.id, on: day).map { Suggestion(hit, $0, asking) }
            }.prefix(limit))
    }
}

extension Suggestion {
    fileprivate init(_ hit: FullTextHit, _ version: ArticleVersion, _ asking: Asking) {
        let text = version.text
        self.init(
            kind: .article, id: hit.id, title: text.question,
            excerpt: Excerpt.of(text.answer, asking.text), answer: text.answer,
            source: text.source, score: hit.score)
    }

    fileprivate init(_ hit: FullTextHit, _ asking: Asking) {
        let excerpt = Excerpt.of(hit.body, asking.text)
        self.init(
            kind: .conversation, id: hit.id, title: hit.titles.first ?? "", excerpt: excerpt,
            answer: excerpt, source: nil, score: hit.score)
    }
}

import Helpdesk
import Kernel

/// Answers of the knowledge base to what a visitor types, each with what it rests on.
enum HelpAnswers {
    /// As many characters of a question are looked at.
    private static let longest = 200

    static func find(_ question: String, _ visit: Visit) async throws -> [Suggestion] {
        guard !question.isEmpty else { return [] }
        let today = visit.today
        return try await visit.centre.read {
            try $0.suggestions(for: String(question.prefix(longest)), limit: 4, on: today)
        }
    }

    /// Counts what a visitor was shown, or that nothing was found. Who is signed in tries things
    /// out; the counts are of what visitors ask.
    static func count(_ found: [Suggestion], of question: String, _ visit: Visit) async throws {
        guard visit.signedIn == nil, !question.isEmpty else { return }
        let desk = KnowledgeDesk(visit.centre)
        guard !found.isEmpty else {
            return try await desk.noteUnanswered(String(question.prefix(longest)))
        }
        try await desk.noteShown(found.map(\.id))
    }
}

extension AskPage.Answer {
    init(_ suggestion: Suggestion, _ visit: Visit) {
        name = suggestion.title
        text = suggestion.excerpt
        moreHref = suggestion.path
        source = suggestion.source.map(\.told) ?? visit.t("help_knowledge_base")
    }
}

extension ArticleSource {
    /// 《食品生产许可管理办法》第十五条
    var told: String { place.isEmpty ? title : "\(title) \(place)" }
}

/// What may help with the visitor's latest words: the knowledge base and cases that were solved.
enum HelpHints {
    static func find(_ words: String, _ visit: Visit) async throws -> [ConsolePage.Hint] {
        guard !words.isEmpty else { return [] }
        let today = visit.today
        let found = try await visit.centre.read {
            try $0.suggestions(
                for: String(words.prefix(200)), kinds: [.article, .conversation], limit: 5,
                on: today)
        }
        return found.enumerated().map { ConsolePage.Hint($1, number: $0, visit) }
    }
}

extension ConsolePage.Hint {
    fileprivate init(_ suggestion: Suggestion, number: Int, _ visit: Visit) {
        let isArticle = suggestion.kind == .article
        place = "hint-\(number)"
        hintName = suggestion.title
        hintText = isArticle ? suggestion.answer : suggestion.excerpt
        hintHref = isArticle ? suggestion.path : "/help/transcripts/\(suggestion.id)"
        source = suggestion.source.map(\.told) ?? visit.t("help_hint_solved")
    }
}

import Kernel

/// What visitors asked and the knowledge base did not answer: the editors' worklist.
package struct OpenQuestion: Hashable, Sendable {
    package let id: String
    /// As it was typed, long numbers blotted out.
    package let text: String
    package let cause: Cause
    /// The article that did not help.
    package let article: String?
    /// How many times it was asked.
    package let asked: Int
    package let firstAt: Instant
    package let lastAt: Instant

    /// Why it is on the list.
    package enum Cause: String, CaseIterable, Sendable {
        case nothingFound = "nothing_found"
        case notHelpful = "not_helpful"

        package var title: Words {
            switch self {
            case .nothingFound: Words("没有找到答案", "Nothing found")
            case .notHelpful: Words("答案没有帮助", "The answer did not help")
            }
        }
    }

    init(row: Row) throws {
        let cause: String = try row("cause")
        guard let known = Cause(rawValue: cause) else { throw Fault("no cause \(cause)") }
        id = try row("id")
        text = try row("text")
        self.cause = known
        article = try row("article")
        asked = try row("asked")
        firstAt = try row("first_at")
        lastAt = try row("last_at")
    }

    /// The most questions that wait at once; strangers cannot fill the list beyond it.
    static let mostOpen = 2000
    /// The longest question that is kept, in characters.
    static let longest = 200
    /// What nobody has asked again for so long is forgotten.
    static let keptDays = 180

    /// Runs of six digits and more are numbers of telephones, identity cards or cases.
    static func blotted(_ text: String) -> String {
        text.replacing(/[0-9０-９]{6,}[Xx]?/) { String(repeating: "＊", count: $0.0.count) }
    }
}

extension KnowledgeDesk {
    /// Keeps a question that found no answer, for the editors.
    package func noteUnanswered(_ text: String) async throws {
        try await centre.write(as: Self.visitor) { transaction in
            try transaction.note(text, cause: .nothingFound, article: nil)
        }
    }

    /// Takes a question off the list: answered by an article, or not to be answered.
    ///
    /// - Parameter article: the one that answers it now; nil when it needs no answer.
    package func close(_ question: String, answeredBy article: String?, by actor: Actor)
        async throws
    {
        try await centre.write(by: actor, may: .manageHelp) { transaction in
            if let article, try transaction.reader.article(article) == nil {
                throw Refusal.noSuchArticle(article)
            }
            let outcome = article == nil ? "dismissed" : "answered"
            let changed = try transaction.run(
                """
                UPDATE help_question SET closed_at = \(transaction.instant),
                    outcome = \(outcome), closed_by = \(actor.id), answered_by = \(article)
                WHERE id = \(question) AND closed_at IS NULL
                """)
            guard changed == 1 else { throw Refusal.noSuchQuestion }
            try transaction.record(
                QuestionClosed(outcome: outcome, article: article),
                about: Subject("helpdesk.question", question))
        }
    }
}

extension Transaction {
    /// Puts a question on the list, or counts it once more.
    func note(_ typed: String, cause: OpenQuestion.Cause, article: String?) throws {
        let text = OpenQuestion.blotted(String(typed.prefix(OpenQuestion.longest)))
        let essence = "\(article ?? "")|\(FullTextTerms.essence(of: text))"
        guard !essence.hasSuffix("|"), !text.contains("\0") else { return }
        let known = try run(
            """
            UPDATE help_question SET asked = asked + 1, last_at = \(instant)
            WHERE essence = \(essence) AND closed_at IS NULL
            """)
        guard known == 0, try openQuestionCount() < OpenQuestion.mostOpen else { return }
        let id = Identifier.make(at: instant)
        try run(
            """
            INSERT INTO help_question (id, essence, text, cause, article, asked, first_at, last_at)
            VALUES (\(id), \(essence), \(text), \(cause.rawValue), \(article), 1, \(instant),
                \(instant))
            """)
        try record(
            QuestionNoted(cause: cause.rawValue, article: article, characters: text.count),
            about: Subject("helpdesk.question", id))
    }

    private func openQuestionCount() throws -> Int {
        try first("SELECT COUNT(*) AS n FROM help_question WHERE closed_at IS NULL")?("n") ?? 0
    }

    /// Forgets what visitors typed so long ago that nobody will answer it.
    func forgetOldQuestions() throws {
        let limit = Instant(instant.day + -OpenQuestion.keptDays)
        let count = try run("DELETE FROM help_question WHERE last_at < \(limit)")
        guard count > 0 else { return }
        try record(QuestionsForgotten(count: count), about: Subject("helpdesk.question", "old"))
    }
}

extension Reader {
    /// The questions without an answer, those asked most first.
    package func openQuestions(limit: Int = 200) throws -> [OpenQuestion] {
        try rows(
            """
            SELECT * FROM help_question WHERE closed_at IS NULL
            ORDER BY asked DESC, last_at DESC, id LIMIT \(limit)
            """
        ).map(OpenQuestion.init(row:))
    }
}

import Kernel

/// Comments on figures: written, and taken back.
package struct CommentDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Says something about a measure on a day.
    ///
    /// - Throws: `Refusals` with all that is wrong; `not_allowed`.
    /// - Returns: the comment's id.
    @discardableResult
    package func comment(_ draft: CommentDraft, by actor: Actor) async throws -> String {
        try await centre.write(by: actor, may: .commentFigure) { transaction in
            let (day, words) = try draft.checked(today: transaction.instant.day)
            guard try centre.measures(transaction.reader)[draft.measure] != nil else {
                throw Refusal.noSuchMeasureToComment(draft.measure)
            }
            let comment = FigureComment(
                id: Identifier.make(at: transaction.instant), measure: draft.measure, day: day,
                words: words, author: transaction.actor, writtenAt: transaction.instant)
            try transaction.insert(comment)
            try transaction.record(
                FigureCommented(measure: draft.measure, day: day, words: words),
                about: comment.subject)
            return comment.id
        }
    }

    /// Takes a comment back; its words stay in the journal.
    ///
    /// - Throws: `no_such_comment`, `comment_withdrawn`, `not_your_comment`, `not_allowed`.
    package func withdraw(_ id: String, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .commentFigure) { transaction in
            guard var comment = try transaction.reader.comment(id) else {
                throw Refusal.noSuchComment
            }
            let event = try comment.withdraw(by: transaction.actor, at: transaction.instant)
            try transaction.run(
                """
                UPDATE figure_comment SET withdrawn_by = \(transaction.actor),
                    withdrawn_at = \(transaction.instant) WHERE id = \(id)
                """)
            try transaction.record(event, about: comment.subject)
        }
    }
}

extension Reader {
    /// One comment; nil when there is none.
    package func comment(_ id: String) throws -> FigureComment? {
        try first("SELECT * FROM figure_comment WHERE id = \(id)").map(FigureComment.init(row:))
    }

    /// What was said about measures in a period, withdrawn ones too, by day and then by time.
    package func comments(
        on measures: [String], from: Day, through: Day
    ) throws -> [FigureComment] {
        guard !measures.isEmpty else { return [] }
        return try rows(
            """
            SELECT * FROM figure_comment WHERE measure IN (\(part: SQL(list: measures)))
                AND day >= \(from) AND day <= \(through) ORDER BY day, written_at, id
            """
        ).map(FigureComment.init(row:))
    }
}

extension FigureComment {
    fileprivate init(row: Row) throws {
        id = try row("id")
        measure = try row("measure")
        day = try row("day")
        words = try row("words")
        author = try row("author")
        writtenAt = try row("written_at")
        let (by, at): (String?, Instant?) = try (row("withdrawn_by"), row("withdrawn_at"))
        withdrawal = by.flatMap { by in at.map { Withdrawal(by: by, at: $0) } }
    }
}

extension Transaction {
    fileprivate func insert(_ comment: FigureComment) throws {
        try run(
            """
            INSERT INTO figure_comment (id, measure, day, words, author, written_at)
            VALUES (\(comment.id), \(comment.measure), \(comment.day), \(comment.words),
                \(comment.author), \(comment.writtenAt))
            """)
    }
}

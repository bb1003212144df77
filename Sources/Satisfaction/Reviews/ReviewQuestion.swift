import Kernel

/// Which bad reviews a list shows.
package struct ReviewQuestion: Hashable, Sendable {
    /// Only at this step; all when nil.
    package var state: BadReview.State?
    /// Only those on which something is left to do.
    package var onlyOpen: Bool
    package var servedBy: String?
    /// In the matter or the reply.
    package var text: String
    /// Only those received before this sequence; for the next page.
    package var before: Int64

    package init(
        state: BadReview.State? = nil, onlyOpen: Bool = false, servedBy: String? = nil,
        text: String = "", before: Int64 = .max
    ) {
        self.state = state
        self.onlyOpen = onlyOpen
        self.servedBy = servedBy
        self.text = text
        self.before = before
    }
}

/// What somebody wrote at a step of a bad review, apart from the journal.
package struct ReviewNote: Hashable, Sendable {
    /// The journal entry it belongs to.
    package let sequence: Int64
    package let note: String
    /// SHA-256 of the paper, where there is one.
    package let paper: String?
}

extension Reader {
    /// One bad review; nil when there is none.
    package func badReview(_ id: String) throws -> BadReview? {
        try first("\(part: BadReview.selection) WHERE b.id = \(id)").map(BadReview.init(row:))
    }

    /// Bad reviews, newest first.
    package func badReviews(_ question: ReviewQuestion, limit: Int = 50) throws -> [BadReview] {
        let state: SQL = question.state.map { "AND b.state = \($0.rawValue)" } ?? ""
        let open: SQL = question.onlyOpen ? "AND b.closed_at IS NULL" : ""
        let person: SQL = question.servedBy.map { "AND i.served_by = \($0)" } ?? ""
        let pattern = question.text.likePattern
        let found: SQL =
            question.text.isEmpty
            ? ""
            : """
            AND (lower(i.matter) LIKE lower(\(pattern)) ESCAPE '!'
                OR lower(COALESCE(b.reply, '')) LIKE lower(\(pattern)) ESCAPE '!')
            """
        return try rows(
            """
            \(part: BadReview.selection) WHERE b.opened_sequence < \(question.before)
            \(part: state) \(part: open) \(part: person) \(part: found)
            ORDER BY b.opened_sequence DESC LIMIT \(limit)
            """
        ).map(BadReview.init(row:))
    }

    /// How many bad reviews are at each step on which something is left to do.
    package func openReviewCounts() throws -> [BadReview.State: Int] {
        let rows = try rows(
            """
            SELECT state, COUNT(*) AS n FROM bad_review WHERE closed_at IS NULL GROUP BY state
            """)
        return try Dictionary(
            uniqueKeysWithValues: rows.map {
                (try BadReview.State(stored: $0("state")), try $0("n"))
            }
        )
    }

    /// What was written at the steps of a bad review, in order.
    package func notes(ofReview id: String) throws -> [ReviewNote] {
        try rows(
            """
            SELECT sequence, note, paper FROM bad_review_note WHERE review = \(id)
            ORDER BY sequence
            """
        ).map {
            try ReviewNote(sequence: $0("sequence"), note: $0("note"), paper: $0("paper"))
        }
    }
}

extension BadReview {
    /// Where it stands among the received; for the next page of a list.
    package var sequence: Int64 { entries.opened }
}

import Kernel

/// Which ratings a list shows.
package struct RatingQuestion: Hashable, Sendable {
    /// 1 to 5; all grades when nil.
    package var grade: Int?
    package var matter: String?
    package var place: String?
    package var servedBy: String?
    package var from: Day?
    package var through: Day?
    /// In the words, the matter, the counter or the reply.
    package var text: String
    /// Whether the text is looked for in visitors' own words too, which may hold personal data.
    package var searchesWords = true
    /// Only what was given before this sequence; for the next page.
    package var before: Int64

    package init(
        grade: Int? = nil, matter: String? = nil, place: String? = nil, servedBy: String? = nil,
        from: Day? = nil, through: Day? = nil, text: String = "", before: Int64 = .max
    ) {
        self.grade = grade
        self.matter = matter
        self.place = place
        self.servedBy = servedBy
        self.from = from
        self.through = through
        self.text = text
        self.before = before
    }
}

extension Reader {
    /// Ratings, newest first.
    package func ratings(_ question: RatingQuestion, limit: Int = 50) throws -> [Rating] {
        try rows(
            """
            \(part: Rating.selection) WHERE r.sequence < \(question.before)
            \(part: question.filter) ORDER BY r.sequence DESC LIMIT \(limit)
            """
        ).map(Rating.init(row:))
    }

    /// The matters that were ever rated or could be, by name.
    package func ratedMatters() throws -> [String] {
        try rows(
            """
            SELECT DISTINCT breakdown FROM tally
            WHERE measure = \(MeasureName.ratingGrade.rawValue) AND span >= 'm'
            ORDER BY breakdown
            """
        ).map { try $0("breakdown") }
    }
}

extension RatingQuestion {
    fileprivate var filter: SQL {
        let grade: SQL = self.grade.map { "AND r.grade = \($0)" } ?? ""
        let matter: SQL = self.matter.map { "AND i.matter = \($0)" } ?? ""
        let place: SQL = self.place.map { "AND i.place = \($0)" } ?? ""
        let person: SQL = servedBy.map { "AND i.served_by = \($0)" } ?? ""
        let from: SQL = self.from.map { "AND r.rated_at >= \(Instant($0))" } ?? ""
        let through: SQL = self.through.map { "AND r.rated_at < \(Instant($0 + 1))" } ?? ""
        return """
            \(part: grade) \(part: matter) \(part: place) \(part: person) \(part: from)
            \(part: through) \(part: found)
            """
    }

    private var found: SQL {
        guard !text.isEmpty else { return "" }
        let pattern = text.likePattern
        let words: SQL =
            searchesWords ? "lower(r.words) LIKE lower(\(pattern)) ESCAPE '!' OR" : ""
        return """
            AND (\(part: words) lower(i.matter) LIKE lower(\(pattern)) ESCAPE '!'
                OR lower(i.place) LIKE lower(\(pattern)) ESCAPE '!'
                OR lower(COALESCE(b.reply, '')) LIKE lower(\(pattern)) ESCAPE '!')
            """
    }
}

extension String {
    /// For `LIKE … ESCAPE '!'`: contains the text, whose own wildcards stand for themselves.
    var likePattern: String {
        let plain = replacing("!", with: "!!").replacing("%", with: "!%")
        return "%\(plain.replacing("_", with: "!_"))%"
    }
}

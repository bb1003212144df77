import Kernel

/// A link to a survey: of one person who was invited, or open to all who see it.
package struct SurveyLink: Hashable, Sendable {
    package let survey: String
    package let way: Way
    /// The group, or the label of an open link; what results are told by.
    package let part: String
    /// Whether a personal link was used; open ones never are.
    package let isUsed: Bool

    /// Whose link it is.
    package enum Way: Hashable, Sendable {
        /// Of a member of the frame, once.
        case invitation(member: String)
        /// Of everybody.
        case open(link: String)
    }
}

/// An open link as the staff see it.
package struct OpenLink: Hashable, Sendable {
    package let id: String
    package let label: String
    package let token: String
    /// How many answers came by it, valid or not.
    package let answers: Int
}

/// Answers on paper that are entered by hand, all on one scan.
package struct PaperBatch: Hashable, Sendable {
    package let id: String
    package let survey: String
    /// SHA-256 of the scan.
    package let paper: String
    package let sheets: Int
    package let entered: Int
}

extension Reader {
    /// The link with this token; nil when there is none.
    package func surveyLink(token: String) throws -> SurveyLink? {
        let personal = try first(
            """
            SELECT i.survey, i.member, i.used, m.part FROM survey_invitation i
            JOIN survey_member m ON m.id = i.member WHERE i.token = \(token)
            """)
        if let row = personal {
            return try SurveyLink(
                survey: row("survey"), way: .invitation(member: row("member")), part: row("part"),
                isUsed: row("used") == 1)
        }
        return try first("SELECT * FROM survey_link WHERE token = \(token)").map { row in
            try SurveyLink(
                survey: row("survey"), way: .open(link: row("id")), part: row("label"),
                isUsed: false)
        }
    }

    /// The open links of a survey, in the order they were made.
    package func openLinks(of survey: String) throws -> [OpenLink] {
        try rows(
            """
            SELECT l.id, l.label, l.token, COUNT(a.id) AS answers FROM survey_link l
            LEFT JOIN survey_answer a ON a.survey = l.survey AND a.source = l.id
            WHERE l.survey = \(survey)
            GROUP BY l.id, l.label, l.token, l.sequence ORDER BY l.sequence
            """
        ).map {
            try OpenLink(
                id: $0("id"), label: $0("label"), token: $0("token"), answers: $0("answers"))
        }
    }

    /// One batch of paper; nil when there is none.
    package func paperBatch(_ id: String) throws -> PaperBatch? {
        try first("SELECT * FROM survey_paper WHERE id = \(id)").map(PaperBatch.init(row:))
    }

    /// The batches of paper of a survey, newest first.
    package func paperBatches(of survey: String) throws -> [PaperBatch] {
        try rows("SELECT * FROM survey_paper WHERE survey = \(survey) ORDER BY sequence DESC")
            .map(PaperBatch.init(row:))
    }
}

extension PaperBatch {
    fileprivate init(row: Row) throws {
        id = try row("id")
        survey = try row("survey")
        paper = try row("paper")
        sheets = try row("sheets")
        entered = try row("entered")
    }
}

import Kernel

/// An answer that waits for somebody to look at it.
package struct SetAsideAnswer: Hashable, Sendable {
    package let id: String
    package let why: Suspicion
    package let overall: RatingGrade
    /// The label of the link it came by.
    package let part: String
    package let answeredAt: Instant?
    /// The first characters of the digests of device, address and content: equal ones belong
    /// together.
    package let device: String
    package let address: String
    package let content: String
}

extension Reader {
    /// Answers that wait for somebody to look at them, newest first.
    package func setAsideAnswers(of survey: String, limit: Int = 500) throws -> [SetAsideAnswer] {
        try rows(
            """
            SELECT id, why, overall, part, answered_at, COALESCE(device, '') AS device,
                COALESCE(address, '') AS address, content FROM survey_answer
            WHERE survey = \(survey) AND state = 'set-aside'
            ORDER BY answered_at DESC, id LIMIT \(limit)
            """
        ).map(SetAsideAnswer.init(row:))
    }
}

extension SetAsideAnswer {
    fileprivate init(row: Row) throws {
        id = try row("id")
        let (why, overall): (String, Int) = (try row("why"), try row("overall"))
        guard let why = Suspicion(rawValue: why), let overall = RatingGrade(rawValue: overall)
        else { throw Fault("no suspicion \(why) or grade \(overall)") }
        self.why = why
        self.overall = overall
        part = try row("part")
        answeredAt = try row("answered_at")
        func short(_ column: String) throws -> String {
            let digest: String = try row(column)
            return String(digest.prefix(6))
        }
        device = try short("device")
        address = try short("address")
        content = try short("content")
    }
}

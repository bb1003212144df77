import Hummingbird
import Kernel
import Satisfaction

/// Ratings, bad reviews and surveys for programs.
enum SatisfactionAPI {
    static let all: [Route] = [
        .get("/api/satisfaction/ratings", .permission(.seeSatisfaction), ratings),
        .get("/api/satisfaction/reviews", .permission(.seeSatisfaction), reviews),
        .get("/api/satisfaction/surveys/{id}", .permission(.seeSatisfaction), survey),
        .get("/api/satisfaction/figures", .permission(.seeSatisfaction), figures),
    ]

    private struct ToldRating: Encodable {
        let id: String
        let at: String
        let grade: Int
        let matter: String
        let place: String
        let servedBy: String
        let reasons: [String]
        let words: String
        let review: String?
        let counts: Bool
        let sequence: Int64
    }

    private static func ratings(_ visit: Visit) async throws -> Response {
        let question = RatingQuestion(visit)
        let found = try await visit.centre.read { try $0.ratings(question, limit: 100) }
        return try visit.json([
            "ratings": found.map {
                ToldRating(
                    id: $0.id, at: $0.ratedAt.description, grade: $0.grade.rawValue,
                    matter: $0.invitation.service.matter, place: $0.invitation.service.place,
                    servedBy: $0.invitation.service.servedBy,
                    reasons: $0.reasons.map(\.rawValue), words: PublicText.masked($0.words),
                    review: $0.review?.id, counts: $0.counts, sequence: $0.sequence)
            }
        ])
    }

    private struct ToldReview: Encodable {
        let id: String
        let state: String
        let openedAt: String
        let matter: String
        let servedBy: String
        let handler: String?
        let contactedAt: String?
        let putRightAt: String?
        let repliedAt: String?
        let closedAt: String?
        let reply: String?
        let contactDue: String?
        let rectificationDue: String?
        let sequence: Int64
    }

    private static func reviews(_ visit: Visit) async throws -> Response {
        let question = ReviewQuestion(visit)
        let found = try await visit.centre.read { try $0.badReviews(question, limit: 100) }
        let calendar = visit.site.calendar
        func due(_ deadline: Deadline) -> String? {
            (try? deadline.due(calendar)).map { "\($0.day)" }
        }
        return try visit.json([
            "reviews": found.map {
                ToldReview(
                    id: $0.id, state: $0.state.rawValue, openedAt: $0.openedAt.description,
                    matter: $0.matter, servedBy: $0.servedBy, handler: $0.handler,
                    contactedAt: $0.contactedAt?.description,
                    putRightAt: $0.putRightAt?.description,
                    repliedAt: $0.repliedAt?.description, closedAt: $0.closedAt?.description,
                    reply: $0.reply, contactDue: due($0.contact),
                    rectificationDue: due($0.rectification), sequence: $0.sequence)
            }
        ])
    }

    /// A share with everything one needs to judge it.
    private struct ToldShare: Encodable {
        let percent: String?
        let satisfied: Int
        let answers: Int
        let lower: String?
        let upper: String?

        init(_ satisfied: Int, of answers: Int, isShown: Bool = true) {
            self.satisfied = satisfied
            self.answers = answers
            let interval = isShown ? WilsonInterval(satisfied: satisfied, of: answers) : nil
            percent =
                isShown && answers > 0
                ? Ratio(Int128(satisfied) * 100, Int128(answers)).text(decimals: 2) : nil
            lower = interval?.lower.text(decimals: 2)
            upper = interval?.upper.text(decimals: 2)
        }
    }

    private struct ToldSurvey: Encodable {
        let id: String
        let title: String
        let audience: String
        let state: String
        let share: ToldShare
        let minimumSample: Int
        let drawn: Int
        let answeredByDrawn: Int
        let responseRate: String?
        let setAside: Int
        let rejected: Int
    }

    private static func survey(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        let found = try await visit.centre.read { reader in
            try reader.survey(id).map { ($0, try reader.result(of: $0)) }
        }
        guard let (survey, result) = found else { throw Missing() }
        return try visit.json(
            ToldSurvey(
                id: survey.id, title: survey.title, audience: survey.audience.rawValue,
                state: survey.state.rawValue,
                share: ToldShare(
                    result.satisfied, of: result.valid, isShown: result.share != nil),
                minimumSample: result.minimumSample, drawn: result.drawn,
                answeredByDrawn: result.answeredByDrawn,
                responseRate: result.responseRate?.text(decimals: 2), setAside: result.setAside,
                rejected: result.rejected))
    }

    private struct ToldFigures: Encodable {
        let from: String
        let through: String
        let satisfied: ToldShare
        let average: String?
        let answeredPercent: String?
        let longestWorkingDays: String?
        let openReviews: [String: Int]
    }

    private static func figures(_ visit: Visit) async throws -> Response {
        let (centre, (from, through)) = (visit.centre, visit.period)
        let (summary, open) = try await centre.read { reader in
            (
                try RatingSummary(centre, reader, from: from, through: through),
                try reader.openReviewCounts()
            )
        }
        return try visit.json(
            ToldFigures(
                from: "\(from)", through: "\(through)",
                satisfied: ToldShare(summary.satisfied, of: Int(summary.count)),
                average: summary.averageText,
                answeredPercent: summary.answered?.value.text(decimals: 2),
                longestWorkingDays: summary.longest?.value.text(decimals: 2, trimmed: true),
                openReviews: Dictionary(
                    uniqueKeysWithValues: open.map { ($0.key.rawValue, $0.value) })))
    }
}

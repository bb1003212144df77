import Hummingbird
import Kernel
import People
import Satisfaction

/// Ratings and replies for everybody, as a page and for programs.
enum PublicRatingRoutes {
    static let all: [Route] = [
        .get("/public/ratings", .anybody, page),
        .get("/api/public/ratings", .anybody, list),
    ]

    private static func page(_ visit: Visit) async throws -> Response {
        try visit.limit(.look)
        let (question, centre, today) = (
            RatingQuestion(visit).forEverybody, visit.centre, visit.today
        )
        let (summary, matters) = try await centre.read { reader in
            (
                try RatingSummary(
                    centre, reader, from: Day.first(of: today.year), through: today),
                try reader.ratedMatters()
            )
        }
        let (found, names) = try await published(
            question, limit: PublicRatingsPage.pageSize + 1, visit)
        return try visit.page(
            PublicRatingsPage(found, summary, matters, question, names: names, visit))
    }

    /// Ratings, and every name that must not be read in them: those of who served, by account, and
    /// of visitors who gave theirs.
    private static func published(
        _ question: RatingQuestion, limit: Int, _ visit: Visit
    ) async throws -> ([Rating], [String: String]) {
        let vault = visit.centre.vault
        let (found, visitors) = try await visit.centre.read { reader in
            let found = try reader.ratings(question, limit: limit)
            let named = try found.filter(\.isNamed).compactMap { rating in
                try vault.open(Rating.person(rating.id), in: reader).map {
                    (Rating.person(rating.id), $0.name)
                }
            }
            return (found, Dictionary(uniqueKeysWithValues: named))
        }
        let served = try await visit.site.accounts.names(
            of: Set(found.map(\.invitation.service.servedBy)))
        return (found, served.merging(visitors) { first, _ in first })
    }

    /// A rating as everybody may read it.
    private struct Told: Encodable {
        let day: String
        let grade: Int
        let matter: String
        let place: String
        let person: String?
        let reasons: [String]
        let words: String
        let reply: String?
        let sequence: Int64
    }

    private static func list(_ visit: Visit) async throws -> Response {
        try visit.limit(.look)
        let question = RatingQuestion(visit).forEverybody
        let (found, names) = try await published(question, limit: 100, visit)
        return try visit.json([
            "ratings": found.map { rating in
                let line = PublicRatingsPage.Line(rating, names, visit.t)
                return Told(
                    day: line.day, grade: rating.grade.rawValue,
                    matter: rating.invitation.service.matter,
                    place: rating.invitation.service.place,
                    person: names[rating.invitation.service.servedBy]
                        .map(PublicText.masked(name:)),
                    reasons: rating.reasons.map(\.rawValue), words: line.publicWords,
                    reply: line.reply, sequence: rating.sequence)
            }
        ])
    }
}

extension RatingQuestion {
    /// Without what everybody has no business to ask for: the ratings of one person, and who wrote
    /// a certain number.
    fileprivate var forEverybody: RatingQuestion {
        var question = self
        question.servedBy = nil
        question.searchesWords = false
        return question
    }
}

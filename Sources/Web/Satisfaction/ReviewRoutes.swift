import Hummingbird
import Kernel
import People
import Satisfaction

/// Bad reviews: the list, its export, one of them.
enum ReviewRoutes {
    static let all: [Route] = [
        .get("/satisfaction/reviews", .permission(.seeSatisfaction), list),
        .get("/satisfaction/reviews/exports", .permission(.seeSatisfaction), export),
        .get("/satisfaction/reviews/{id}", .permission(.seeSatisfaction)) { visit in
            try await page(visit, refusals: [])
        },
        .post("/satisfaction/reviews/{id}/people", .permission(.handleReview), person),
    ]

    private static func list(_ visit: Visit) async throws -> Response {
        let question = ReviewQuestion(visit)
        let (found, counts) = try await visit.centre.read { reader in
            (
                try reader.badReviews(question, limit: ReviewsPage.pageSize + 1),
                try reader.openReviewCounts()
            )
        }
        let names = try await visit.site.accounts.names(of: people(found))
        return try visit.page(ReviewsPage(found, counts, question, names: names, visit))
    }

    private static func people(_ found: [BadReview]) -> Set<String> {
        Set(found.flatMap { [$0.servedBy, $0.handler ?? ""] })
    }

    /// - Parameter person: who gave the rating, where it was looked up.
    static func page(
        _ visit: Visit, refusals: [Refusal], person: Person? = nil
    ) async throws -> Response {
        let id = try visit.parameter("id")
        guard var read = try await visit.centre.read({ try ReviewReading(id, $0) }) else {
            throw Missing()
        }
        read.person = person
        let names = try await visit.site.accounts.names(of: read.people)
        return try visit.page(
            ReviewPage(read, names: names, refusals, visit), refusals.first?.status ?? .ok)
    }

    /// Shows who gave the rating, which the journal notes.
    private static func person(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        guard let review = try await visit.centre.read({ try $0.badReview(id) }) else {
            throw Missing()
        }
        let person = try await RatingDesk(visit.centre).person(
            of: review.rating, by: try visit.actor)
        return try await page(visit, refusals: [], person: person)
    }

    private static func export(_ visit: Visit) async throws -> Response {
        let t = visit.t
        let columns = [
            ExportColumn(t("satisfaction_received"), .instant),
            ExportColumn(t("satisfaction_matter")), ExportColumn(t("satisfaction_person")),
            ExportColumn(t("satisfaction_step")),
            ExportColumn(t("satisfaction_contacted_at"), .instant),
            ExportColumn(t("satisfaction_put_right_at"), .instant),
            ExportColumn(t("satisfaction_replied_at"), .instant),
            ExportColumn(t("satisfaction_closed_at"), .instant),
            ExportColumn(t("satisfaction_handler")), ExportColumn(t("satisfaction_reply")),
        ]
        return try await visit.export(
            t("satisfaction_tab_reviews"), columns, of: ReviewQuestion(visit),
            rows: { try $0.badReviews($1, limit: $2) }, place: \.sequence,
            people: { Array(people([$0])) }
        ) { cells($0, $1, visit) }
    }

    private static func cells(
        _ review: BadReview, _ names: [String: String], _ visit: Visit
    ) -> [ExportValue] {
        let line = ReviewsPage.Line(review, names, visit)
        return [
            .instant(review.openedAt), .text(line.matter), .text(line.person), .text(line.state),
            .maybe(review.contactedAt, ExportValue.instant),
            .maybe(review.putRightAt, ExportValue.instant),
            .maybe(review.repliedAt, ExportValue.instant),
            .maybe(review.closedAt, ExportValue.instant), .text(line.handler),
            .text(review.reply ?? ""),
        ]
    }
}

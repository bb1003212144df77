import Hummingbird
import Kernel
import People
import Satisfaction

/// Ratings for staff: the list, its export, one rating.
enum RatingListRoutes {
    static let all: [Route] = [
        .get("/satisfaction/ratings", .permission(.seeSatisfaction), list),
        .get("/satisfaction/ratings/exports", .permission(.seeSatisfaction), export),
        .get("/satisfaction/ratings/{id}", .permission(.seeSatisfaction)) { visit in
            try await record(visit, refusals: [])
        },
        .post("/satisfaction/ratings/{id}/withholdings", .permission(.handleReview)) { visit in
            try await act(visit) { desk, id, reason, actor in
                try await desk.withholdWords(of: id, because: reason, by: actor)
            }
        },
        .post("/satisfaction/ratings/{id}/erasures", .permission(.handleReview)) { visit in
            try await act(visit) { desk, id, reason, actor in
                try await desk.erasePerson(of: id, because: reason, by: actor)
            }
        },
    ]

    private static func list(_ visit: Visit) async throws -> Response {
        let question = RatingQuestion(visit)
        let (found, matters) = try await visit.centre.read { reader in
            (
                try reader.ratings(question, limit: RatingsPage.pageSize + 1),
                try reader.ratedMatters()
            )
        }
        let people = found.map(\.invitation.service.servedBy) + [question.servedBy ?? ""]
        let names = try await visit.site.accounts.names(of: Set(people))
        return try visit.page(RatingsPage(found, matters, question, names: names, visit))
    }

    private static func record(_ visit: Visit, refusals: [Refusal]) async throws -> Response {
        let id = try visit.parameter("id")
        let found = try await visit.centre.read { reader in
            try reader.rating(id).map { rating in
                (
                    rating,
                    try reader.journalEntries(subject: "satisfaction.rating/\(id)", limit: 100)
                )
            }
        }
        guard let (rating, entries) = found else { throw Missing() }
        let names = try await visit.site.accounts.names(
            of: Set(entries.map(\.actor) + [rating.invitation.service.servedBy]))
        return try visit.page(
            RatingRecordPage(rating, entries.reversed(), names: names, refusals, visit),
            refusals.first?.status ?? .ok)
    }

    private static func act(
        _ visit: Visit,
        _ act: (RatingDesk, String, String, Actor) async throws -> Void
    ) async throws -> Response {
        let id = try visit.parameter("id")
        guard try await visit.centre.read({ try $0.rating(id) }) != nil else { throw Missing() }
        do {
            try await act(
                RatingDesk(visit.centre), id, visit.form.text("reason"), try visit.actor)
            return visit.redirect("/satisfaction/ratings/\(id)")
        } catch {
            return try await record(visit, refusals: try error.refusals())
        }
    }

    private static func export(_ visit: Visit) async throws -> Response {
        let t = visit.t
        let columns = [
            ExportColumn(t("satisfaction_at"), .instant),
            ExportColumn(t("satisfaction_grade"), .number),
            ExportColumn(t("satisfaction_matter")), ExportColumn(t("satisfaction_place")),
            ExportColumn(t("satisfaction_person")), ExportColumn(t("satisfaction_reasons")),
            ExportColumn(t("satisfaction_words")), ExportColumn(t("satisfaction_review")),
            ExportColumn(t("satisfaction_reply")),
        ]
        return try await visit.export(
            t("satisfaction_tab_ratings"), columns, of: RatingQuestion(visit),
            rows: { try $0.ratings($1, limit: $2) }, place: \.sequence,
            people: { [$0.invitation.service.servedBy] }
        ) { cells($0, $1, t) }
    }

    /// A table that is taken away holds no number of anybody.
    private static func cells(
        _ rating: Rating, _ names: [String: String], _ t: Strings
    ) -> [ExportValue] {
        let line = RatingsPage.Line(rating, names, t)
        return [
            .instant(rating.ratedAt), .count(rating.grade.rawValue), .text(line.matter),
            .text(line.place), .text(line.person),
            .text(rating.reasons.map { t($0.title) }.joined(separator: t("list_comma"))),
            .text(PublicText.masked(rating.words)), .text(line.state),
            .text(rating.review?.reply ?? ""),
        ]
    }
}

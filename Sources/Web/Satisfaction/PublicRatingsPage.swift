import Kernel
import Satisfaction

/// What everybody may read: every rating with its reply, no visitor named.
struct PublicRatingsPage: Page {
    static let template = "satisfaction/public-ratings"
    let frame = Frame.visitor
    let assets = ["satisfaction-visitor.css"]

    let title: String
    let sub: String
    let numbers: [Number]
    let search: String
    let grades: [Choice]
    let matters: [Choice]
    let ratings: [Line]
    let firstHref: String?
    let nextHref: String?

    /// One figure of the present year.
    struct Number: Sendable {
        let value: String
        let label: String
    }

    /// One rating.
    struct Line: Sendable {
        let mark: GradeMark
        let about: String
        let person: String?
        let day: String
        let reasonWords: String
        let publicWords: String
        /// Why there are no words to read.
        let withheld: String?
        let reply: String?
        let repliedOn: String?
        let state: String?
    }

    static let pageSize = 20

    init(
        _ found: [Rating], _ summary: RatingSummary, _ matters: [String],
        _ question: RatingQuestion, names: [String: String], _ visit: Visit
    ) {
        let t = visit.t
        title = t("satisfaction_public_title")
        sub = t("satisfaction_public_sub")
        numbers = [
            Number(
                value: Numerals.grouped(summary.count),
                label: t("satisfaction_public_count", "\(visit.today.year)")),
            Number(value: summary.shareText ?? "–", label: t("satisfaction_public_share")),
            Number(value: summary.averageText ?? "–", label: t("satisfaction_public_average")),
            Number(value: summary.answeredText ?? "–", label: t("satisfaction_public_answered")),
        ]
        search = question.text
        grades = RatingFilters.grades(question, t)
        self.matters = RatingFilters.matters(matters, question, t)
        let part = ListPart(
            found, size: Self.pageSize, at: "/public/ratings?" + question.address,
            isFirst: question.before == .max, place: \.sequence)
        (firstHref, nextHref) = (part.firstHref, part.nextHref)
        ratings = part.rows.map { Line($0, names, t) }
    }
}

extension PublicRatingsPage.Line {
    init(_ rating: Rating, _ names: [String: String], _ t: Strings) {
        let service = rating.invitation.service
        mark = GradeMark(rating.grade, t)
        about = [service.matter, service.place].filter { !$0.isEmpty }.joined(separator: " · ")
        person = names[service.servedBy].map {
            t("satisfaction_served_by", PublicText.masked(name: $0))
        }
        day = "\(rating.ratedAt.day)"
        reasonWords = rating.reasons.map { t($0.title) }.joined(separator: t("list_comma"))
        let known = names.values.map { $0 }
        publicWords = rating.withheld == nil ? PublicText.masked(rating.words, naming: known) : ""
        withheld = rating.withheld == nil ? nil : t("satisfaction_words_withheld")
        reply = rating.review?.reply.map { PublicText.masked($0, naming: known) }
        repliedOn = rating.review?.repliedAt.map { "\($0.day)" }
        state = rating.review.map { t($0.state.title) }
    }
}

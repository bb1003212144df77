import Kernel
import Satisfaction

/// The list of ratings, with search, filters and export.
struct RatingsPage: Page {
    static let template = "satisfaction/ratings"
    let area: Area? = .satisfaction
    let assets = ["satisfaction-staff.css", "satisfaction-live.js"]

    let title: String
    let tabs: [SatisfactionTab]
    let search: String
    let from: String
    let through: String
    let grades: [Choice]
    let matters: [Choice]
    /// A counter or a person that the list is narrowed to, by a link of the overview.
    let narrowed: String?
    let lines: [Line]
    let firstHref: String?
    let nextHref: String?
    let exports: [Reference]

    /// One rating.
    struct Line: Sendable {
        let ratingHref: String
        let at: String
        let mark: GradeMark
        let matter: String
        let place: String
        let person: String
        let said: String
        let state: String
        let reviewHref: String?
        /// Whether an upheld objection has taken it out of every figure.
        let isOut: Bool
    }

    static let pageSize = 50

    init(
        _ found: [Rating], _ matters: [String], _ question: RatingQuestion,
        names: [String: String], _ visit: Visit
    ) {
        let t = visit.t
        title = t("satisfaction_tab_ratings")
        tabs = SatisfactionTab.all(visit, current: "/satisfaction/ratings")
        search = question.text
        from = question.from.map { "\($0)" } ?? ""
        through = question.through.map { "\($0)" } ?? ""
        grades = RatingFilters.grades(question, t)
        self.matters = RatingFilters.matters(matters, question, t)
        narrowed = question.place ?? question.servedBy.map { Names.of($0, names, t) }
        let part = ListPart(
            found, size: Self.pageSize, at: "/satisfaction/ratings?" + question.address,
            isFirst: question.before == .max, place: \.sequence)
        (firstHref, nextHref) = (part.firstHref, part.nextHref)
        lines = part.rows.map { Line($0, names, t) }
        exports = ExportFormat.links(
            to: "/satisfaction/ratings/exports?" + question.address, t)
    }
}

extension RatingsPage.Line {
    init(_ rating: Rating, _ names: [String: String], _ t: Strings) {
        let service = rating.invitation.service
        ratingHref = "/satisfaction/ratings/\(rating.id)"
        at = rating.ratedAt.dayAndMinute
        mark = GradeMark(rating.grade, t)
        matter = service.matter
        place = service.place
        person = service.servedBy.isEmpty ? "" : Names.of(service.servedBy, names, t)
        said = ([PublicText.masked(rating.words)] + rating.reasons.map { t($0.title) }).filter {
            !$0.isEmpty
        }
        .joined(separator: " · ")
        state = rating.review.map { t($0.state.title) } ?? ""
        reviewHref = rating.review.map { "/satisfaction/reviews/\($0.id)" }
        isOut = !rating.counts
    }
}

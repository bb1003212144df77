import Kernel
import Satisfaction

/// The list of bad reviews, with search, filters and export.
struct ReviewsPage: Page {
    static let template = "satisfaction/reviews"
    let area: Area? = .satisfaction
    let assets = ["satisfaction-staff.css", "satisfaction-live.js"]

    let title: String
    let tabs: [SatisfactionTab]
    let search: String
    let states: [Choice]
    let chips: [Chip]
    let lines: [Line]
    let firstHref: String?
    let nextHref: String?
    let exports: [Reference]

    /// A step with how many are at it.
    struct Chip: Sendable {
        let href: String
        let text: String
        let count: Int
        let isCurrent: Bool
    }

    /// One bad review.
    struct Line: Sendable {
        let reviewHref: String
        let opened: String
        let matter: String
        let person: String
        let state: String
        let color: String
        let contact: ClockMark
        let rectification: ClockMark
        let handler: String
        let objects: String?
    }

    static let pageSize = 50

    init(
        _ found: [BadReview], _ counts: [BadReview.State: Int], _ question: ReviewQuestion,
        names: [String: String], _ visit: Visit
    ) {
        let t = visit.t
        title = t("satisfaction_tab_reviews")
        tabs = SatisfactionTab.all(visit, current: "/satisfaction/reviews")
        search = question.text
        states =
            [Choice(value: "", text: t("satisfaction_all_steps"), isChosen: question.state == nil)]
            + BadReview.State.allCases.map {
                Choice(value: $0.rawValue, text: t($0.title), isChosen: $0 == question.state)
            }
        chips = BadReview.State.allCases.compactMap { state in
            counts[state].map {
                Chip(
                    href: "/satisfaction/reviews?state=\(state.rawValue)", text: t(state.title),
                    count: $0, isCurrent: state == question.state)
            }
        }
        let part = ListPart(
            found, size: Self.pageSize, at: "/satisfaction/reviews?" + question.address,
            isFirst: question.before == .max, place: \.sequence)
        (firstHref, nextHref) = (part.firstHref, part.nextHref)
        lines = part.rows.map { Line($0, names, visit) }
        exports = ExportFormat.links(to: "/satisfaction/reviews/exports?" + question.address, t)
    }
}

extension ReviewsPage.Line {
    init(_ review: BadReview, _ names: [String: String], _ visit: Visit) {
        let t = visit.t
        reviewHref = "/satisfaction/reviews/\(review.id)"
        opened = review.openedAt.dayAndMinute
        matter = review.matter
        person = review.servedBy.isEmpty ? "" : Names.of(review.servedBy, names, t)
        state = t(review.state.title)
        color = review.state.isFinal ? "green" : "yellow"
        let isOut = review.state == .dismissed
        contact = ClockMark(
            review.contact, endedAt: review.contactedAt ?? (isOut ? review.closedAt : nil), visit)
        rectification = ClockMark(
            review.rectification, endedAt: review.putRightAt ?? (isOut ? review.closedAt : nil),
            visit)
        handler = review.handler.map { Names.of($0, names, t) } ?? ""
        objects = review.isObjectionPending ? t("satisfaction_objection_waits") : nil
    }
}

extension ReviewQuestion {
    /// What the address asks for.
    init(_ visit: Visit) {
        self.init(
            state: visit.query("state").flatMap { BadReview.State(rawValue: $0) },
            onlyOpen: visit.query("open") != nil, servedBy: visit.query("person"),
            text: visit.query("search") ?? "",
            before: visit.query("before").flatMap { Int64($0) } ?? .max)
    }

    /// The same question in an address, up to where it goes on.
    var address: String {
        let parts = [
            ("state", state?.rawValue), ("open", onlyOpen ? "1" : nil), ("person", servedBy),
            ("search", text.isEmpty ? nil : text),
        ]
        return parts.compactMap { name, value in
            value.map { "\(name)=\($0.queryEncoded)&" }
        }.joined()
    }
}

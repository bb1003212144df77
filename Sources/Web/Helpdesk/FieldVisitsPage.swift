import Helpdesk
import Kernel
import People

/// The register of visits to businesses.
struct FieldVisitsPage: Page {
    static let template = "helpdesk/visits"
    let area: Area? = .help
    var assets: [String] { ["help-desk.css"] }

    let title: String
    let nav: [Layout.Link]
    let summary: String
    let list: ListForm
    let faults: [FieldFault]
    let mayRecord: Bool
    let visits: [Line]

    /// One of them.
    struct Line: Sendable {
        let href: String
        let number: String
        let day: String
        let business: String
        let problem: String
        let visitors: String
        let due: String
        let state: String
        let colour: String
    }

    init(
        _ found: [FieldVisit], _ question: ListQuestion, topics: [HelpTopic],
        names: [String: String], _ visit: Visit
    ) {
        let t = visit.t
        title = t("help_nav_visits")
        nav = HelpNav.links(.visits, visit)
        summary = t("help_visits_summary")
        let shown = found.prefix(ListQuestion.pageSize)
        let next = found.count > ListQuestion.pageSize ? shown.last?.id : nil
        list = ListForm(
            question, action: "/help/visits",
            states: [("open", t("help_visit_not_closed")), ("closed", t("help_visit_closed"))],
            topics: topics, next: next, visit)
        faults = FieldFault.list(question.refusals, visit)
        mayRecord = visit.signedIn?.actor.may(.answerHelp) == true
        let now = visit.centre.clock.now()
        visits = shown.map { Line($0, names, at: now, visit) }
    }
}

extension FieldVisitsPage.Line {
    init(_ found: FieldVisit, _ names: [String: String], at now: Instant, _ visit: Visit) {
        let standing = VisitStanding(found, at: now, visit)
        href = "/help/visits/\(found.id)"
        number = found.number
        day = "\(found.visitedOn)"
        business = found.business
        problem = String(found.problem.prefix(60))
        visitors = found.visitors.map { Names.of($0, names, visit.t) }
            .joined(separator: visit.t("list_comma"))
        (due, state, colour) = (standing.due, standing.word, standing.colour)
    }
}

/// Where a visit stands against the day of its follow-up: a word, a colour, a day.
struct VisitStanding: Sendable {
    let due: String
    let word: String
    let colour: String

    init(_ found: FieldVisit, at now: Instant, _ visit: Visit) {
        let t = visit.t
        let dueAt = try? found.deadline.due(visit.site.calendar)
        due = dueAt.map { "\($0.day)" } ?? t("help_due_unknown")
        let isLate = dueAt.map { now > $0 } ?? false
        if found.close != nil {
            (word, colour) = (t("help_visit_closed"), "green")
        } else if found.followUp != nil {
            (word, colour) = (t("help_visit_followed"), "blue")
        } else if isLate {
            (word, colour) = (t("help_visit_overdue"), "red")
        } else if found.answer != nil {
            (word, colour) = (t("help_visit_answered"), "blue")
        } else {
            (word, colour) = (t("help_visit_open"), "yellow")
        }
    }
}

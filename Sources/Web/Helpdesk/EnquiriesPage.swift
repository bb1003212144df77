import Helpdesk
import Kernel
import People

/// The register of enquiries of every channel.
struct EnquiriesPage: Page {
    static let template = "helpdesk/enquiries"
    let area: Area? = .help
    var assets: [String] { ["help-desk.css"] }

    let title: String
    let nav: [Layout.Link]
    let summary: String
    let list: ListForm
    let faults: [FieldFault]
    let mayRegister: Bool
    let enquiries: [Line]

    /// One of them.
    struct Line: Sendable {
        let href: String
        let number: String
        let received: String
        let channel: String
        let topic: String
        let question: String
        let due: String
        let state: String
        let colour: String
    }

    init(
        _ found: [Enquiry], _ question: ListQuestion, topics: [HelpTopic], _ visit: Visit
    ) {
        let t = visit.t
        title = t("help_nav_enquiries")
        nav = HelpNav.links(.enquiries, visit)
        summary = t("help_enquiries_summary")
        let next = found.count > ListQuestion.pageSize
        let shown = found.prefix(ListQuestion.pageSize)
        list = ListForm(
            question, action: "/help/enquiries",
            states: [("open", t("help_enquiry_open")), ("answered", t("help_enquiry_done"))],
            channels: Enquiry.Channel.allCases.map { ($0.rawValue, t("help_by_\($0.rawValue)")) },
            topics: topics, next: next ? shown.last?.id : nil, visit)
        faults = FieldFault.list(question.refusals, visit)
        mayRegister = visit.signedIn?.actor.may(.answerHelp) == true
        let titles = Dictionary(
            topics.map { ($0.id, t($0.title)) }, uniquingKeysWith: { first, _ in first })
        let now = visit.centre.clock.now()
        enquiries = shown.map { Line($0, titles, at: now, visit) }
    }
}

extension EnquiriesPage.Line {
    init(_ enquiry: Enquiry, _ topics: [String: String], at now: Instant, _ visit: Visit) {
        let t = visit.t
        let standing = EnquiryStanding(enquiry, at: now, visit)
        href = "/help/enquiries/\(enquiry.id)"
        number = enquiry.number
        received = "\(enquiry.receivedAt.day)"
        channel = t("help_by_\(enquiry.channel.rawValue)")
        topic = enquiry.topic.flatMap { topics[$0] } ?? ""
        let mayRead = visit.signedIn?.actor.may(.answerHelp) == true
        let text = enquiry.erasedAt == nil ? enquiry.question : t("help_erased")
        question = mayRead ? String(text.prefix(60)) : t("help_words_hidden")
        due = standing.due
        state = standing.word
        colour = standing.colour
    }
}

/// Where an enquiry stands against its deadline: a word, a colour, a day.
struct EnquiryStanding: Sendable {
    let due: String
    let word: String
    let colour: String

    init(_ enquiry: Enquiry, at now: Instant, _ visit: Visit) {
        let t = visit.t
        let calendar = visit.site.calendar
        let dueAt = try? enquiry.deadline.due(calendar)
        due = dueAt.map { "\($0.day)" } ?? t("help_due_unknown")
        if let answer = enquiry.answer {
            let isLate = (try? enquiry.deadline.isBreached(at: answer.at, calendar)) ?? false
            word = t(isLate ? "help_answered_late" : "help_answered_in_time")
            colour = isLate ? "red" : "green"
        } else {
            let left = dueAt.map { $0.day.number - now.day.number }
            let isLate = (left ?? 0) < 0
            word =
                isLate
                ? t("help_overdue") : left == 0 ? t("help_due_today") : t("help_enquiry_open")
            colour = isLate ? "red" : (left ?? 9) <= 1 ? "yellow" : "blue"
        }
    }
}

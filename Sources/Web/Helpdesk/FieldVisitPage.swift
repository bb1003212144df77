import Helpdesk
import Kernel
import People

/// One visit to a business, and what became of its problem.
struct FieldVisitPage: Page {
    static let template = "helpdesk/visit"
    let area: Area? = .help
    var assets: [String] { ["help-desk.css"] }

    let title: String
    let nav: [Layout.Link]
    let state: String
    let colour: String
    let business: String
    let problem: String
    let day: String
    let district: String?
    let topic: String
    let visitors: String
    let contactName: String?
    let contactTelephone: String?
    let due: String
    let clockHref: String
    let faults: [FieldFault]
    let steps: [Step]
    let next: Next?
    let history: [HistoryLine]

    /// What was done about it.
    struct Step: Sendable {
        let stepName: String
        let stepText: String
        let stepBy: String
    }

    /// The form of what comes next.
    struct Next: Sendable {
        let nextName: String
        let action: String
        let label: String
        let text: Field
        let asksSolved: Bool
    }

    init(_ read: FieldVisitRead, typed: String, refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        let found = read.visit
        let mayAnswer = visit.signedIn?.actor.may(.answerHelp) == true
        let standing = VisitStanding(found, at: visit.centre.clock.now(), visit)
        title = t("help_visit_title", found.number)
        nav = HelpNav.links(.visits, visit)
        (state, colour, due) = (standing.word, standing.colour, standing.due)
        business = found.business
        problem = found.problem
        day = "\(found.visitedOn)"
        district = found.district.isEmpty ? nil : found.district
        topic = read.topic.map { t($0.title) } ?? t("help_any_topic")
        visitors = found.visitors.map { Names.of($0, read.names, t) }
            .joined(separator: t("list_comma"))
        contactName = mayAnswer ? read.contact?.name : nil
        contactTelephone = mayAnswer ? read.contact?.telephone : nil
        clockHref = "/clocks/\(FieldVisitRead.subjectKind)/\(found.id)"
        faults = FieldFault.list(refusals, visit)
        steps = [
            found.answer.map { Step("answer", $0, read, t) },
            found.followUp.map { Step("follow_up", $0, read, t) },
            found.close.map { Step("close", $0, read, t) },
        ].compactMap(\.self)
        next = mayAnswer ? Next(found, typed, refusals, visit) : nil
        history = HistoryLine.all(read.history, names: read.names, visit)
    }
}

extension FieldVisitPage.Step {
    fileprivate init(
        _ name: String, _ step: FieldVisit.Step, _ read: FieldVisitRead, _ t: Strings
    ) {
        stepName = t("help_step_\(name)")
        stepText = step.text
        let solved = step.solved.map { t($0 ? "help_solved_said" : "help_unsolved_said") }
        stepBy = [
            "\(step.at.day) \(step.at.clockText)", Names.of(step.by, read.names, t), solved,
        ].compactMap(\.self).joined(separator: " · ")
    }
}

extension FieldVisitPage.Next {
    /// What may be done next; nil when it is closed.
    fileprivate init?(
        _ found: FieldVisit, _ typed: String, _ refusals: [Refusal], _ visit: Visit
    ) {
        let name: String
        if found.answer == nil {
            name = "answer"
        } else if found.followUp == nil {
            name = "follow_up"
        } else if found.close == nil {
            name = "close"
        } else {
            return nil
        }
        let paths = ["answer": "answers", "follow_up": "follow-ups", "close": "closures"]
        nextName = visit.t("help_step_\(name)_do")
        action = "/help/visits/\(found.id)/\(paths[name] ?? "")"
        label = visit.t("help_step_\(name)_words")
        text = Field("text", typed, refusals, visit)
        asksSolved = name == "follow_up"
    }
}

/// A visit with everything its page shows.
struct FieldVisitRead: Sendable {
    static let subjectKind = "helpdesk.visit"

    let visit: FieldVisit
    let topic: HelpTopic?
    let contact: Person?
    let history: [Entry]
    let names: [String: String]

    /// - Throws: `Missing` when there is none of this id.
    init(_ id: String, _ request: Visit) async throws {
        let vault = request.centre.vault
        let found = try await request.centre.read { reader -> Found? in
            guard let visit = try reader.fieldVisit(id) else { return nil }
            return Found(
                visit: visit, topic: try reader.topicsByID()[visit.topic ?? ""],
                contact: try visit.contact.flatMap { try vault.open($0, in: reader) },
                history: try reader.journalEntries(
                    subject: "\(Subject(FieldVisitRead.subjectKind, id))"))
        }
        guard let found else { throw Missing() }
        visit = found.visit
        topic = found.topic
        contact = found.contact
        history = found.history
        let steps = [visit.answer, visit.followUp, visit.close].compactMap { $0?.by }
        names = try await request.site.accounts.names(
            of: Set(visit.visitors + steps + history.map(\.actor)))
    }

    private struct Found: Sendable {
        let visit: FieldVisit
        let topic: HelpTopic?
        let contact: Person?
        let history: [Entry]
    }
}

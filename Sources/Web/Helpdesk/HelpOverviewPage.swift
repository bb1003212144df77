import Helpdesk
import Kernel
import People

/// The help desk at a glance: who is on duty, who waits, what was escalated, today's figures.
struct HelpOverviewPage: Page {
    static let template = "helpdesk/overview"
    let area: Area? = .help
    var assets: [String] { ["help-desk.css", "help-desk.js"] }

    let title: String
    let nav: [Layout.Link]
    let hours: String
    let now: String
    let live: String
    let isRinging: Bool
    let ringing: Int
    let figures: [FigureCard]
    let waiting: [WaitingLine]
    let isWaitingAny: Bool
    let waitingCount: Int
    let people: [OnDuty]
    let dutyCount: Int
    let escalations: [Escalation]

    /// A figure of the day.
    struct FigureCard: Sendable {
        let name: String
        let value: String
        let note: String
        let colour: String
    }

    /// Somebody on duty.
    struct OnDuty: Sendable {
        let name: String
        let state: String
        let colour: String
        let load: String
        let skills: String
    }

    /// A call that nobody answered in time to keep it quiet.
    struct Escalation: Sendable {
        let href: String?
        let when: String
        let rung: String
        let outcome: String
        let answer: String
    }

    init(_ read: HelpOverview, _ visit: Visit) {
        let t = visit.t
        let console = read.console
        title = t("help_overview_title")
        nav = HelpNav.links(.overview, visit)
        let open = HelpHours(read.rules, at: console.at, visit)
        hours = "\(open.text) · \(open.state(t))"
        now = "\(console.at.milliseconds)"
        live = "help/desk"
        let mayTake = visit.signedIn?.actor.may(.answerHelp) == true
        let view = WaitingLine.View(
            rules: read.rules, topics: read.topics, names: read.names, mayTake: mayTake,
            me: visit.signedIn?.actor.id ?? "", now: console.at)
        waiting = WaitingLine.all(console.waiting, view, t)
        isWaitingAny = !waiting.isEmpty
        waitingCount = waiting.count
        ringing = waiting.count(where: \.clock.isRinging)
        isRinging = ringing > 0
        figures = read.figures.cards(limit: read.rules.answerSeconds, Moments(visit), t)
        people = console.onDuty.map { OnDuty($0, read, t) }
        dutyCount = people.count
        escalations = read.escalated.map { Escalation($0, mayRead: mayTake, Moments(visit), t) }
    }
}

extension HelpOverviewPage.OnDuty {
    fileprivate init(_ duty: Duty, _ read: HelpOverview, _ t: Strings) {
        name = Names.of(duty.account, read.names, t)
        state = t("help_duty_\(duty.state.rawValue)")
        colour = [.available: "green", .busy: "yellow"][duty.state] ?? ""
        load = "\(duty.load) / \(duty.capacity)"
        let titles = duty.skills.compactMap { read.topics[$0] }.map { t($0.title) }
        skills =
            titles.isEmpty ? t("help_all_topics") : titles.joined(separator: t("list_comma"))
    }
}

extension HelpOverviewPage.Escalation {
    fileprivate init(_ call: HelpCall, mayRead: Bool, _ moments: Moments, _ t: Strings) {
        href = mayRead ? "/help/transcripts/\(call.conversation)" : nil
        when = moments.short(call.calledAt)
        rung = call.rung.map { t("help_rung_\($0.rawValue)") } ?? ""
        outcome =
            call.outcome.map { t("help_outcome_\($0.rawValue)") } ?? t("help_outcome_open")
        answer = call.closedAt.map { moments.length(from: call.calledAt, to: $0) } ?? "–"
    }
}

extension HelpdeskFigures {
    /// The figures that somebody who leads the desk looks at, with what is not as it should be.
    fileprivate func cards(
        limit: Int, _ moments: Moments, _ t: Strings
    ) -> [HelpOverviewPage.FigureCard] {
        func percent(_ figure: Figure?) -> String {
            figure.map { "\($0.value.text(decimals: 1))%" } ?? "–"
        }
        func seconds(_ figure: Figure?) -> String {
            figure.map { t("help_length_seconds", $0.value.text(decimals: 0)) } ?? "–"
        }
        let served = businesses.values.reduce(0, +)
        return [
            .init(
                name: t("help_figure_calls"), value: "\(calls)",
                note: t("help_figure_answered", "\(answered)"), colour: ""),
            .init(
                name: t("help_figure_connected"), value: percent(connected),
                note: t("help_figure_in_time", percent(inTime)), colour: ""),
            .init(
                name: t("help_figure_longest"), value: seconds(longestSeconds),
                note: t("help_figure_limit", "\(limit)", seconds(averageSeconds)), colour: ""),
            .init(
                name: t("help_figure_solved"), value: percent(solved),
                note: t("help_figure_enquiries", percent(enquiriesAnswered)), colour: ""),
            .init(
                name: t("help_figure_businesses"), value: "\(served)",
                note: t("help_figure_all_channels"), colour: ""),
        ]
    }
}

/// What the overview shows, read at one moment.
struct HelpOverview: Sendable {
    let console: HelpConsole
    let rules: HelpRules
    let topics: [String: HelpTopic]
    let figures: HelpdeskFigures
    /// Today's calls for which everybody, or the chief, was rung.
    let escalated: [HelpCall]
    let names: [String: String]

    init(_ visit: Visit) async throws {
        let actor = try visit.actor
        let now = visit.centre.clock.now()
        let today = now.day
        let read = try await visit.centre.read { reader in
            Read(
                console: try reader.helpConsole(for: actor.id, at: now),
                rules: try reader.helpRuleBook().rules(at: now),
                topics: try reader.topicsByID(),
                figures: try reader.helpdeskFigures(from: today, through: today, at: now),
                escalated: try reader.escalatedCalls(since: Instant(today)))
        }
        (console, rules, topics) = (read.console, read.rules, read.topics)
        (figures, escalated) = (read.figures, read.escalated)
        let offered = read.console.waiting.flatMap(\.accounts)
        names = try await visit.site.accounts.names(
            of: Set(read.console.onDuty.map(\.account) + offered))
    }

    private struct Read: Sendable {
        let console: HelpConsole
        let rules: HelpRules
        let topics: [String: HelpTopic]
        let figures: HelpdeskFigures
        let escalated: [HelpCall]
    }
}

/// The help desk at a glance.
enum HelpOverviewRoutes {
    static let all: [Route] = [
        .get("/help/overview", .permission(.seeHelp)) { visit in
            try visit.page(HelpOverviewPage(try await HelpOverview(visit), visit))
        }
    ]
}

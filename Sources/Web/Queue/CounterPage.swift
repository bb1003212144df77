import Kernel
import Queue

/// What a clerk works with: the ticket at the counter, every act on one key, who waits.
struct CounterPage: Page {
    static let template = "queue/counter"
    let area: Area? = .hall
    let assets = ["queue-hall.css", "queue-counter.js"]

    let title: String
    let selfHref: String
    let now: String
    let topic: String
    let stateColor: String
    let stateLine: String
    let faults: [FieldFault]
    let said: String?
    let alarms: [Alarm]
    let ticket: Shown?
    let idleState: String
    let idleTitle: String
    let idleLine: String
    let keys: [Key]
    /// Makes an act sent twice one act.
    let request: String
    let waitingTitle: String
    let waitingLine: String
    let waiting: [Line]
    let dialogs: Dialogs?

    /// Something that needs the clerk now.
    struct Alarm: Sendable {
        let isMild: Bool
        let text: String
        let advice: String?
    }

    /// The ticket that is called or served.
    struct Shown: Sendable {
        let state: String
        let number: String
        let ticketHref: String
        let matter: String
        let marks: String?
        /// When its clock began, in milliseconds since 1970.
        let since: String
        let longSeconds: Int
        let elapsed: String
        let clockLabel: String
        let acks: [Acknowledged]
    }

    /// How far a call has come.
    struct Acknowledged: Sendable {
        let text: String
        let color: String
    }

    /// One act and its key; it either opens a question or is done at once.
    struct Key: Sendable {
        let text: String
        /// As the script knows it.
        let key: String
        /// As it is printed on the button.
        let shown: String
        let look: String
        let action: String?
        let opens: String?
    }

    /// One who waits.
    struct Line: Sendable {
        let number: String
        let matter: String
        let waited: String
        let isLong: Bool
        let mark: String?
    }

    /// The questions that some keys ask first.
    struct Dialogs: Sendable {
        let transferHref: String
        let finishHref: String
        let targets: [Option]
        let outcomes: [Option]
        let asksTransfer: Bool
        let asksFinish: Bool
    }

    /// One answer, on a key of its own where there are enough keys.
    struct Option: Sendable {
        let value: String
        let text: String
        let key: String?
        let isFirst: Bool
    }
}

/// What a counter's page is made of.
struct CounterFacts: Sendable {
    let view: CounterView
    let hall: Hall
    let waiting: [Ticket]
    let today: [HallStatistic]
    let screens: [Device]
    let names: [String: String]
    let account: String
    let now: Instant

    var isMine: Bool { view.seat.clerk == account }
    var served: Int { today.reduce(0) { $0 + $1.served } }

    /// Seconds a service took here today; nil when there was none.
    var averageService: Int? {
        served == 0 ? nil : today.reduce(0) { $0 + $1.serviceSeconds } / served
    }
}

extension CounterPage {
    init(_ facts: CounterFacts, said: String?, _ refusals: [Refusal], _ visit: Visit) {
        let (t, view, hall) = (visit.t, facts.view, facts.hall)
        let base = "/counters/\(view.counter.id.pathEncoded)"
        title = t.counterInFull(view.counter)
        selfHref = base
        now = "\(facts.now.milliseconds)"
        topic = "queue/hall"
        let (state, color) = t.state(view.seat)
        stateColor = color
        stateLine = [
            state, t("queue_served_n", "\(facts.served)"),
            facts.averageService.map { t.timed("queue_average_n", $0) },
        ].compactMap(\.self).joined(separator: " · ")
        faults = FieldFault.list(refusals, visit)
        self.said = said
        alarms = Alarm.list(facts, t)
        ticket = view.ticket.map { Shown($0, facts, t) }
        idleState = state
        let isOpen = view.seat.state == .open
        idleTitle = t(isOpen ? "queue_idle_open" : "queue_idle_\(view.seat.state.rawValue)")
        idleLine = t.waiting(view.waiting)
        keys = Key.list(facts, base, t)
        request = Identifier.make(at: facts.now)
        waitingTitle = t("queue_waiting_title", t.count(view.waiting))
        let longest = facts.waiting.map { $0.waitedSeconds(at: facts.now) }.max()
        waitingLine = longest.map { t.timed("queue_longest_wait", $0) } ?? ""
        let long = hall.rules.longWaitMinutes * 60
        waiting = facts.waiting.prefix(30).map { Line($0, hall, at: facts.now, long: long, t) }
        let asks = visit.query("ask")
        dialogs = view.ticket == nil ? nil : Dialogs(facts, base, asks: asks, t)
    }
}

extension CounterPage.Shown {
    fileprivate init(_ ticket: Ticket, _ facts: CounterFacts, _ t: Strings) {
        let isServing = ticket.state == .serving
        state = t.state(ticket).text
        number = ticket.label(on: facts.now.day)
        ticketHref = "/hall/tickets/\(ticket.id.pathEncoded)"
        let waited = t.timed("queue_waited_n", ticket.waitedSeconds(at: facts.now))
        matter = [
            t.matter(ticket.matter, in: facts.hall), t("queue_party_\(ticket.kind.rawValue)"),
            waited,
        ].joined(separator: " · ")
        marks = ticket.mark(t)
        let begun = (isServing ? ticket.startedAt : ticket.calledAt) ?? facts.now
        since = "\(begun.milliseconds)"
        longSeconds = isServing ? 30 * 60 : 120
        let seconds = max(0, facts.now - begun)
        let rest = seconds % 60
        elapsed = "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
        clockLabel = t(isServing ? "queue_service_clock" : "queue_call_clock")
        // Whoever has come does not need to be told any more.
        acks = isServing ? [] : CounterPage.Acknowledged.list(ticket, t)
    }
}

extension CounterPage.Acknowledged {
    fileprivate static func list(_ ticket: Ticket, _ t: Strings) -> [Self] {
        let calls =
            ticket.calls > 1 ? [Self(text: t("queue_call_nth", "\(ticket.calls)"), color: "")] : []
        let shown = ticket.shownAt != nil
        let heard = ticket.heardAt != nil
        return calls + [
            Self(
                text: t(shown ? "queue_shown" : "queue_not_shown"),
                color: shown ? "green" : "yellow"),
            Self(
                text: t(heard ? "queue_heard" : "queue_not_heard"),
                color: heard ? "green" : "yellow"),
        ]
    }
}

extension CounterPage.Line {
    fileprivate init(
        _ ticket: Ticket, _ hall: Hall, at now: Instant, long: Int, _ t: Strings
    ) {
        number = ticket.label(on: now.day)
        matter = t.matter(ticket.matter, in: hall)
        let seconds = ticket.waitedSeconds(at: now)
        waited = t.minutes(seconds)
        isLong = seconds >= long
        mark = ticket.mark(t)
    }
}

extension Ticket {
    /// What a clerk should know besides the matter: priority, booking, passed over, sent on.
    func mark(_ t: Strings) -> String? {
        let marks = [
            priority.map { t("queue_priority_\($0.rawValue)") },
            channel == .appointment ? t("queue_booked_for", waitsFrom.hourText) : nil,
            channel == .paper ? t("queue_channel_paper") : nil,
            passes > 0 ? t("queue_state_passed", "\(passes)") : nil,
            reservedFor != nil ? t("queue_transferred") : nil,
        ].compactMap(\.self)
        return marks.isEmpty ? nil : marks.joined(separator: " · ")
    }
}

import Foundation
import Hummingbird
import Kernel
import People
import Queue

/// One ticket for staff: its facts, and what happened to it, from the journal.
struct TicketPage: Page {
    static let template = "queue/hall-ticket"
    let area: Area? = .hall
    let assets = ["queue-hall.css"]

    let title: String
    let state: String
    let color: String
    let facts: [Fact]
    let history: [Step]
    let slipHref: String?

    /// One fact with its name.
    struct Fact: Sendable {
        let label: String
        let value: String
    }

    /// One entry of the journal about it.
    struct Step: Sendable {
        let instant: String
        let happened: String
        let detail: String?
        let actor: String
        let entry: String
        let entryHref: String?
    }

    init(
        _ ticket: Ticket, _ entries: [Entry], _ hall: Hall, names: [String: String], _ visit: Visit
    ) {
        let t = visit.t
        title = t("queue_ticket_title", ticket.label)
        (state, color) = t.state(ticket)
        facts = Fact.list(ticket, hall, names, at: visit.centre.clock.now(), t)
        let maySeeJournal = visit.signedIn?.actor.may(.seeJournal) == true
        history = entries.map { Step($0, hall, names, isLinked: maySeeJournal, t) }
        let mayPrint = visit.signedIn?.actor.may(.receiveVisitor) == true
        slipHref = mayPrint ? "/hall/tickets/\(ticket.id.pathEncoded)/slip" : nil
    }
}

extension TicketPage.Fact {
    fileprivate static func list(
        _ ticket: Ticket, _ hall: Hall, _ names: [String: String], at now: Instant, _ t: Strings
    ) -> [Self] {
        func at(_ instant: Instant?) -> String? { instant?.minuteText }
        let counter = ticket.counter.flatMap(hall.counter).map { t.counterInFull($0) }
        let all: [(String, String?)] = [
            ("queue_matter", t.matter(ticket.matter, in: hall)),
            ("queue_channel", t.channel(ticket.channel)),
            ("queue_taken", at(ticket.takenAt)),
            ("queue_party", t("queue_party_\(ticket.kind.rawValue)")),
            ("queue_priority", ticket.priority.map { t("queue_priority_\($0.rawValue)") }),
            ("queue_waited", t.minutes(ticket.waitedSeconds(at: now))),
            ("queue_called", at(ticket.firstCalledAt)), ("queue_counter", counter),
            ("queue_clerk", ticket.clerk.map { Names.of($0, names, t) }),
            ("queue_calls", ticket.calls == 0 ? nil : "\(ticket.calls)"),
            ("queue_shown", at(ticket.shownAt)), ("queue_heard", at(ticket.heardAt)),
            ("queue_started", at(ticket.startedAt)), ("queue_ended", at(ticket.endedAt)),
            ("queue_service_time", ticket.serviceSeconds.map(t.minutes)),
        ]
        return all.compactMap { label, value in value.map { Self(label: t(label), value: $0) } }
    }
}

extension TicketPage.Step {
    fileprivate init(
        _ entry: Entry, _ hall: Hall, _ names: [String: String], isLinked: Bool, _ t: Strings
    ) {
        instant = "\(entry.instant.day) \(entry.instant.clockText)"
        happened = t["kind_\(entry.kind)"] ?? entry.kind
        detail = TicketDetail(entry).text(hall, t)
        actor = Names.of(entry.actor, names, t)
        self.entry = "#\(Numerals.grouped(entry.sequence))"
        entryHref = isLinked ? "/journal/\(entry.sequence)" : nil
    }
}

/// What an entry about a ticket says besides that it happened.
private struct TicketDetail {
    private let event: Event?

    /// Some of what the events of a ticket hold; each has a few of them.
    private struct Event: Decodable {
        let counter: String?
        let matter: String?
        let channel: String?
        let times: Int?
        let outcome: String?
        let waitedSeconds: Int?
        let serviceSeconds: Int?
        let reason: String?
        let afterMilliseconds: Int64?
    }

    init(_ entry: Entry) { event = try? entry.event(Event.self) }

    func text(_ hall: Hall, _ t: Strings) -> String? {
        guard let event else { return nil }
        let parts = [
            event.channel.flatMap(Ticket.Channel.init).map { t.channel($0) },
            event.counter.flatMap(hall.counter).map { t.counter($0) },
            event.outcome.flatMap { t["queue_outcome_\($0)"] },
            event.times.flatMap { $0 > 1 ? t("queue_nth_time", "\($0)") : nil },
            event.waitedSeconds.map { t.timed("queue_waited_n", $0) },
            event.serviceSeconds.map { t.timed("queue_service_n", $0) },
            event.afterMilliseconds.map { t("queue_after_ms", "\($0)") },
            event.reason.flatMap { t["queue_lapse_\($0)"] },
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }
}

/// The answers about one ticket.
enum TicketPages {
    static func ticket(_ visit: Visit) async throws -> Response {
        let ticket = try await find(visit).ticket
        let entries = try await visit.centre.read { reader in
            try reader.journal(
                kind: nil, subject: "queue.ticket/\(ticket.id)", before: .max, limit: 200)
        }
        let people = Set(entries.map(\.actor) + [ticket.clerk, ticket.issuedBy].compactMap(\.self))
        let names = try await visit.site.accounts.names(of: people)
        let devices = try await visit.site.queue.devices.all()
        let all = names.merging(devices.map { ($0.id, $0.name) }) { first, _ in first }
        let hall = try await visit.site.queue.hall.hall()
        return try visit.page(
            TicketPage(ticket, entries.reversed(), hall, names: all, visit))
    }

    /// The slip, to print at the front desk.
    static func slip(_ visit: Visit) async throws -> Response {
        let view = try await find(visit)
        let hall = try await visit.site.queue.hall.hall()
        return try visit.page(SlipPage(view, hall, visit))
    }

    private static func find(_ visit: Visit) async throws -> TicketView {
        do {
            return try await visit.site.queue.tickets.view(id: try visit.parameter("id"))
        } catch is Refusal { throw Missing() }
    }
}

/// A ticket's slip of 80 mm, printed by the browser.
struct SlipPage: Page {
    static let template = "queue/slip"
    let frame = Frame.device
    let assets = ["queue-kiosk.css", "queue-slip.js"]

    let title: String
    let hall: String
    let number: String
    let matter: String
    let ahead: String
    let wait: String
    let taken: String
    let code: String
    let back: String

    init(_ view: TicketView, _ hall: Hall, _ visit: Visit) throws {
        let t = visit.t
        title = view.ticket.label
        self.hall = t("queue_hall_name")
        number = view.ticket.label
        matter = t.matter(view.ticket.matter, in: hall)
        ahead = t.ahead(view.ahead)
        wait = t.expected(view.expectedWaitSeconds)
        taken = t("queue_taken_at", view.ticket.takenAt.minuteText)
        code = try visit.code(
            of: "/tickets/\(view.ticket.secret)", label: t("queue_code_hint"))
        back = "/hall/tickets/\(view.ticket.id.pathEncoded)"
    }
}

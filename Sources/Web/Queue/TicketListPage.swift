import Hummingbird
import Kernel
import Queue

/// A day's tickets, with a search and filters.
struct TicketListPage: Page {
    static let template = "queue/hall-tickets"
    let area: Area? = .hall
    let assets = ["queue-hall.css"]

    let title: String
    let sub: String
    let day: String
    let search: String
    let states: [Choice]
    let matters: [Choice]
    let counters: [Choice]
    let lines: [Line]
    let firstHref: String?
    let nextHref: String?
    let exports: [Reference]

    /// One ticket.
    struct Line: Sendable {
        let number: String
        let ticketHref: String
        let matter: String
        let taken: String
        let channel: String
        let waited: String
        let counterName: String
        let service: String
        let stateText: String
        let color: String
    }

    static let pageSize = 50

    init(_ asked: TicketListAsked, _ found: [Ticket], _ hall: Hall, _ visit: Visit) {
        let t = visit.t
        let query = asked.query
        title = t("queue_tickets")
        sub = t("queue_tickets_sub")
        day = "\(query.day)"
        search = query.label ?? ""
        func all(_ key: String, _ isChosen: Bool) -> Choice {
            Choice(value: "", text: t(key), isChosen: isChosen)
        }
        states =
            [all("queue_all_states", query.state == nil)]
            + Ticket.State.allCases.map {
                Choice(
                    value: $0.rawValue, text: t("queue_state_\($0.rawValue)"),
                    isChosen: $0 == query.state)
            }
        matters =
            [all("queue_all_matters", query.matter == nil)]
            + hall.matters.map {
                Choice(
                    value: $0.id, text: t.matter($0.id, in: hall), isChosen: $0.id == query.matter)
            }
        counters =
            [all("queue_all_counters", query.counter == nil)]
            + hall.counters.map {
                Choice(value: $0.id, text: t.counter($0), isChosen: $0.id == query.counter)
            }
        let now = visit.centre.clock.now()
        lines = found.prefix(Self.pageSize).map { Line($0, hall, at: now, t) }
        let next = query.offset + Self.pageSize
        nextHref =
            found.count > Self.pageSize
            ? "/hall/tickets?\(asked.question)from=\(next)" : nil
        firstHref = query.offset == 0 ? nil : "/hall/tickets?\(asked.question)"
        exports = ExportFormat.links(to: "/hall/tickets/exports?\(asked.question)", t)
    }
}

extension TicketListPage.Line {
    fileprivate init(_ ticket: Ticket, _ hall: Hall, at now: Instant, _ t: Strings) {
        number = ticket.label
        ticketHref = "/hall/tickets/\(ticket.id.pathEncoded)"
        matter = t.matter(ticket.matter, in: hall)
        taken = ticket.takenAt.hourText
        channel = t.channel(ticket.channel)
        waited = t.minutes(ticket.waitedSeconds(at: now))
        counterName = ticket.counter.flatMap(hall.counter).map { t.counter($0) } ?? ""
        service = ticket.serviceSeconds.map(t.minutes) ?? ""
        (stateText, color) = t.state(ticket)
    }
}

extension Ticket {
    /// Seconds that its service took; nil when it never began or has not ended.
    var serviceSeconds: Int? {
        guard let startedAt, let endedAt, outcome != .unclosed else { return nil }
        return max(0, endedAt - startedAt)
    }
}

/// What the list was asked for, and how to ask the same again.
struct TicketListAsked: Sendable {
    let query: TicketQuery
    /// Ends in `&` when there is anything.
    let question: String

    init(_ visit: Visit, limit: Int) {
        var query = TicketQuery(day: visit.query("day").flatMap { Day($0) } ?? visit.today)
        query.matter = visit.query("matter")
        query.counter = visit.query("counter")
        query.state = visit.query("state").flatMap(Ticket.State.init)
        query.label = visit.query("search").map { $0.uppercased().filter { !$0.isWhitespace } }
        query.limit = limit
        query.offset =
            visit.query("from").flatMap { Int($0) }.map { max(0, min($0, 1_000_000)) } ?? 0
        self.query = query
        question = ["day", "matter", "counter", "state", "search"].compactMap { name in
            visit.query(name).map { "\(name)=\($0.queryEncoded)&" }
        }.joined()
    }
}

/// The answers about a day's tickets.
enum TicketListPages {
    static func list(_ visit: Visit) async throws -> Response {
        let asked = TicketListAsked(visit, limit: TicketListPage.pageSize + 1)
        let found = try await visit.site.queue.list(asked.query)
        let hall = try await visit.site.queue.hall.hall()
        return try visit.page(TicketListPage(asked, found, hall, visit))
    }

    static func export(_ visit: Visit) async throws -> Response {
        let t = visit.t
        let (hall, batch) = (try await visit.site.queue.hall.hall(), 500)
        var query = TicketListAsked(visit, limit: batch).query
        return try await visit.export("\(t("queue_tickets"))-\(query.day)", columns(t)) { sheet in
            while true {
                let tickets = try await visit.site.queue.list(query)
                for ticket in tickets { try sheet.add(cells(ticket, hall, t)) }
                guard tickets.count == batch else { return }
                query.offset += batch
            }
        }
    }

    private static func columns(_ t: Strings) -> [ExportColumn] {
        [
            ExportColumn(t("day"), .day), ExportColumn(t("queue_number")),
            ExportColumn(t("queue_matter")), ExportColumn(t("queue_party")),
            ExportColumn(t("queue_priority")), ExportColumn(t("queue_channel")),
            ExportColumn(t("queue_taken"), .instant), ExportColumn(t("queue_called"), .instant),
            ExportColumn(t("queue_started"), .instant), ExportColumn(t("queue_ended"), .instant),
            ExportColumn(t("queue_counter")), ExportColumn(t("queue_waited_seconds"), .number),
            ExportColumn(t("queue_service_seconds"), .number), ExportColumn(t("state")),
        ]
    }

    private static func cells(_ ticket: Ticket, _ hall: Hall, _ t: Strings) -> [ExportValue] {
        let waited = ticket.firstCalledAt.map { max(0, $0 - ticket.waitsFrom) }
        return [
            .day(ticket.day), .text(ticket.label), .text(t.matter(ticket.matter, in: hall)),
            .text(t("queue_party_\(ticket.kind.rawValue)")),
            .text(ticket.priority.map { t("queue_priority_\($0.rawValue)") } ?? ""),
            .text(t.channel(ticket.channel)), .instant(ticket.takenAt),
            .maybe(ticket.firstCalledAt, ExportValue.instant),
            .maybe(ticket.startedAt, ExportValue.instant),
            .maybe(ticket.endedAt, ExportValue.instant),
            .text(ticket.counter.flatMap(hall.counter).map { t.counter($0) } ?? ""),
            .maybe(waited, ExportValue.count),
            .maybe(ticket.serviceSeconds, ExportValue.count), .text(t.state(ticket).text),
        ]
    }
}

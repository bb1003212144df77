import Foundation
import Kernel

/// A simulated hall as the journal alone tells it, entry by entry.
struct HallFold: Sendable {
    /// One call of a visitor for a person, and how it ended.
    struct Call: Sendable {
        let conversation: String
        let at: Instant
        let reason: String
        var endedAt: Instant?
        var outcome: String?
        /// As the journal says it was.
        var waited: Int64?
    }

    private(set) var issued: Set<String> = []
    /// How tickets ended, by their ids.
    private(set) var ended: [String: String] = [:]
    /// Which ticket is at which counter, and the other way round.
    private var tickets: [String: String] = [:]
    private var counters: [String: String] = [:]
    private(set) var calls: [String: Call] = [:]
    /// What people said, by conversation: the places of their messages.
    private(set) var said: [String: [Int]] = [:]
    /// What businesses were served by: tickets, visits, conversations.
    private(set) var businesses: Set<String> = []
    private(set) var visits = 0
    /// How shifts ended, by their ids.
    private(set) var shifts: [String: String] = [:]

    init(_ reader: Reader) throws {
        let rows = try reader.rows(
            "SELECT \(part: Entry.columns) FROM journal ORDER BY sequence")
        for row in rows { try take(Entry(row: row)) }
        try HallFinding.unless(tickets.isEmpty, "left at counters: \(tickets)")
        let open = issued.subtracting(ended.keys)
        try HallFinding.unless(open.isEmpty, "tickets that never ended: \(open.sorted())")
    }

    private mutating func take(_ entry: Entry) throws {
        if entry.kind.hasPrefix("queue.ticket_") {
            try takeTicket(entry)
        } else if entry.kind.hasPrefix("helpdesk.") {
            try takeHelp(entry)
        } else if entry.kind.hasPrefix("people.shift_") {
            try takeShift(entry)
        }
    }

    /// Planned once, then come to or cancelled, then left.
    private mutating func takeShift(_ entry: Entry) throws {
        let shift = try entry.about()
        let word = String(entry.kind.dropFirst("people.shift_".count))
        let before: [String: String?] = [
            "planned": nil, "arrived": "planned", "cancelled": "planned", "left": "arrived",
        ]
        guard let expected = before[word], shifts[shift] == expected else {
            throw HallFinding("out of order: \(entry)")
        }
        shifts[shift] = word
    }

    private mutating func takeTicket(_ entry: Entry) throws {
        let (ticket, told) = (try entry.about(), try entry.told())
        try HallFinding.unless(ended[ticket] == nil, "after its end: \(entry)")
        switch entry.kind {
        case "queue.ticket_issued":
            try HallFinding.unless(issued.insert(ticket).inserted, "issued twice: \(entry)")
        case "queue.ticket_called": try call(ticket, to: told.counter ?? "", entry)
        case "queue.ticket_passed_over", "queue.ticket_transferred": free(ticket)
        case "queue.ticket_given_up": end(ticket, "left")
        case "queue.ticket_lapsed": end(ticket, "lapsed")
        case "queue.ticket_finished":
            try HallFinding.unless(counters[ticket] == told.counter, "not there: \(entry)")
            end(ticket, told.outcome ?? "")
            if told.outcome == "served", told.visitorKind == "business" {
                businesses.insert(entry.subject)
            }
        default: throw HallFinding("the journal has an entry of kind \(entry.kind)")
        }
    }

    /// Never two tickets at one counter, nor one ticket at two.
    private mutating func call(_ ticket: String, to counter: String, _ entry: Entry) throws {
        try HallFinding.unless(
            tickets[counter] ?? ticket == ticket, "two tickets at \(counter): \(entry)")
        try HallFinding.unless(
            counters[ticket] ?? counter == counter, "a ticket at two counters: \(entry)")
        tickets[counter] = ticket
        counters[ticket] = counter
    }

    private mutating func free(_ ticket: String) {
        if let counter = counters.removeValue(forKey: ticket) { tickets[counter] = nil }
    }

    private mutating func end(_ ticket: String, _ outcome: String) {
        free(ticket)
        ended[ticket] = outcome
    }

    private mutating func takeHelp(_ entry: Entry) throws {
        let (id, told) = (try entry.about(), try entry.told())
        switch entry.kind {
        case "helpdesk.person_called":
            try HallFinding.unless(
                !calls.values.contains { $0.conversation == id && $0.endedAt == nil },
                "two open calls of one conversation: \(entry)")
            calls[told.call ?? ""] = Call(
                conversation: id, at: told.calledAt ?? entry.instant, reason: told.reason ?? "")
        case "helpdesk.message_sent":
            guard told.sender != "machine" else { break }
            said[id, default: []].append(told.ordinal ?? 0)
            if told.sender == "assistant" { try end(callOf: id, "answered", told, entry) }
        case "helpdesk.call_lost": try end(callOf: id, told.outcome ?? "", told, entry)
        case "helpdesk.conversation_ended":
            if told.wasAnswered == true, told.audience == "business" {
                businesses.insert(entry.subject)
            }
        case "helpdesk.visit_recorded":
            visits += 1
            businesses.insert(entry.subject)
        default: break
        }
    }

    /// The first word of a person ends the open call, whether the desk says so or not.
    private mutating func end(
        callOf id: String, _ outcome: String, _ told: HallEvent, _ entry: Entry
    ) throws {
        let open = calls.first { $0.value.conversation == id && $0.value.endedAt == nil }?.key
        try HallFinding.unless(told.call == open, "another call ended: \(entry)")
        guard let open else { return }
        calls[open]?.endedAt = entry.instant
        calls[open]?.outcome = outcome
        calls[open]?.waited = told.waitedMilliseconds
    }
}

/// What the events of a hall say, as far as they are looked at.
struct HallEvent: Decodable, Sendable {
    let counter: String?
    let outcome: String?
    let visitorKind: String?
    let call: String?
    let calledAt: Instant?
    let reason: String?
    let sender: String?
    let ordinal: Int?
    let waitedMilliseconds: Int64?
    let wasAnswered: Bool?
    let audience: String?
}

/// The detail of an entry of the journal.
private struct HallDetail: Decodable {
    let event: HallEvent
}

extension Entry {
    /// The id of what it is about.
    fileprivate func about() throws -> String {
        let parts = subject.split(separator: "/", maxSplits: 1)
        guard parts.count == 2 else { throw HallFinding("entry \(sequence) is about nothing") }
        return String(parts[1])
    }

    fileprivate func told() throws -> HallEvent {
        do {
            return try JSONDecoder().decode(HallDetail.self, from: Data(detail.utf8)).event
        } catch {
            throw HallFinding("entry \(sequence) does not read: \(error)")
        }
    }
}

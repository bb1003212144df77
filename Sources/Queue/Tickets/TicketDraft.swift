import Crypto
import Foundation
import Kernel

/// A ticket about to be given.
struct TicketDraft: Sendable {
    let request: TicketRequest
    let source: TicketSource
    let desks: QueueDesks
    let secret: String
    let id: Ticket.ID

    /// The request was done before; its number is not used up again.
    struct Repeated: Error {}

    init(_ request: TicketRequest, _ source: TicketSource, _ desks: QueueDesks) {
        self.request = request
        self.source = source
        self.desks = desks
        let day = desks.centre.clock.today
        // The secret follows from the request under the centre's key, so that a request that is
        // sent again finds its ticket by the ticket's own id.
        secret =
            request.request.map {
                let text = "\(day)\0\(source.scope(request))\0\($0)"
                return Ticket.secret(
                    desks.centre.vault.digest(text, for: "queue.ticket"), since: Instant(day))
            } ?? Ticket.randomSecret(at: desks.centre.clock.now())
        id = Ticket.id(of: secret)
    }

    /// What the person is known by for this matter: a digest that means nothing elsewhere.
    func person() -> String? {
        request.person.flatMap { person in
            guard !person.isEmpty else { return nil }
            let text = "\(request.matter)\0\(person)"
            return desks.centre.vault.digest(text, for: "queue.person")
        }
    }

    /// - Throws: `Refusal`; `Repeated` when it was done before.
    func issue(in transaction: Transaction) throws -> (ticket: Ticket, ahead: Int) {
        let now = transaction.instant
        var hall = try desks.halls.hall(transaction.reader)
        var matter = try hall.mustGive(request.matter, from: source.channel, at: now, calendar)
        let limit = source.limit(hall.rules)
        try transaction.once { try desks.limits.count(limit.key, limit: limit.limit, at: now) }
        let next = try transaction.nextNumber(of: matter.letter, on: now.day)
        if next.version != hall.version {
            hall = try desks.halls.hall(transaction.reader, version: next.version)
            matter = try hall.mustGive(request.matter, from: source.channel, at: now, calendar)
        }
        let ticket = Ticket(
            id: id, secret: secret, day: now.day, letter: matter.letter, number: next.number,
            channel: source.channel, kind: request.kind, priority: request.priority,
            issuedBy: source.issuer, takenAt: now, waitsFrom: now, matter: matter.id,
            place: next.place)
        return (ticket, try keep(ticket, transaction))
    }

    /// Keeps a ticket and its journal entry; returns how many stand before it.
    func keep(_ ticket: Ticket, _ transaction: Transaction) throws -> Int {
        let person = person()
        guard let ahead = try transaction.add(ticket, person: person) else {
            guard try transaction.reader.ticket(id) == nil else { throw Repeated() }
            throw Refusal.alreadyHasTicket(try transaction.openLabel(of: person))
        }
        if let visitor = request.visitor {
            try desks.centre.vault.seal(visitor, as: ticket.vaultID, in: transaction)
        }
        try transaction.record(
            ticket.issued, about: ticket.subject, worth: ticket.worthOfTaking(from: source))
        return ahead
    }

    private var calendar: WorkCalendar { desks.calendar }
}

extension Transaction {
    /// The number of the open ticket that a person has.
    func openLabel(of person: String?) throws -> String {
        let row = try first(
            """
            SELECT letter, number FROM queue_ticket
            WHERE person = \(person) AND state <> 'ended'
            """)
        guard let row else { throw Fault("a ticket was refused for no reason") }
        return try Ticket.label(row("letter"), row("number"))
    }
}

extension Ticket {
    /// 128 random bits in hexadecimal.
    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in Hex.text(generator.next()) }.joined()
    }

    static func randomSecret(at now: Instant) -> String { secret(random(), since: now) }

    /// A secret begins with a time, so that tickets given together stand together in an index.
    static func secret(_ unguessable: String, since instant: Instant) -> String {
        Hex.text(UInt64(clamping: instant.milliseconds)).suffix(stampLength) + unguessable
    }

    /// Hexadecimal digits of milliseconds; enough for some thousand years.
    private static let stampLength = 12

    /// The id that follows from a secret; the secret does not follow from it.
    package static func id(of secret: String) -> ID {
        secret.prefix(stampLength)
            + Hex.text(SHA256.hash(data: Data("queue.ticket \(secret)".utf8)).prefix(16))
    }

    /// Reads `id-n`.
    static func call(named text: String) -> (id: ID, times: Int)? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let times = Int(parts[1]), times > 0 else { return nil }
        return (String(parts[0]), times)
    }

    package var subject: Subject { Subject("queue.ticket", id) }

    /// Under which its visitor's name is in the vault, if it is.
    package var vaultID: String { subject.description }

    var issued: TicketIssued {
        TicketIssued(
            label: label, matter: matter, channel: channel, kind: kind, priority: priority,
            issuedBy: issuedBy)
    }

    /// What taking it is worth: a ticket, and at the front desk a reception.
    func worthOfTaking(from source: TicketSource?) -> [Observation] {
        let taken = Observation(
            measure: QueueMeasure.tickets, day: day, amount: Quantity(1), breakdown: matter)
        guard case .reception = source else { return [taken] }
        return [taken, .reception(.ticketing, on: day)]
    }
}

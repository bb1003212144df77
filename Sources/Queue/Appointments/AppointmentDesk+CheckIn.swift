import Kernel

extension AppointmentDesk {
    /// The booked visitor is there: a ticket of the ordinary series, whose place in line is that
    /// of somebody who came at the beginning of the slot, and whose wait counts from then, or from
    /// now when that is later. Checked in again, it is the same ticket.
    ///
    /// - Throws: `Refusal` for a secret that is none, too early, too late, or when the hall gives
    ///   no tickets for the matter now.
    package func checkIn(secret: String, from source: TicketSource) async throws -> TicketView {
        let id = try await write(from: source) { transaction in
            var booking = try transaction.reader.booking(secret)
            if let ticket = booking.ticket { return ticket }
            let hall = try transaction.reader.hall()
            try booking.mustBeDue(at: transaction.instant, hall.rules)
            let ticket = try arrive(booking, hall, source, transaction)
            booking.state = .arrived
            booking.ticket = ticket.id
            try transaction.keep(booking)
            try transaction.record(
                AppointmentArrived(ticket: ticket.id, label: ticket.label), about: booking.subject)
            return ticket.id
        }
        return try await desks.tickets.view(id: id)
    }

    /// The same for the eight digits that a visitor types at a kiosk; they open only a booking of
    /// today, and nothing tells a wrong code from another day's.
    ///
    /// - Throws: `Refusal` as for the secret.
    package func checkIn(code: String, from source: TicketSource) async throws -> TicketView {
        let today = centre.clock.today
        let found = try await centre.read { reader in
            try reader.appointments(on: today).filter { $0.code == code && $0.state != .cancelled }
        }
        // Two of one day with one code: the scanner and the front desk tell them apart.
        guard found.count == 1, let booking = found.first else { throw Refusal.noSuchAppointment }
        return try await checkIn(secret: booking.secret, from: source)
    }

    private func arrive(
        _ booking: Appointment, _ hall: Hall, _ source: TicketSource, _ transaction: Transaction
    ) throws -> Ticket {
        let now = transaction.instant
        let matter = try hall.mustGive(
            booking.matter, from: .reception, at: now, desks.calendar)
        let number = try transaction.nextNumber(of: matter.letter, on: now.day).number
        let secret = Ticket.randomSecret(at: now)
        let ticket = Ticket(
            id: Ticket.id(of: secret), secret: secret, day: now.day, letter: matter.letter,
            number: number, channel: .appointment, kind: booking.kind, priority: booking.priority,
            issuedBy: source.issuer, takenAt: now, waitsFrom: max(now, booking.startsAt),
            matter: matter.id, place: Ticket.place(at: booking.startsAt))
        guard try transaction.add(ticket, person: booking.person) != nil else {
            throw Refusal.alreadyHasTicket(
                try transaction.openLabel(of: booking.person))
        }
        if let visitor = try centre.vault.open(booking.vaultID, in: transaction.reader) {
            try centre.vault.seal(visitor, as: ticket.vaultID, in: transaction)
            try centre.vault.erase(booking.vaultID, in: transaction)
        }
        try transaction.record(
            ticket.issued, about: ticket.subject, worth: ticket.worthOfTaking(from: source))
        return ticket
    }
}

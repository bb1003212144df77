import Kernel

/// Books slots, and makes tickets of them when their visitors come.
package struct AppointmentDesk: Sendable {
    let desks: QueueDesks
    var centre: Centre { desks.centre }

    /// Books a slot. The same request sent again gives the same booking.
    ///
    /// - Throws: `Refusal` for a slot that is none or is full, a matter without appointments, and
    ///   a person who has booked already.
    package func book(
        _ request: TicketRequest, at startsAt: Instant, from source: TicketSource
    ) async throws -> Appointment {
        try source.check(request)
        let draft = TicketDraft(request, source, desks)
        let booking = Appointment(
            id: Appointment.id(of: draft.secret), secret: draft.secret, matter: request.matter,
            startsAt: startsAt, kind: request.kind, priority: request.priority, state: .booked,
            ticket: nil, person: draft.person())
        return try await write(from: source) { transaction in
            if let earlier = try transaction.reader.appointment(booking.id) { return earlier }
            let hall = try transaction.reader.hall()
            let limit = source.limit(hall.rules)
            try transaction.once {
                try desks.limits.count(limit.key, limit: limit.limit, at: transaction.instant)
            }
            try keep(booking, hall, transaction)
            if let visitor = request.visitor {
                try centre.vault.seal(visitor, as: booking.vaultID, in: transaction)
            }
            try transaction.record(
                AppointmentBooked(
                    matter: booking.matter, startsAt: booking.startsAt, kind: booking.kind),
                about: booking.subject)
            return booking
        }
    }

    private func keep(_ booking: Appointment, _ hall: Hall, _ transaction: Transaction) throws {
        let (now, slot) = (transaction.instant, booking.startsAt)
        guard let matter = hall.matter(booking.matter) else {
            throw Refusal.noSuchMatter(booking.matter)
        }
        guard matter.isOpen else { throw Refusal.matterClosed(matter) }
        guard matter.appointmentPlaces > 0 else { throw Refusal.noAppointments(matter) }
        guard slot > now, slot.day <= now.day + Appointment.daysAhead,
            try hall.slots(on: slot.day, desks.calendar).contains(slot)
        else { throw Refusal.noSuchSlot }
        let taken = try transaction.reader.placesTaken(of: matter.id, at: slot)
        guard let place = (1...matter.appointmentPlaces).first(where: { !taken.contains($0) })
        else { throw Refusal.slotFull }
        guard try transaction.add(booking, place: place) else { throw Refusal.alreadyBooked }
    }

    /// Its visitor gives a booking back, so that others can take its place; who they were is
    /// forgotten at once.
    ///
    /// - Throws: `Refusal` for a secret that is none, and once it is over.
    package func cancel(secret: String) async throws {
        try await centre.write(as: "visitor") { transaction in
            try cancel(transaction.reader.booking(secret), transaction)
        }
    }

    /// The front desk gives a booking back for its visitor. Needs `receiveVisitor`.
    ///
    /// - Throws: `Refusal` when there is no such booking, and once it is over.
    package func cancel(id: String, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .receiveVisitor) { transaction in
            guard let booking = try transaction.reader.appointment(id) else {
                throw Refusal.noSuchAppointment
            }
            try cancel(booking, transaction)
        }
    }

    private func cancel(_ given: Appointment, _ transaction: Transaction) throws {
        var booking = given
        guard booking.state == .booked else { throw Refusal.appointmentOver(booking) }
        booking.state = .cancelled
        try transaction.keep(booking)
        try centre.vault.erase(booking.vaultID, in: transaction)
        try transaction.record(
            AppointmentCancelled(matter: booking.matter, startsAt: booking.startsAt),
            about: booking.subject)
    }

    /// A visitor's booking by its secret.
    ///
    /// - Throws: `Refusal` for a secret that is none.
    package func appointment(secret: String) async throws -> Appointment {
        try await centre.read { try $0.booking(secret) }
    }

    /// The bookings of a day by their beginning, for the front desk.
    package func all(on day: Day) async throws -> [Appointment] {
        try await centre.read { try $0.appointments(on: day) }
    }

    func write<Value: Sendable>(
        from source: TicketSource, _ act: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        switch source {
        case .reception(let actor): try await centre.write(by: actor, may: .receiveVisitor, act)
        case .kiosk, .phone: try await centre.write(as: source.issuer, act)
        }
    }
}

extension Reader {
    /// - Throws: `Refusal` for a secret that is none.
    func booking(_ secret: String) throws -> Appointment {
        guard let booking = try appointment(Appointment.id(of: secret)) else {
            throw Refusal.noSuchAppointment
        }
        return booking
    }
}

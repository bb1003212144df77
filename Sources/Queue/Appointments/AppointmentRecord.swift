import Kernel

extension Reader {
    func appointment(_ id: String) throws -> Appointment? {
        try first("SELECT * FROM queue_appointment WHERE id = \(id)")
            .map(Appointment.init(row:))
    }

    func appointments(on day: Day) throws -> [Appointment] {
        try rows(
            "SELECT * FROM queue_appointment WHERE day = \(day) ORDER BY starts_at, slot_place"
        ).map(Appointment.init(row:))
    }

    /// The places of a slot that are taken.
    func placesTaken(of matter: Matter.ID, at startsAt: Instant) throws -> Set<Int> {
        let rows = try rows(
            """
            SELECT slot_place FROM queue_appointment
            WHERE matter = \(matter) AND starts_at = \(startsAt) AND state <> 'cancelled'
            """)
        return Set(try rows.map { try $0("slot_place") })
    }
}

extension Appointment {
    fileprivate init(row: Row) throws {
        id = try row("id")
        secret = try row("secret")
        matter = try row("matter")
        startsAt = try row("starts_at")
        kind = try row.word("kind")
        priority = try row.wordIfAny("priority")
        state = try row.word("state")
        ticket = try row("ticket")
        person = try row("person")
    }
}

extension Transaction {
    /// Keeps a booking; false when its slot's place or its person is taken.
    func add(_ appointment: Appointment, place: Int) throws -> Bool {
        try run(
            """
            INSERT INTO queue_appointment (id, secret, matter, day, starts_at, slot_place, kind,
                priority, person, state, booked_at)
            VALUES (\(appointment.id), \(appointment.secret), \(appointment.matter),
                \(appointment.startsAt.day), \(appointment.startsAt), \(place),
                \(appointment.kind.rawValue), \(appointment.priority?.rawValue),
                \(appointment.person), \(appointment.state.rawValue), \(instant))
            ON CONFLICT DO NOTHING
            """) > 0
    }

    func keep(_ appointment: Appointment) throws {
        try run(
            """
            UPDATE queue_appointment SET state = \(appointment.state.rawValue),
                ticket = \(appointment.ticket)
            WHERE id = \(appointment.id)
            """)
    }
}

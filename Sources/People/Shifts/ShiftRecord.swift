import Kernel

extension Shift {
    fileprivate init(row: Row) throws {
        let kind: String = try row("place_kind")
        guard let known = Place.Kind(rawValue: kind) else { throw Fault("no place \(kind)") }
        try self.init(
            id: row("id"), account: row("account"), day: row("day"),
            begins: DayTime(second: row("begins")), ends: DayTime(second: row("ends")),
            place: Place(known, row("place_name")), arrivedAt: row("arrived_at"),
            leftAt: row("left_at"), cancelledAt: row("cancelled_at"))
    }
}

extension Reader {
    /// One shift, cancelled or not; nil when there is none of this id.
    package func shift(_ id: String) throws -> Shift? {
        try first("SELECT * FROM shift WHERE id = \(id)").map(Shift.init(row:))
    }

    /// The shifts of some days, in the order of their times.
    package func shifts(from first: Day, through last: Day) throws -> [Shift] {
        try rows(
            """
            SELECT * FROM shift WHERE cancelled_at IS NULL AND day >= \(first) AND day <= \(last)
            ORDER BY day, begins, id
            """
        ).map(Shift.init(row:))
    }

    /// Who is to be on duty at a moment, at whatever place; `arrivedAt` and `leftAt` say whether
    /// they are here.
    package func onDuty(at instant: Instant) throws -> [Shift] {
        try rows(
            """
            SELECT * FROM shift WHERE cancelled_at IS NULL AND day = \(instant.day)
                AND begins <= \(instant.secondOfDay) AND ends > \(instant.secondOfDay)
            ORDER BY begins, id
            """
        ).map(Shift.init(row:))
    }

    func shifts(of account: String, from first: Day, through last: Day) throws -> [Shift] {
        try rows(
            """
            SELECT * FROM shift WHERE cancelled_at IS NULL AND account = \(account)
                AND day >= \(first) AND day <= \(last)
            ORDER BY day, begins
            """
        ).map(Shift.init(row:))
    }
}

extension Transaction {
    func insert(_ shift: Shift) throws {
        try run(
            """
            INSERT INTO shift (id, account, day, begins, ends, place_kind, place_name)
            VALUES (\(shift.id), \(shift.account), \(shift.day), \(shift.begins.second),
                \(shift.ends.second), \(shift.place.kind.rawValue), \(shift.place.name))
            """)
    }

    func update(_ shift: Shift) throws {
        try run(
            """
            UPDATE shift SET arrived_at = \(shift.arrivedAt), left_at = \(shift.leftAt),
                cancelled_at = \(shift.cancelledAt)
            WHERE id = \(shift.id)
            """)
    }
}

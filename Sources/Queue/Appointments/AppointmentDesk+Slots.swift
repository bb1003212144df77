import Kernel

/// A slot that can still be booked.
package struct OpenSlot: Hashable, Sendable {
    package let startsAt: Instant
    /// How many more may book it.
    package let left: Int
}

extension AppointmentDesk {
    /// The slots of a day that can still be booked, with the places left; none for a matter
    /// without appointments, a day off, or a day too far ahead.
    package func slots(of matter: Matter.ID, on day: Day) async throws -> [OpenSlot] {
        try await open(matter, from: day, through: day)[day] ?? []
    }

    /// The days ahead on which a matter has slots, each with those that can still be booked; none
    /// where the day is full.
    package func days(of matter: Matter.ID) async throws -> [(day: Day, slots: [OpenSlot])] {
        let today = centre.clock.today
        let open = try await open(matter, from: today, through: today + Appointment.daysAhead)
        return open.sorted { $0.key < $1.key }.map { (day: $0.key, slots: $0.value) }
    }

    /// By the days that have slots at all; one look at what is taken, however many days.
    private func open(
        _ id: Matter.ID, from first: Day, through last: Day
    ) async throws -> [Day: [OpenSlot]] {
        let now = centre.clock.now()
        let from = max(first, now.day)
        let through = min(last, now.day + Appointment.daysAhead)
        guard from <= through else { return [:] }
        return try await centre.read { [calendar = desks.calendar] reader in
            let hall = try reader.hall()
            guard let matter = hall.matter(id), matter.isOpen, matter.appointmentPlaces > 0 else {
                return [:]
            }
            let taken = try reader.placesTaken(of: id, from: from, through: through)
            var open: [Day: [OpenSlot]] = [:]
            var day = from
            while day <= through {
                defer { day = day + 1 }
                // A year whose holidays are not published has no slots yet.
                guard (try? calendar.kind(of: day)) != nil else { continue }
                let slots = try hall.slots(on: day, calendar).filter { $0 > now }
                guard !slots.isEmpty else { continue }
                open[day] = slots.compactMap { slot in
                    let left = matter.appointmentPlaces - (taken[slot] ?? 0)
                    return left > 0 ? OpenSlot(startsAt: slot, left: left) : nil
                }
            }
            return open
        }
    }
}

extension Reader {
    /// How many places of each slot are taken.
    fileprivate func placesTaken(
        of matter: Matter.ID, from: Day, through: Day
    ) throws -> [Instant: Int] {
        let rows = try rows(
            """
            SELECT starts_at, COUNT(*) AS taken FROM queue_appointment
            WHERE day >= \(from) AND day <= \(through) AND matter = \(matter)
                AND state <> 'cancelled'
            GROUP BY starts_at
            """)
        return try Dictionary(uniqueKeysWithValues: rows.map { try ($0("starts_at"), $0("taken")) })
    }
}

import Kernel

extension HallDesk {
    /// Adds a matter to a category; returns its id, such as `A01`.
    ///
    /// - Parameter appointmentPlaces: how many may book the same slot; 0 for no appointments.
    /// - Throws: `Refusals`, one for each field not in order; `Refusal` for no such category.
    @discardableResult
    package func add(
        matter name: Words, to letter: String, appointmentPlaces: Int = 0, by actor: Actor
    ) async throws -> Matter.ID {
        try await change(by: actor) { transaction, hall in
            guard hall.category(letter) != nil else { throw Refusal.noSuchCategory(letter) }
            try check(name, appointmentPlaces)
            let number = hall.matters(of: letter).count + 1
            guard number <= 99 else { throw Refusal.tooManyMatters }
            let matter = Matter(
                id: letter + (number < 10 ? "0" : "") + "\(number)", letter: letter, name: name,
                appointmentPlaces: appointmentPlaces, closedAt: nil)
            try transaction.add(matter)
            try record(matter.id, name, appointmentPlaces, transaction)
            return matter.id
        }
    }

    /// Changes what a matter is called, and how many may book one of its slots.
    ///
    /// - Throws: `Refusals`, one for each field not in order; `Refusal` for no such matter.
    package func change(
        matter id: Matter.ID, name: Words, appointmentPlaces: Int, by actor: Actor
    ) async throws {
        try await change(by: actor) { transaction, hall in
            guard hall.matter(id) != nil else { throw Refusal.noSuchMatter(id) }
            try check(name, appointmentPlaces)
            try record(id, name, appointmentPlaces, transaction)
            try transaction.run(
                """
                UPDATE queue_matter SET name_zh = \(name.zh), name_en = \(name.en),
                    appointment_places = \(appointmentPlaces)
                WHERE id = \(id)
                """)
        }
    }

    /// Takes no more tickets for a matter. Those that wait stay in line, and the counters that
    /// serve it call them as before.
    ///
    /// - Throws: `Refusal` for no such matter.
    package func close(matter id: Matter.ID, by actor: Actor) async throws {
        try await change(by: actor) { transaction, hall in
            guard let matter = hall.matter(id) else { throw Refusal.noSuchMatter(id) }
            guard matter.isOpen else { return }
            let waiting = try transaction.reader.waiting(in: id)
            try transaction.record(
                MatterClosed(waiting: waiting), about: Subject("queue.matter", id))
            try transaction.run(
                "UPDATE queue_matter SET closed_at = \(transaction.instant) WHERE id = \(id)")
        }
    }

    /// Takes tickets for a matter again.
    ///
    /// - Throws: `Refusal` for no such matter.
    package func reopen(matter id: Matter.ID, by actor: Actor) async throws {
        try await change(by: actor) { transaction, hall in
            guard let matter = hall.matter(id) else { throw Refusal.noSuchMatter(id) }
            guard !matter.isOpen else { return }
            try transaction.record(MatterReopened(), about: Subject("queue.matter", id))
            try transaction.run("UPDATE queue_matter SET closed_at = NULL WHERE id = \(id)")
        }
    }

    private func check(_ name: Words, _ places: Int) throws {
        var faults: [Refusal] = []
        if !name.isName { faults.append(.nameMissing) }
        if !(0...50).contains(places) { faults.append(.badPlaces) }
        guard faults.isEmpty else { throw Refusals(faults) }
    }

    private func record(
        _ id: Matter.ID, _ name: Words, _ places: Int, _ transaction: Transaction
    ) throws {
        try transaction.record(
            MatterKept(name: name, appointmentPlaces: places), about: Subject("queue.matter", id))
    }
}

extension Reader {
    /// How many tickets wait in a line.
    func waiting(in line: String) throws -> Int {
        try first(
            "SELECT COUNT(*) AS n FROM queue_ticket WHERE state = 'waiting' AND line = \(line)"
        )?("n") ?? 0
    }
}

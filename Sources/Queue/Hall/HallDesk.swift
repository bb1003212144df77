import Kernel

/// Sets up the hall: categories, matters, counters, rules. Needs `manageHall`, and every change is
/// journalled.
package struct HallDesk: Sendable {
    let desks: QueueDesks

    /// The hall as it is set up; from the database, for pages.
    package func hall() async throws -> Hall { try await desks.centre.read { try $0.hall() } }

    /// Sets up a category, whose letter begins the numbers of its tickets.
    ///
    /// - Throws: `Refusals`, one for each field not in order; `Refusal` for a letter in use.
    package func add(category letter: String, name: Words, by actor: Actor) async throws {
        try await change(by: actor) { transaction, hall in
            var faults: [Refusal] = []
            if letter.count != 1 || !("A"..."Y").contains(letter) { faults.append(.badLetter) }
            if !name.isName { faults.append(.nameMissing) }
            guard faults.isEmpty else { throw Refusals(faults) }
            guard hall.category(letter) == nil else { throw Refusal.letterTaken(letter) }
            try transaction.record(
                CategoryKept(letter: letter, name: name), about: Subject("queue.category", letter))
            try transaction.run(
                """
                INSERT INTO queue_category (letter, name_zh, name_en)
                VALUES (\(letter), \(name.zh), \(name.en))
                """)
        }
    }

    /// - Throws: `Refusal` for a category that is not there or a name that is none.
    package func rename(category letter: String, to name: Words, by actor: Actor) async throws {
        try await change(by: actor) { transaction, hall in
            guard hall.category(letter) != nil else { throw Refusal.noSuchCategory(letter) }
            guard name.isName else { throw Refusal.nameMissing }
            try transaction.record(
                CategoryKept(letter: letter, name: name), about: Subject("queue.category", letter))
            try transaction.run(
                """
                UPDATE queue_category SET name_zh = \(name.zh), name_en = \(name.en)
                WHERE letter = \(letter)
                """)
        }
    }

    /// Other rules from now on.
    ///
    /// - Throws: `Refusals`, one for each rule not in order.
    package func change(rules: HallRules, by actor: Actor) async throws {
        try await change(by: actor) { transaction, _ in
            let faults = rules.faults
            guard faults.isEmpty else { throw Refusals(faults) }
            try transaction.keep(rules)
            try transaction.record(RulesChanged(rules: rules), about: Subject("queue.hall", "1"))
        }
    }

    /// A change by somebody who may, on the settings as the database holds them.
    func change<Value: Sendable>(
        by actor: Actor, _ act: @escaping @Sendable (Transaction, Hall) throws -> Value
    ) async throws -> Value {
        let value = try await desks.centre.write(by: actor, may: .manageHall) { transaction in
            let value = try act(transaction, transaction.reader.hall())
            try transaction.changeHall()
            return value
        }
        desks.halls.forget()
        return value
    }
}

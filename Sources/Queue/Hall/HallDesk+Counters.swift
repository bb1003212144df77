import Kernel

extension HallDesk {
    /// Sets up a counter; returns its id, its number as text. It is closed until a clerk opens it.
    ///
    /// - Throws: `Refusals`, one for each field not in order; `Refusal` for a number in use.
    @discardableResult
    package func add(
        counter number: Int, name: Words, serving matters: [Matter.ID], by actor: Actor
    ) async throws -> Counter.ID {
        try await change(by: actor) { transaction, hall in
            var faults = faults(of: name, matters, hall)
            if !(1...999).contains(number) { faults.append(.badCounterNumber) }
            guard faults.isEmpty else { throw Refusals(faults) }
            guard hall.counter("\(number)") == nil else { throw Refusal.counterTaken(number) }
            let counter = Counter(
                id: "\(number)", number: number, name: name, matters: matters, retiredAt: nil)
            try transaction.add(counter)
            try record(counter, transaction)
            return counter.id
        }
    }

    /// Changes a counter's name and what it serves.
    ///
    /// - Throws: `Refusals`, one for each field not in order; `Refusal` for no such counter, and
    ///   when people wait whom no counter would serve any more.
    package func change(
        counter id: Counter.ID, name: Words, serving matters: [Matter.ID], by actor: Actor
    ) async throws {
        try await change(by: actor) { transaction, hall in
            guard let counter = hall.counter(id) else { throw Refusal.noSuchCounter(id) }
            let faults = faults(of: name, matters, hall)
            guard faults.isEmpty else { throw Refusals(faults) }
            let dropped = Set(counter.matters).subtracting(matters)
            try leaveNobody(waiting: dropped, but: id, hall, transaction.reader)
            try transaction.run(
                """
                UPDATE queue_counter SET name_zh = \(name.zh), name_en = \(name.en),
                    retired_at = NULL
                WHERE id = \(id)
                """)
            try transaction.assign(matters, to: id)
            let changed = Counter(
                id: id, number: counter.number, name: name, matters: matters, retiredAt: nil)
            try record(changed, transaction)
        }
    }

    /// Puts a counter out of use.
    ///
    /// - Throws: `Refusal` for no such counter, while a clerk sits there, and when people wait
    ///   whom no counter would serve any more.
    package func retire(counter id: Counter.ID, by actor: Actor) async throws {
        try await change(by: actor) { transaction, hall in
            guard let counter = hall.counter(id) else { throw Refusal.noSuchCounter(id) }
            guard counter.retiredAt == nil else { return }
            let seat = try transaction.reader.seat(id)
            guard seat?.clerk == nil else { throw Refusal.counterOccupied }
            let lines = Set(counter.matters + [Counter.line(id)])
            try leaveNobody(waiting: lines, but: id, hall, transaction.reader)
            try transaction.record(CounterRetired(), about: Subject("queue.counter", id))
            try transaction.run(
                "UPDATE queue_counter SET retired_at = \(transaction.instant) WHERE id = \(id)")
        }
    }

    /// Refuses when somebody waits in a line that only this counter calls from.
    private func leaveNobody(
        waiting lines: Set<String>, but id: Counter.ID, _ hall: Hall, _ reader: Reader
    ) throws {
        for line in lines.sorted() {
            let others = hall.counters(serving: line).filter { $0.id != id }
            guard others.isEmpty else { continue }
            let waiting = try reader.waiting(in: line)
            guard waiting == 0 else { throw Refusal.stillWaiting(line, waiting) }
        }
    }

    private func faults(of name: Words, _ matters: [Matter.ID], _ hall: Hall) -> [Refusal] {
        var faults = matters.filter { hall.matter($0) == nil }.map(Refusal.noSuchMatter)
        if name.zh.count > 60 || name.en.count > 60 { faults.append(.nameMissing) }
        return faults
    }

    private func record(_ counter: Counter, _ transaction: Transaction) throws {
        try transaction.record(
            CounterKept(
                number: counter.number, name: counter.name, matters: counter.matters.sorted()),
            about: Subject("queue.counter", counter.id))
    }
}

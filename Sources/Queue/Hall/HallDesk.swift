import Kernel

/// Sets up the hall: categories, matters, counters, rules. Needs `manageHall`.
package struct HallDesk: Sendable {
    let desks: QueueDesks

    /// The hall as it is set up; from memory, except after a change.
    package func hall() async throws -> Hall { throw Fault("hall") }
    /// - Throws: `Refusals`, one for each field not in order.
    package func add(category letter: String, name: Words, by actor: Actor) async throws {}
    package func rename(category letter: String, to name: Words, by actor: Actor) async throws {}
    /// Adds a matter to a category; returns its id, such as `A01`.
    @discardableResult
    package func add(
        matter name: Words, to letter: String, appointmentPlaces: Int = 0, by actor: Actor
    ) async throws -> Matter.ID { throw Fault("hall") }
    package func change(
        matter id: Matter.ID, name: Words, appointmentPlaces: Int, by actor: Actor
    ) async throws {}
    /// Takes no more tickets for a matter; those that wait are still served.
    package func close(matter id: Matter.ID, by actor: Actor) async throws {}
    package func reopen(matter id: Matter.ID, by actor: Actor) async throws {}
    @discardableResult
    package func add(
        counter number: Int, name: Words, serving matters: [Matter.ID], by actor: Actor
    ) async throws -> Counter.ID { throw Fault("hall") }
    package func change(
        counter id: Counter.ID, name: Words, serving matters: [Matter.ID], by actor: Actor
    ) async throws {}
    package func retire(counter id: Counter.ID, by actor: Actor) async throws {}
    package func change(rules: HallRules, by actor: Actor) async throws {}
}

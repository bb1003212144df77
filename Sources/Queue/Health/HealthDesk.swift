import Kernel

/// Keeps what the calling system's health is measured by: outages, upgrades, days.
package struct HealthDesk: Sendable {
    let desks: QueueDesks

    /// Declares an outage of the whole system; without an end it lasts until `end`.
    @discardableResult
    package func declare(
        planned: Bool, from: Instant, until: Instant?, reason: String, by actor: Actor
    ) async throws -> String { throw Fault("declare") }
    package func end(outage id: String, by actor: Actor) async throws {}
    /// Outages that lie in a period in part or whole, newest first.
    package func outages(from: Day, through: Day) async throws -> [Outage] { [] }
    package func openOutages() async throws -> [Outage] { [] }
    package func days(from: Day, through: Day) async throws -> [DayHealth] { [] }
    /// An upgrade of the calling system was accepted: the record's number and its paper's SHA-256.
    package func acceptUpgrade(
        on day: Day, title: String, document: String, paper: String?, by actor: Actor
    ) async throws {}
}

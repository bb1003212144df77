import Kernel
import People

/// A week of shifts, read at one moment, with everything that its page shows.
struct ShiftWeek: Sendable {
    let monday: Day
    let now: Instant
    let shifts: [Shift]
    let onDuty: [Shift]
    let mine: [Shift]
    let absences: [Absence]
    /// Who can be on duty somewhere.
    let people: [(account: Account, name: String)]
    /// Of everybody who is named in it.
    let names: [String: String]

    var days: [Day] { (0..<7).map { monday + $0 } }

    /// Whoever may serve at some place.
    static let work = Set(Place.Kind.allCases.map(\.permission))

    static func read(_ visit: Visit, _ monday: Day) async throws -> ShiftWeek {
        let (centre, account) = (visit.centre, try visit.actor.id)
        let now = centre.clock.now()
        let found = try await centre.read { reader in
            (
                shifts: try reader.shifts(from: monday, through: monday + 6),
                onDuty: try reader.onDuty(at: now),
                mine: try reader.shifts(from: now.day, through: now.day)
                    .filter { $0.account == account },
                absences: try reader.absences(from: monday, through: monday + 6)
            )
        }
        let people = try await visit.site.accounts.colleagues(who: work)
        let others =
            (found.shifts + found.onDuty).map(\.account)
            + found.absences.flatMap { [$0.account] + ($0.delegate.map { [$0] } ?? []) }
        let unknown = Set(others).subtracting(people.map(\.account.id))
        var names = try await visit.site.accounts.names(of: unknown)
        for (account, name) in people { names[account.id] = name }
        return ShiftWeek(
            monday: monday, now: now, shifts: found.shifts, onDuty: found.onDuty,
            mine: found.mine, absences: found.absences, people: people, names: names)
    }
}

extension Visit {
    /// The week that the address or the form asks for; this one unless it says another.
    var monday: Day {
        let asked = form["week"] ?? query("week")
        return (asked.flatMap { Day($0) } ?? today).monday
    }
}

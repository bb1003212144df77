import Kernel
import TestStores

@testable import People

/// A hall with its chief and three of its people, on Friday 17 October 2025 at half past eight.
struct ShiftCentre {
    let centre: Centre
    let clock: SimulatedClock
    let desk: ShiftDesk
    /// The ids of the accounts.
    let chief: Actor
    let wang: Actor
    let zhao: Actor

    static let monday = "2025-10-13"

    static func with(
        on store: TestStore, _ act: @escaping (ShiftCentre) async throws -> Void
    ) async throws {
        let clock = SimulatedClock(
            Instant(Day("2025-10-17") ?? Day(number: 0), secondOfDay: 8 * 3600 + 1800))
        try await withCentre(on: store, modules: [.kernel, .people], clock: clock.wall) { centre in
            let accounts = AccountDesk(centre, .quick)
            func hire(_ login: String, _ name: String, _ roles: Set<Role>) async throws -> Actor {
                let account = try await accounts.add(
                    login: login, name: name, roles: roles, password: "three blue lamps",
                    by: .operator
                ).account
                return Actor(id: account.id, roles: roles)
            }
            try await act(
                ShiftCentre(
                    centre: centre, clock: clock, desk: ShiftDesk(centre),
                    chief: hire("chief", "陈主任", [.hallChief]),
                    wang: hire("wang", "王芳", [.counterClerk]),
                    zhao: hire("zhao", "赵敏", [.assistant, .counterClerk])))
        }
    }

    /// A shift in order, for a test to change what it is about.
    func draft(
        _ who: Actor? = nil, on day: String = "2025-10-17", _ begins: String = "09:00",
        _ ends: String = "17:00", at kind: Place.Kind = .counter, _ name: String = "3号窗口"
    ) -> ShiftDraft {
        ShiftDraft(
            account: (who ?? wang).id, day: day, begins: begins, ends: ends,
            placeKind: kind.rawValue, placeName: name)
    }

    func away(
        _ who: Actor, _ first: String, _ last: String, for delegate: Actor? = nil
    ) -> AbsenceDraft {
        AbsenceDraft(
            account: who.id, firstDay: first, lastDay: last, kind: "leave",
            delegate: delegate?.id ?? "")
    }

    func week(_ monday: String = monday) async throws -> [Shift] {
        let first = Day(monday) ?? Day(number: 0)
        return try await centre.read { try $0.shifts(from: first, through: first + 6) }
    }

    func kinds() async throws -> [String] {
        try await centre.read {
            try $0.journalEntries(limit: 500).map(\.kind).filter { $0.hasPrefix("people.shift_") }
        }
    }
}

/// The code of what an act is refused with; nil when it is done.
func code(_ act: () async throws -> Void) async throws -> String? {
    do {
        try await act()
        return nil
    } catch let refusal as Refusal {
        return refusal.code
    } catch let refusals as Refusals {
        return refusals.all.map(\.code).joined(separator: " ")
    }
}

import Kernel
import NIOHTTP1
import People
import Queue

/// A hall set up for a crowd: always open, every counter serving everything.
package struct HallStage: Sendable {
    package let matters: [Matter.ID]
    package let counters: [Counter.ID]
    /// The devices' tokens.
    package let kiosks: [String]
    package let screens: [String]

    package static let password = "steel-yard-2025"

    /// The sign-in name of whoever sits at a counter.
    package static func login(_ counter: Counter.ID) -> String { "window\(counter)" }

    /// Sets it up in a centre that has no hall yet.
    package init(
        in centre: Centre, windows: Int = 16, kiosks: Int = 4, screens: Int = 2
    ) async throws {
        let desks = QueueDesks(centre)
        try await desks.hall.change(rules: .alwaysOpen(at: centre.clock.today), by: .operator)
        var matters: [Matter.ID] = []
        for letter in ["A", "B", "C"] {
            try await desks.hall.add(
                category: letter, name: Words("大类\(letter)", "Category \(letter)"),
                by: .operator)
            for number in 1...2 {
                let name = Words("事项\(letter)\(number)", "Matter \(letter)\(number)")
                matters.append(
                    try await desks.hall.add(matter: name, to: letter, by: .operator))
            }
        }
        self.matters = matters
        let accounts = AccountDesk(centre)
        var counters: [Counter.ID] = []
        for number in 1...windows {
            let id = try await desks.hall.add(
                counter: number, name: Words("", ""), serving: matters, by: .operator)
            _ = try await accounts.add(
                login: Self.login(id), name: "窗口\(id)", roles: [.counterClerk],
                password: Self.password, by: .operator)
            counters.append(id)
        }
        self.counters = counters
        self.kiosks = try await desks.register(.kiosk, kiosks)
        self.screens = try await desks.register(.screen, screens)
    }
}

extension HallStage {
    /// Signs in whoever sits at a counter, and takes it.
    package func sit(at counter: Counter.ID, _ place: Line.Place) async throws -> Badge {
        let badge = try await Badge(
            at: place, login: Self.login(counter), password: Self.password)
        let caller = Caller(to: place, headers: badge.headers)
        let _: Anything = try await caller.done(.POST, "/api/counters/\(counter)/openings")
        return badge
    }
}

extension QueueDesks {
    fileprivate func register(_ kind: Device.Kind, _ count: Int) async throws -> [String] {
        var tokens: [String] = []
        for number in 0..<count {
            tokens.append(
                try await devices.register(kind, name: "\(kind.rawValue) \(number)", by: .operator)
                    .token)
        }
        return tokens
    }
}

extension OpeningHours {
    /// Every hour of yesterday, today and tomorrow, so that it does not matter when a test runs.
    package static func always(around day: Day) -> OpeningHours {
        let whole = [Stretch(opens: 0, closes: 86_400)]
        let days = (-1...1).map { ((day + $0).description, whole) }
        return OpeningHours(
            stretches: whole, exceptions: Dictionary(days, uniquingKeysWith: { $1 }))
    }
}

extension HallRules {
    /// Open around the clock, for any number of tickets, which midnight does not end.
    fileprivate static func alwaysOpen(at day: Day) -> HallRules {
        var rules = HallRules()
        rules.hours = .always(around: day)
        rules.lastTicketMinutes = 0
        rules.kioskTicketsPerMinute = 0
        rules.keepsOvernight = true
        return rules
    }
}

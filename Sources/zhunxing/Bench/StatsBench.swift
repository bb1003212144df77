import Crowd
import Foundation
import Kernel
import Queue

/// What past tickets cost: the expected wait and the hall's statistics with few and with many.
struct StatsBench {
    let tickets: Int
    private let small = 1000

    func run() async throws -> [Finding] {
        let few = try BenchCentre()
        let many = try BenchCentre()
        defer {
            few.remove()
            many.remove()
        }
        let fewHall = try await hall(in: few, small)
        let manyHall = try await hall(in: many, tickets)
        return [
            try await finding("expected wait of a ticket", fewHall, manyHall) { hall in
                _ = try await hall.desks.tickets.view(secret: hall.secret)
            },
            try await finding("the hall's statistics of a day", fewHall, manyHall) { hall in
                let day = hall.desks.centre.clock.today
                let cells = try await hall.desks.statistics(from: day, through: day)
                guard !cells.isEmpty else { throw Fault("there are no statistics") }
            },
            try await finding("the hall at a glance", fewHall, manyHall) { hall in
                _ = try await hall.desks.glance()
            },
        ]
    }

    /// A hall with so many past tickets, and one that waits.
    private struct PastHall: Sendable {
        let desks: QueueDesks
        /// Of the ticket that waits.
        let secret: String
    }

    private func hall(in place: BenchCentre, _ count: Int) async throws -> PastHall {
        let centre = try place.options.open(creating: true, clock: .fromFullHour())
        let stage = try await HallStage(in: centre)
        let desks = QueueDesks(centre)
        let kiosk = try await desks.devices.device(token: stage.kiosks[0])
        let clerks = stage.counters.indices.map {
            Actor(id: "clerk \($0)", roles: [.counterClerk])
        }
        for (counter, clerk) in zip(stage.counters, clerks) {
            try await desks.counters.open(counter, by: clerk)
        }
        // One after another, so that each counter calls its own matter's ticket and no other's:
        // the statistics then have as many cells with few as with many.
        for number in 0..<count {
            let place = number % clerks.count
            let (counter, clerk) = (stage.counters[place], clerks[place])
            _ = try await desks.tickets.issue(
                TicketRequest(matter: stage.matters[place % stage.matters.count]),
                from: .kiosk(kiosk))
            _ = try await desks.counters.callNext(counter, by: clerk)
            _ = try await desks.counters.finish(counter, .served, by: clerk)
        }
        let waiting = try await desks.tickets.issue(
            TicketRequest(matter: stage.matters[0]), from: .kiosk(kiosk))
        return PastHall(desks: desks, secret: waiting.ticket.secret)
    }

    /// Looks in turn, so that a drift of the machine's speed touches both alike.
    private func finding(
        _ name: String, _ few: PastHall, _ many: PastHall,
        _ look: (PastHall) async throws -> Void
    ) async throws -> Finding {
        var ratios: [Double] = []
        var last = (0.0, 0.0)
        for _ in 0..<15 {
            let a = try await time(few, look)
            let b = try await time(many, look)
            ratios.append(b / a)
            last = (a, b)
        }
        let figure =
            "\(ratios.median.short) × (\((last.0 * 1000).short) ms → \((last.1 * 1000).short) ms)"
        return Finding(
            name: "\(name), \(tickets) past tickets against \(small)", figure: figure,
            goal: "≤ 1.2 ×")
    }

    private func time(
        _ hall: PastHall, _ look: (PastHall) async throws -> Void
    ) async throws -> Double {
        try await ContinuousClock().measure {
            for _ in 0..<20 { try await look(hall) }
        }.seconds / 20
    }
}

extension WallClock {
    /// A clock that begins at a full hour, so that a hall's tickets are all of one hour however
    /// many there are.
    fileprivate static func fromFullHour() -> WallClock {
        let late = machine.now().milliseconds % 3_600_000
        return WallClock { Instant(milliseconds: machine.now().milliseconds - late) }
    }
}

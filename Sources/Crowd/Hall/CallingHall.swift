import Kernel
import NIOHTTP1

/// One counter with its kiosk, which calls on demand.
package final class CallingHall {
    private let kiosk: Caller
    private let clerk: Caller
    private let stage: HallStage

    /// Takes the counter and calls a first visitor.
    package init(_ stage: HallStage, _ place: Line.Place) async throws {
        self.stage = stage
        kiosk = Caller(to: place)
        let badge = try await stage.sit(at: stage.counters[0], place)
        clerk = Caller(to: place, headers: badge.headers)
        try await takeTicket()
        let _: Anything = try await clerk.done(.POST, "\(path)/calls")
    }

    private var path: String { "/api/counters/\(stage.counters[0])" }

    private func takeTicket() async throws {
        let _: Anything = try await kiosk.done(
            .POST, "/api/devices/\(stage.kiosks[0])/tickets", ["matter": stage.matters[0]])
    }

    private struct Counter: Decodable {
        let ticket: There?

        struct There: Decodable {
            let call: String
        }
    }

    /// Finishes with one visitor and calls the next; returns the call's name.
    package func callNext() async throws -> String {
        try await takeTicket()
        let counter: Counter = try await clerk.done(.POST, "\(path)/finishes", ["next": true])
        guard let call = counter.ticket?.call else { throw Fault("nobody was called") }
        return call
    }
}

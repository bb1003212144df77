import Foundation
import Kernel
import NIOHTTP1
import Synchronization

/// A crowd's day in a hall over real HTTP: kiosks give tickets, windows call and finish them,
/// screens show every call and say so. Whoever loses a server comes back and asks again.
package struct HallCrowd: Sendable {
    let stage: HallStage
    /// The server processes; windows, kiosks and screens are spread over them.
    let places: [Line.Place]
    let tickets: Int
    private let seen = HallSeen()

    /// - Parameter tickets: how many visitors come.
    package init(_ stage: HallStage, at places: [Line.Place], tickets: Int) {
        self.stage = stage
        self.places = places
        self.tickets = tickets
    }

    /// How many tickets are finished so far.
    package var finished: Int { seen.state.withLock(\.finished) }

    /// Plays it to the end; returns what everybody saw.
    package func run() async throws -> HallSeen.State {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, token) in stage.screens.enumerated() {
                group.addTask {
                    do { try await show(number, token) } catch {
                        seen.state.withLock { $0.dark.append("screen \(number): \(error)") }
                    }
                }
            }
            try await withThrowingTaskGroup(of: Void.self) { people in
                for (number, token) in stage.kiosks.enumerated() {
                    people.addTask { try await give(number, token) }
                }
                for (number, counter) in stage.counters.enumerated() {
                    people.addTask { try await serve(number, counter) }
                }
                try await people.waitForAll()
            }
            try await waitForScreens()
            group.cancelAll()
        }
        return seen.state.withLock { $0 }
    }

    private func place(_ number: Int) -> Line.Place { places[number % places.count] }

    /// The screens have a minute to catch up.
    private func waitForScreens() async throws {
        for _ in 0..<600 {
            let isDone = seen.state.withLock { state in
                state.shown.count == stage.screens.count
                    && state.shown.values.allSatisfy { $0.count >= state.calls.count }
            }
            if isDone { return }
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}

extension HallCrowd {
    /// A kiosk with a line of its own before it.
    private func give(_ number: Int, _ token: String) async throws {
        let caller = Caller(to: place(number))
        for count in stride(from: number, to: tickets, by: stage.kiosks.count) {
            let begun = ContinuousClock.now
            let ticket: HallSeen.Ticket = try await caller.done(
                .POST, "/api/devices/\(token)/tickets",
                ["matter": stage.matters[count % stage.matters.count], "request": "r\(count)"])
            let seconds = (ContinuousClock.now - begun).seconds
            seen.state.withLock { state in
                state.tickets.append(ticket)
                state.issueSeconds.append(seconds)
            }
        }
    }

    /// A counter as its clerk's program shows it.
    private struct Counter: Decodable {
        let ticket: There?

        struct There: Decodable {
            let id: String
            let number: String
            let call: String
        }
    }

    /// A window: calls, serves, calls again, until everybody was served.
    private func serve(_ number: Int, _ counter: String) async throws {
        let place = place(number)
        let badge = try await stage.sit(at: counter, place)
        let caller = Caller(to: place, headers: badge.headers)
        let path = "/api/counters/\(counter)"
        var (acts, there): (Int, Counter.There?) = (0, nil)
        while finished < tickets {
            acts += 1
            let begun = ContinuousClock.now
            let request = "\(counter)-\(acts)"
            let answer =
                if there == nil {
                    try await caller.ask(.POST, "\(path)/calls", ["request": request])
                } else {
                    try await caller.ask(
                        .POST, "\(path)/finishes", ["request": request, "next": true])
                }
            if answer.refusal == "nobody_waits" {
                try await Task.sleep(for: .milliseconds(10))
                continue
            }
            guard answer.status == 200 else { throw Fault("\(path): \(answer.text)") }
            let next = try answer.decoded(Counter.self).ticket
            seen.note(
                next.map { ($0.id, $0.number, $0.call) }, at: counter, afterFinishing: there != nil,
                (ContinuousClock.now - begun).seconds)
            there = next
        }
    }

    /// What a screen is told of a call.
    private struct Called: Decodable {
        let call: String
    }

    /// A screen: shows each call and says that it did, several at once so that it keeps up; comes
    /// back to where it was cut off.
    private func show(_ number: Int, _ token: String) async throws {
        let lanes = (0..<8).map { _ in AsyncStream.makeStream(of: String.self) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (calls, _) in lanes {
                group.addTask { try await tell(calls, number, token) }
            }
            group.addTask {
                defer { for (_, mailbox) in lanes { mailbox.finish() } }
                try await watch(number, token, lanes.map(\.continuation))
            }
            try await group.waitForAll()
        }
    }

    /// Hands every call to the next lane.
    private func watch(
        _ number: Int, _ token: String, _ lanes: [AsyncStream<String>.Continuation]
    ) async throws {
        var (last, count): (Int64?, Int) = (nil, 0)
        while !Task.isCancelled {
            do {
                let follower = try await Follower(
                    "queue/screens/\(token)", at: place(number), after: last)
                last = try await follower.position()
                for await told in follower.events {
                    last = told.id
                    guard told.name != "reload" else { throw Fault("it lost its place") }
                    guard told.name == "called" else { continue }
                    count += 1
                    lanes[count % lanes.count].yield(try told.decoded(Called.self).call)
                }
                await follower.cut()
            } catch let fault as Fault { throw fault } catch is CancellationError { return } catch {
                // The server is away for a moment.
            }
            try? await Task.sleep(for: .milliseconds(50))
        }
    }

    private func tell(_ calls: AsyncStream<String>, _ number: Int, _ token: String) async throws {
        let caller = Caller(to: place(number))
        for await call in calls {
            let _: Anything = try await caller.done(
                .POST, "/api/devices/\(token)/calls/\(call)/shown")
            seen.state.withLock { $0.shown[number, default: []].append(call) }
        }
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }

    /// To the nearest whole one.
    var milliseconds: Int64 { Int64((seconds * 1000).rounded()) }
}

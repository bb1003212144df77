import Kernel
import Logging
import ServiceLifecycle
import Synchronization
import TestStores
import Testing
@testable import zhunxing

/// What the server does by itself.
struct ChoreRoundsTests {
    /// How often each chore was done, and how many ran at once at most.
    private final class Counts: Sendable {
        let state = Mutex<[String: (done: Int, running: Int, most: Int)]>([:])
        let changes: AsyncStream<Void>
        private let changed: AsyncStream<Void>.Continuation

        init() { (changes, changed) = AsyncStream.makeStream(of: Void.self) }

        func done(_ name: String) -> Int { state.withLock { $0[name]?.done ?? 0 } }

        func count(_ name: String, _ act: () async throws -> Void) async throws {
            state.withLock { state in
                var one = state[name] ?? (0, 0, 0)
                one.running += 1
                one.most = max(one.most, one.running)
                state[name] = one
            }
            defer {
                state.withLock { state in
                    state[name]?.running -= 1
                    state[name]?.done += 1
                }
                changed.yield()
            }
            try await act()
        }
    }

    /// Runs the chores until `isEnough`, then stops as a signal would.
    private func run(
        _ chores: [Chore], _ counts: Counts, until isEnough: @Sendable () -> Bool,
        onceStopping: @Sendable () -> Void = {}
    ) async throws {
        let place = try TestPlace(on: .sqlite)
        defer { place.remove() }
        let modules = [Module.kernel, Module(name: "test", migrations: [], chores: chores)]
        let store = try place.open(modules: modules)
        let centre = try place.centre(on: store, modules: modules)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let rounds = ChoreRounds(centre: centre, logger: logger, second: .milliseconds(25))
        let services = ServiceGroup(services: [rounds], logger: logger)
        let running = Task { try await services.run() }
        for await _ in counts.changes where isEnough() { break }
        await services.triggerGracefulShutdown()
        onceStopping()
        try await running.value
        try store.close()
    }

    @Test func `each chore is done at its own pace, and never twice at once`() async throws {
        let counts = Counts()
        let chores = [1, 100_000].map { pace in
            Chore("test.every_\(pace)", everySeconds: pace) { _ in
                try await counts.count("\(pace)") { await Task.yield() }
            }
        }
        try await run(chores, counts) {
            counts.done("1") >= 5 && counts.done("100000") >= 1
        }
        #expect(counts.done("100000") == 1)
        #expect(counts.state.withLock { $0.values.allSatisfy { $0.most == 1 } })
    }

    @Test func `a chore that fails is done again, and holds up no other`() async throws {
        let counts = Counts()
        let chores = [
            Chore("test.fails", everySeconds: 1) { _ in
                try await counts.count("fails") { throw Fault("the disk is full") }
            },
            Chore("test.works", everySeconds: 1) { _ in try await counts.count("works") {} },
        ]
        try await run(chores, counts) { counts.done("fails") >= 3 && counts.done("works") >= 3 }
        #expect(counts.done("fails") >= 3)
    }

    @Test func `what is under way when the server stops is finished and kept`() async throws {
        let counts = Counts()
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        let kept = Mutex(0)
        let chore = Chore("test.long", everySeconds: 1) { centre in
            try await counts.count("began") {}
            for await _ in gate { break }
            try Task.checkCancellation()
            try await centre.write(as: "system") { transaction in
                _ = try transaction.run("INSERT INTO person (id, sealed) VALUES ('a', 'b')")
            }
            kept.withLock { $0 += 1 }
        }
        try await run([chore], counts, until: { true }, onceStopping: { open.finish() })
        #expect(kept.withLock { $0 } == 1)
    }
}

import Crowd
import Foundation
import Kernel
import NIOHTTP1
import TestStores
import Testing
import Web

/// What happens, as it happens, over real connections.
struct LiveTests {
    @Test(arguments: TestStore.allCases)
    func `what happens is told at once and in order`(kind: TestStore) async throws {
        try await withLive(on: kind) { live, headers in
            let follower = try await Follower("journal", at: live.place, headers: headers)
            let start = try #require(try await follower.position())
            try await live.happen(20)
            let told = try await follower.take(20)
            #expect(told.map(\.id) == (1...20).map { start + $0 })
            #expect(told.allSatisfy { $0.name == "entry" && $0.data.contains("test.happened") })
            await follower.cut()
        }
    }

    @Test(arguments: TestStore.allCases)
    func `whoever is cut off at any moment comes back to everything, once and in order`(
        kind: TestStore
    ) async throws {
        try await withLive(on: kind) { live, headers in
            let total = 200
            let first = try #require(try await live.sequences().last)
            let happening = Task { try await live.happen(total) }
            var ids: [Int64] = []
            var cuts = 0
            while ids.last != first + Int64(total) {
                let follower = try await Follower(
                    "journal", at: live.place, headers: headers, after: ids.last ?? first)
                var wanted = Int.random(in: 1...20)
                for await told in follower.events {
                    ids.append(told.id)
                    wanted -= 1
                    if wanted == 0 || ids.last == first + Int64(total) { break }
                }
                await follower.cut()
                cuts += 1
            }
            try await happening.value
            #expect(ids == Array((first + 1)...(first + Int64(total))))
            #expect(cuts > 5)
        }
    }

    @Test func `two servers on one database tell each other's entries, each once`() async throws {
        let place = try TestPlace(on: .postgres)
        defer { place.remove() }
        let here = try await LiveCentre(at: place)
        let there = try await LiveCentre(at: place)
        try await here.hire(.auditor)
        let headers = try await here.signIn(.auditor).headers
        let followers = [
            try await Follower("journal", at: here.place, headers: headers),
            try await Follower("journal", at: there.place, headers: headers),
        ]
        let before = try await here.sequences().count
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await here.happen(50) }
            group.addTask { try await there.happen(50) }
            try await group.waitForAll()
        }
        let expected = try await here.sequences().dropFirst(before)
        #expect(expected.count == 100)
        for follower in followers {
            #expect(try await follower.take(100).map(\.id) == Array(expected))
            await follower.cut()
        }
        try await here.stop()
        try await there.stop()
    }

    @Test func `another process is heard again after the database was gone`() async throws {
        let server = try PostgresServer()
        let place = try TestPlace(on: .postgres, server: server)
        let here = try await LiveCentre(at: place)
        let there = try await LiveCentre(at: place)
        try await here.hire(.auditor)
        let headers = try await here.signIn(.auditor).headers
        let follower = try await Follower("journal", at: here.place, headers: headers)
        try server.stop()
        try server.start()
        let sequence = try await there.happen()
        #expect(try await follower.take(1).map(\.id) == [sequence])
        await follower.cut()
        try await here.stop()
        try await there.stop()
    }

    @Test func `a stopping server ends its streams and does not wait for them`() async throws {
        let place = try TestPlace(on: .sqlite)
        defer { place.remove() }
        let live = try await LiveCentre(at: place)
        try await live.hire(.auditor)
        let headers = try await live.signIn(.auditor).headers
        let follower = try await Follower("journal", at: live.place, headers: headers)
        let sequence = try await live.happen()
        #expect(try await follower.take(1).map(\.id) == [sequence])
        try await live.stop()
        #expect(await follower.events.collected().isEmpty)
    }
}

/// Runs a test on a served centre with an auditor signed in.
func withLive(
    on kind: TestStore = .sqlite, limits: LiveLimits = LiveLimits(),
    proxies: TrustedProxies = TrustedProxies(),
    _ body: (LiveCentre, HTTPHeaders) async throws -> Void
) async throws {
    let place = try TestPlace(on: kind)
    defer { place.remove() }
    let live = try await LiveCentre(at: place, limits: limits, proxies: proxies)
    try await live.hire(.auditor)
    let headers = try await live.signIn(.auditor).headers
    try await body(live, headers)
    try await live.stop()
}

extension Follower {
    /// The next events; fewer when the connection ends before.
    func take(_ count: Int) async throws -> [Told] {
        var told: [Told] = []
        for await event in events {
            told.append(event)
            if told.count == count { break }
        }
        return told
    }
}

extension AsyncSequence where Failure == Never {
    /// All of them.
    func collected() async -> [Element] {
        var all: [Element] = []
        for await element in self { all.append(element) }
        return all
    }
}

import Foundation
import Kernel
import Rehearsal
import Testing
import TestStores

@Suite struct RehearsalTests {
    @Test(arguments: TestStore.allCases)
    func `a fortnight is played without a discrepancy`(store: TestStore) async throws {
        let outcome = try await rehearse(seed: 42, days: 14, on: store)
        #expect(outcome.days == 14)
        #expect(outcome.recorded > 100 && outcome.corrected > 5 && outcome.refused > 20)
        #expect(outcome.failed > 5 && outcome.restarts > 0 && outcome.versions > 1)
        #expect(outcome.figures > 400)
    }

    @Test(arguments: TestStore.allCases)
    func `the same seed plays the same days on every store, another one others`(
        store: TestStore
    ) async throws {
        let first = try await rehearse(seed: 7, days: 8, on: .sqlite)
        #expect(try await rehearse(seed: 7, days: 8, on: store) == first)
        #expect(try await rehearse(seed: 8, days: 8, on: store) != first)
    }

    @Test(arguments: 100..<106 as Range<UInt64>)
    func `many seeds are played without a discrepancy`(seed: UInt64) async throws {
        _ = try await rehearse(seed: seed, days: 5, on: .sqlite)
    }

    @Test(arguments: Lie.allCases)
    func `a store that lies is found out, with seed and day`(lie: Lie) async throws {
        let found = await #expect(throws: Discrepancy.self) {
            _ = try await rehearse(seed: 3, days: 30, on: .sqlite, telling: lie)
        }
        #expect(found?.seed == 3)
        #expect(found?.description.hasPrefix("seed 3, 2025-01-") == true)
    }

    private func rehearse(
        seed: UInt64, days: Int, on kind: TestStore, telling lie: Lie? = nil
    ) async throws -> Outcome {
        let place = try TestPlace(on: kind)
        defer { place.remove() }
        return try await Rehearsal(seed: seed, days: days).run(
            opening: { clock in
                let store = try place.open(modules: Rehearsal.modules, clock: clock)
                return lie.map { LyingStore(store: store, lie: $0) } ?? store
            },
            files: FileStore(directory: place.directory.appending(path: "papers")),
            vault: Vault(keyFile: place.directory.appending(path: "vault.key")))
    }
}

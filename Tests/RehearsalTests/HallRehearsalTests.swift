import Foundation
import HallDay
import Kernel
import Rehearsal
import TestStores
import Testing

@Suite struct HallRehearsalTests {
    @Test(arguments: TestStore.allCases)
    func `ten days of a hall are played without a discrepancy`(store: TestStore) async throws {
        let outcome = try await rehearse(seed: 42, days: 10, on: store)
        #expect(outcome.days == 10 && outcome.failed > 50 && outcome.restarts > 0)
        let figures = try #require(outcome.figures)
        #expect(figures.tickets > 100 && figures.outcomes["served"] ?? 0 > 50)
        #expect(figures.calls["answered"] ?? 0 > 20 && figures.enquiriesAnswered > 5)
        #expect(figures.ratings > 20 && figures.badReviews > 0)
        #expect(figures.surveyAnswers > 20 && figures.shifts["left"] ?? 0 > 40)
        #expect(try await rehearse(seed: 42, days: 10, on: .sqlite) == outcome)
    }

    @Test(arguments: 100..<104 as Range<UInt64>)
    func `many seeds of a hall are played without a discrepancy`(seed: UInt64) async throws {
        _ = try await rehearse(seed: seed, days: 6, on: .sqlite)
    }

    @Test(arguments: [
        Lie.forgetsCommits, .failsAfterCommits, .keepsRefusedWrites, .dropsTallies,
        .dropsJournalHeads,
    ])
    func `a store that lies about a hall is found out`(lie: Lie) async throws {
        let found = await #expect(throws: Discrepancy.self) {
            _ = try await rehearse(seed: 3, days: 10, on: .sqlite, telling: lie)
        }
        #expect(found?.description.hasPrefix("seed 3, 2025-01-") == true)
    }

    @Test(arguments: TestStore.allCases)
    func `a hall is played in a centre whose register was`(store: TestStore) async throws {
        let place = try TestPlace(on: store)
        defer { place.remove() }
        _ = try await Rehearsal(seed: 5, days: 2).run(
            opening: { try place.open(modules: Rehearsal.modules, clock: $0) },
            files: FileStore(directory: place.directory.appending(path: "papers")),
            vault: Vault(keyFile: place.directory.appending(path: "vault.key")))
        let outcome = try await rehearse(seed: 5, days: 3, in: place)
        #expect(outcome.days == 3 && outcome.figures?.tickets ?? 0 > 0)
    }

    private func rehearse(
        seed: UInt64, days: Int, on kind: TestStore, telling lie: Lie? = nil
    ) async throws -> HallOutcome {
        let place = try TestPlace(on: kind)
        defer { place.remove() }
        return try await rehearse(seed: seed, days: days, in: place, telling: lie)
    }

    private func rehearse(
        seed: UInt64, days: Int, in place: TestPlace, telling lie: Lie? = nil
    ) async throws -> HallOutcome {
        try await HallRehearsal(seed: seed, days: days).run(
            opening: { clock in
                let store = try place.open(modules: HallRehearsal.modules, clock: clock)
                return lie.map { LyingStore(store: store, lie: $0) } ?? store
            },
            files: FileStore(directory: place.directory.appending(path: "papers")),
            vault: Vault(keyFile: place.directory.appending(path: "vault.key")))
    }
}

import HallDay
import Helpdesk
import Kernel
import People
import Performance
import Queue
import Reactions
import Register
import Satisfaction

/// A simulated hall, played day after day against the real desks while the store fails now and
/// then; after each day everything it should hold is checked.
///
/// The same seed gives the same days, so a failure can be played again.
package struct HallRehearsal: Sendable {
    package let seed: UInt64
    package let days: Int

    package init(seed: UInt64, days: Int) {
        self.seed = seed
        self.days = days
    }

    /// What the centre of a rehearsed hall is made of; a store in which a `Rehearsal` was played
    /// will do.
    package static let modules: [Module] = [
        .kernel, .people, .register, .queue, .helpdesk, .satisfaction, .performance,
    ]

    /// Plays all days, the first of January first.
    ///
    /// - Parameters:
    ///   - open: opens the store, without a hall at first; called again after each simulated
    ///     restart, when it finds what was written before. The rehearsal closes what it opens.
    ///   - progress: told the day that has been played, and what has come about so far.
    /// - Throws: `Discrepancy` for anything that is not as it should be.
    package func run(
        opening open: @escaping (WallClock) throws -> any Store, files: FileStore, vault: Vault,
        progress: (Day, HallOutcome) -> Void = { _, _ in }
    ) async throws -> HallOutcome {
        var stage = try HallStage(
            seed: seed,
            troupe: Troupe(
                open: open, files: files, vault: vault, modules: Self.modules,
                reactions: Reaction.all))
        do {
            try await stage.open()
            for _ in 0..<days {
                try await stage.playDay()
                try await stage.inspect()
                progress(stage.today, stage.outcome)
                try stage.endDay()
            }
            try stage.close()
            return stage.outcome
        } catch {
            try? stage.close()
            throw Discrepancy(seed: seed, day: stage.today, what: "\(error)")
        }
    }
}

/// What came about in a rehearsed hall, counted; equal for equal seeds.
package struct HallOutcome: Hashable, Sendable {
    package internal(set) var days = 0
    /// Acts that the store failed, and that left nothing.
    package internal(set) var failed = 0
    package internal(set) var restarts = 0
    /// As the last day left it; nil before the first is over.
    package internal(set) var figures: HallFigures?
}

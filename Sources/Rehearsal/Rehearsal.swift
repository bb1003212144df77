import Kernel
import Performance
import Register

/// A simulated centre, played day after day against the real desks while the store fails now and
/// then; after each day everything it should hold is checked.
///
/// The same seed gives the same days, so a failure can be played again.
package struct Rehearsal: Sendable {
    package let seed: UInt64
    package let days: Int

    package init(seed: UInt64, days: Int) {
        self.seed = seed
        self.days = days
    }

    /// What the centre of a rehearsal is made of; `open` is to bring these tables up to date.
    package static let modules: [Module] = [.kernel, .register, .performance, .ticketMachine]

    /// Plays all days.
    ///
    /// - Parameters:
    ///   - open: opens the store, new and empty at first; called again after each simulated
    ///     restart, when it finds what was written before. The rehearsal closes what it opens.
    ///   - progress: told the day that has been played, and what has come about so far.
    /// - Throws: `Discrepancy` for anything that is not as it should be.
    package func run(
        opening open: @escaping (WallClock) throws -> any Store, files: FileStore, vault: Vault,
        progress: (Day, Outcome) -> Void = { _, _ in }
    ) async throws -> Outcome {
        var stage = try Stage(
            dice: SeededRandom(seed: seed),
            troupe: Troupe(open: open, files: files, vault: vault))
        do {
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

/// Something that is not as it should be, with all that is needed to play it again.
package struct Discrepancy: Error, CustomStringConvertible {
    package let seed: UInt64
    package let day: Day
    package let what: String

    package var description: String { "seed \(seed), \(day): \(what)" }
}

/// What was found not to be so; the rehearsal adds seed and day.
struct Finding: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }

    /// Throws the finding unless the condition holds.
    static func unless(_ holds: Bool, _ what: @autoclosure () -> String) throws {
        if !holds { throw Finding(what()) }
    }
}

/// What came about in a rehearsal, counted; equal for equal seeds.
package struct Outcome: Hashable, Sendable {
    package internal(set) var days = 0
    package internal(set) var recorded = 0
    package internal(set) var corrected = 0
    package internal(set) var refused = 0
    /// Acts that the store failed, and that left nothing.
    package internal(set) var failed = 0
    package internal(set) var restarts = 0
    package internal(set) var versions = 0
    /// Entries of the journal.
    package internal(set) var journal: Int64 = 0
    /// Figures compared with a naive computation.
    package internal(set) var figures = 0
}

import ArgumentParser
import Foundation
import Kernel
import PostgresStore
import Rehearsal
import SQLiteStore

/// `zhunxing rehearse`: a simulated centre that checks itself after each day.
struct RehearseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse",
        abstract: "Plays a simulated centre with failures and checks its invariants each day.")
    @Option(help: "The same seed plays the same days.") var seed: UInt64 = 1
    @Option(help: "How many days to play.") var days = 30
    @Option(help: "An empty PostgreSQL schema to play in, instead of a SQLite file.")
    var store: String?
    @Flag(help: "Print one JSON document.") var json = false

    func validate() throws {
        guard days > 0 else { throw ValidationError("--days: expected 1 or more") }
    }

    func run() async throws {
        let place = try BenchCentre()
        defer { place.remove() }
        let outcome = try await Rehearsal(seed: seed, days: days).run(
            opening: { try open($0, place) },
            files: FileStore(directory: place.directory.appending(path: "papers")),
            vault: Vault(keyFile: place.directory.appending(path: "vault.key")),
            progress: { day, outcome in
                Terminal.progress("\(day) · \(outcome.days)/\(days) 天 · 日志 \(outcome.journal) 条")
            })
        Terminal.progress("", done: true)
        let summary = Summary(seed: seed, outcome)
        if json { return try Terminal.json(summary) }
        print(
            """
            \(outcome.days) 天无误（种子 \(seed)）：登记 \(outcome.recorded)，更正 \(outcome.corrected)，\
            拒绝 \(outcome.refused)，存储故障 \(outcome.failed)，重启 \(outcome.restarts)，\
            核对数字 \(outcome.figures)，日志 \(outcome.journal) 条
            """)
    }

    private func open(_ clock: WallClock, _ place: BenchCentre) throws -> any Store {
        if let store {
            return try PostgresStore(url: store, modules: Rehearsal.modules, clock: clock)
        }
        return try SQLiteStore(
            path: place.options.databasePath, modules: Rehearsal.modules, clock: clock)
    }

    private struct Summary: Encodable {
        let seed: UInt64
        let days, recorded, corrected, refused, failed, restarts, figures: Int
        let journal: Int64

        init(seed: UInt64, _ outcome: Outcome) {
            self.seed = seed
            days = outcome.days
            recorded = outcome.recorded
            corrected = outcome.corrected
            refused = outcome.refused
            failed = outcome.failed
            restarts = outcome.restarts
            figures = outcome.figures
            journal = outcome.journal
        }
    }
}

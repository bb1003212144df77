import ArgumentParser
import Foundation
import HallDay
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
        let files = FileStore(directory: place.directory.appending(path: "papers"))
        let vault = try Vault(keyFile: place.directory.appending(path: "vault.key"))
        let outcome = try await Rehearsal(seed: seed, days: days).run(
            opening: { try open($0, place, Rehearsal.modules) }, files: files, vault: vault,
            progress: { day, outcome in
                Terminal.progress("\(day) · \(outcome.days)/\(days) 天 · 日志 \(outcome.journal) 条")
            })
        let hall = try await HallRehearsal(seed: seed, days: days).run(
            opening: { try open($0, place, HallRehearsal.modules) }, files: files, vault: vault,
            progress: { day, outcome in
                let tickets = outcome.figures?.tickets ?? 0
                Terminal.progress("大厅 \(day) · \(outcome.days)/\(days) 天 · 取号 \(tickets)")
            })
        Terminal.progress("", done: true)
        let summary = Summary(seed: seed, outcome, HallSummary(hall))
        if json { return try Terminal.json(summary) }
        summary.tell()
    }

    private func open(
        _ clock: WallClock, _ place: BenchCentre, _ modules: [Module]
    ) throws -> any Store {
        if let store {
            return try PostgresStore(url: store, modules: modules, clock: clock)
        }
        return try SQLiteStore(path: place.options.databasePath, modules: modules, clock: clock)
    }

    private struct Summary: Encodable {
        let seed: UInt64
        let days, recorded, corrected, refused, failed, restarts, figures: Int
        let journal: Int64
        let hall: HallSummary

        init(seed: UInt64, _ outcome: Outcome, _ hall: HallSummary) {
            self.seed = seed
            self.hall = hall
            days = outcome.days
            recorded = outcome.recorded
            corrected = outcome.corrected
            refused = outcome.refused
            failed = outcome.failed
            restarts = outcome.restarts
            figures = outcome.figures
            journal = outcome.journal
        }

        func tell() {
            print(
                """
                \(days) 天无误（种子 \(seed)）：登记 \(recorded)，更正 \(corrected)，\
                拒绝 \(refused)，存储故障 \(failed)，重启 \(restarts)，\
                核对数字 \(figures)，日志 \(journal) 条
                大厅 \(hall.days) 天无误：取号 \(hall.tickets)，会话 \(hall.conversations)，\
                人工呼叫 \(hall.calls)，咨询 \(hall.enquiries)，评价 \(hall.ratings)，\
                答卷 \(hall.surveyAnswers)，班次 \(hall.shifts)，\
                存储故障 \(hall.failed)，重启 \(hall.restarts)
                """)
        }
    }

    /// What came about in the hall, which is played after the register in the same centre.
    private struct HallSummary: Encodable {
        let days, failed, restarts, tickets, conversations, calls, enquiries, ratings: Int
        let surveyAnswers, shifts: Int

        init(_ outcome: HallOutcome) {
            let figures = outcome.figures
            (days, failed, restarts) = (outcome.days, outcome.failed, outcome.restarts)
            tickets = figures?.tickets ?? 0
            conversations = figures?.conversations ?? 0
            calls = figures?.calls.values.reduce(0, +) ?? 0
            enquiries = figures?.enquiries ?? 0
            ratings = figures?.ratings ?? 0
            surveyAnswers = figures?.surveyAnswers ?? 0
            shifts = figures?.shifts.values.reduce(0, +) ?? 0
        }
    }
}

import HallDay
import Kernel
import Performance
import Register

/// A year of a working centre, played against the real desks: the targets of the 2025 table, and
/// the evidence behind every one of them.
///
/// The same seed gives the same entries and the same actuals; only ids, which are random, and with
/// them the digests of the journal, differ.
package struct DemoYear: Sendable {
    private let seed: UInt64

    package init(seed: UInt64) { self.seed = seed }

    /// The year it plays.
    package static let year = 2025
    /// When it begins: the first working day, before the doors open.
    package static let opening = Instant(Day.first(of: year) + 1, secondOfDay: (8 * 60 + 50) * 60)

    /// The five declarations of the table, with goals in our own words.
    package func declarations() -> [Declaration] { DeclarationTable.shipped.declarations }

    /// Declares, binds and records the whole year in a centre that has nothing of it yet.
    ///
    /// - Parameters:
    ///   - clock: the clock the centre reads; it is moved through the year.
    ///   - progress: called after each day's work, with the part of the year that is done.
    /// - Throws: what the desks throw.
    package func make(
        in centre: Centre, stepping clock: SimulatedClock, cast: Cast = .standing,
        company: HallCompany = .standing, progress: (Day, Double) -> Void = { _, _ in }
    ) async throws {
        let year = try WorkYear(Self.year)
        let ledger = try Ledger(.shipped, year, seed: seed)
        let hall = HallYear(year, seed: seed)
        let writings = Dictionary(grouping: ledger.writings, by: \.at.day)
        clock.advance(to: Self.opening)
        let money = MoneyPlay(
            centre: centre, plan: Scenario.shipped.money, cast: cast, doubtful: ledger.doubtful)
        try await money.open()
        try await declareMeasures(in: centre, cast.officer)
        try await submitTargets(in: centre)
        var play = HallPlay(
            centre, company, seed: seed, trial: Undisturbed(), advance: { clock.advance(to: $0) })
        try await play.open()
        for round in hall.surveys { play.note(round) }
        for number in Self.opening.day.number...Day.last(of: Self.year).number {
            let day = Day(number: number)
            play.habits = hall.habits(on: day)
            try play.begin(day, hall.load(on: day))
            for writing in writings[day] ?? [] {
                try await play.run(before: writing.at)
                clock.advance(to: writing.at)
                try await write(writing, centre, cast, money)
            }
            try await play.run(before: Instant(day, secondOfDay: 17 * 3600 + 2400))
            try await mark(day, in: centre, company)
            try await turn(day, in: centre, cast)
            try await turnTargets(day, in: centre, cast)
            try await play.run(before: Instant(day + 1, secondOfDay: 300))
            progress(day, Double(day.ordinal) / Double(Day.last(of: Self.year).ordinal))
        }
    }

    /// Declares the measures, stores the declarations as the approved table has them, and binds the
    /// one to the other: a year without its cycle.
    package func open(_ centre: Centre, _ officer: Actor) async throws {
        try await declareMeasures(in: centre, officer)
        let source = Source(name: DeclarationTable.shipped.source, paper: nil)
        _ = try await DeclarationDesk(centre)
            .store(declarations().map { ($0, source) }, by: officer)
        try await bind(centre, officer)
    }

    private func declareMeasures(in centre: Centre, _ officer: Actor) async throws {
        let drafts = BindingTemplate.shipped2025.measures.map { row in
            MeasureDraft(
                name: row.measure, title: row.title, unit: row.unit,
                gathering: row.measureGathering.rawValue, proof: row.proof, scale: row.scale)
        }
        _ = try await RegisterDesk(centre).declareMissing(drafts, by: officer)
    }

    /// Binds the indicators of the targets in force as the template has them.
    func bind(_ centre: Centre, _ officer: Actor) async throws {
        let template = BindingTemplate.shipped2025
        let plan = try await centre.read { reader in
            try BindingOutlook(
                reader.declarations(year: Self.year), template: template,
                measures: centre.measures(reader)
            ).plan
        }
        try await BindingDesk(centre).bind(plan, by: officer)
    }

    private func write(
        _ writing: Ledger.Writing, _ centre: Centre, _ cast: Cast, _ money: MoneyPlay
    ) async throws {
        let desk = RegisterDesk(centre)
        switch writing.work {
        case .batch(let drafts):
            let lines = drafts.enumerated().map { (line: $0 + 1, draft: $1) }
            try await desk.record(lines, by: cast.clerk(of: writing.office))
        case .money(let work): try await money.run(work)
        case .correction(let correction):
            let wrong = correction.wrong
            let found = try await centre.read { reader in
                try reader.entries(of: wrong.measure, containing: wrong.document, limit: 9)
                    .first { $0.document == wrong.document && $0.correction == nil }
            }
            guard let found else { throw Misread("nothing to correct under \(wrong.document)") }
            try await desk.correct(
                found.id, because: correction.reason, replacement: correction.right,
                by: cast.officer)
        }
    }
}

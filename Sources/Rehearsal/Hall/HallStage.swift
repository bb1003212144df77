import HallDay
import Kernel
import People
import Satisfaction

/// The rehearsed hall with everything that plays in it.
struct HallStage {
    private(set) var today = Day.first(of: Repertoire.year)
    private(set) var outcome = HallOutcome()
    private var dice: SeededRandom
    private var hall: HallPlay<FailingTrial>
    private let plan = FailurePlan()
    private let clock: StageClock
    private let troupe: Troupe

    init(seed: UInt64, troupe: Troupe) throws {
        self.troupe = troupe
        dice = SeededRandom(seed: seed, for: "hall days")
        let clock = StageClock(Instant(today, secondOfDay: 8 * 3600))
        self.clock = clock
        hall = HallPlay(
            try troupe.centre(clock.wallClock, plan), seed: seed,
            trial: FailingTrial(plan, dice: SeededRandom(seed: seed, for: "hall failures"))
        ) { clock.move(to: $0) }
        // Less patient and angrier than most, so that little is rare.
        hall.habits.noShow = 200
        hall.habits.givesUp = 100
        hall.habits.abandons = 80
        hall.habits.angry = 100
    }

    /// The hall is set up before the first visitor, and nothing fails yet.
    mutating func open() async throws {
        hall.company = try await HallStage.hire(in: hall.centre)
        try await hall.open()
        for (day, audience) in [(1, Audience.businesses), (5, .general)] {
            hall.note(
                SurveyRound(
                    title: "满意度 \(day)", audience: audience, opensOn: today + day, drawn: 60,
                    satisfied: 900))
        }
    }

    /// The people of the hall, each with an account.
    private static func hire(in centre: Centre) async throws -> HallCompany {
        let accounts = AccountDesk(centre)
        func hire(_ actor: Actor) async throws -> Actor {
            let account = try await accounts.add(
                login: actor.id, name: HallCompany.names[actor.id] ?? actor.id,
                roles: actor.roles, password: "three blue lamps", by: .operator
            ).account
            return Actor(id: account.id, roles: account.roles)
        }
        let standing = HallCompany.standing
        var (clerks, assistants): ([Actor], [Actor]) = ([], [])
        for clerk in standing.clerks { clerks.append(try await hire(clerk)) }
        for assistant in standing.assistants { assistants.append(try await hire(assistant)) }
        return HallCompany(
            chief: try await hire(standing.chief), clerks: clerks, assistants: assistants,
            hasAccounts: true)
    }

    mutating func playDay() async throws {
        let outage = DayLoad.Outage(
            begins: dice.roll(9...15) * 3600, seconds: dice.roll(120...3600))
        let load = DayLoad(
            tickets: dice.roll(10...40), guidings: dice.roll(0...8),
            conversations: dice.roll(4...14), enquiries: dice.roll(0...5),
            fieldVisits: dice.roll(0...2),
            outage: dice.happens(perMille: 200) ? outage : nil)
        try await hall.play(today, load)
        outcome.days += 1
        outcome.failed = hall.trial.failed
    }

    /// Looks at everything; on Sundays also after the tallies are made anew.
    mutating func inspect() async throws {
        let book = hall.book
        let figures = try await hall.centre.read { try HallInspection.inspect($0, book) }
        outcome.figures = figures
        guard today.weekday == 7 else { return }
        try await hall.centre.rebuildTallies()
        let again = try await hall.centre.read { try HallInspection.inspect($0, book) }
        try Finding.unless(again == figures, "other figures after the tallies were made anew")
    }

    /// Night falls; sometimes the program is started anew.
    mutating func endDay() throws {
        if dice.happens(perMille: 200) {
            try hall.centre.store.close()
            hall.goOn(in: try troupe.centre(clock.wallClock, plan))
            outcome.restarts += 1
        }
        today = today + 1
    }

    func close() throws { try hall.centre.store.close() }
}

import HallDay
import Helpdesk
import Kernel
import Queue
import Reactions
import Satisfaction
import Synchronization
import TestStores
import Testing

/// Whole days of a hall: Friday, a make-up Saturday, a Sunday off, and Monday.
@Suite struct HallDayTests {
    private static let days = ["2025-10-10", "2025-10-11", "2025-10-12", "2025-10-13"].map(day)

    @Test(arguments: TestStore.allCases)
    func `days of a hall leave everything as everybody was told`(store: TestStore) async throws {
        try await PlayedHall.with(store) { centre, hall in
            var figures: [HallFigures] = []
            for day in Self.days {
                try await hall.play(day, .busy)
                let book = hall.book
                figures.append(try await centre.read { try HallInspection.inspect($0, book) })
            }
            let last = try #require(figures.last)
            #expect(last.tickets == 120 && last.conversations == 42)
            #expect(Set(last.outcomes.keys).isSuperset(of: ["served", "left", "lapsed"]))
            #expect(last.calls["answered"] ?? 0 > 10 && last.calls["abandoned"] ?? 0 > 0)
            #expect(last.enquiriesAnswered > 0 && last.badReviews > 0)
            // A day off brings nobody.
            #expect(figures[2].tickets == figures[1].tickets)
            try await Self.expectTalliesRebuilt(centre)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an outage beyond half an hour is a day not kept`(store: TestStore) async throws {
        try await PlayedHall.with(store) { centre, hall in
            for day in Self.days { try await hall.play(day, .busy) }
            let kept = try await centre.read { reader in
                try reader.rows("SELECT day, up_seconds, is_kept FROM queue_day ORDER BY day")
                    .map { row -> [Int] in [try row("up_seconds"), try row("is_kept")] }
            }
            let open = 6 * 3600
            #expect(kept == [[open - 2700, 0], [open - 2700, 0], [0, 1], [open - 2700, 0]])
        }
    }

    @Test func `the same seed gives the same days, another one others`() async throws {
        func figures(_ seed: UInt64) async throws -> HallFigures? {
            var figures: HallFigures?
            try await PlayedHall.with(.sqlite, seed: seed) { centre, hall in
                for day in Self.days.prefix(2) { try await hall.play(day, .busy) }
                let book = hall.book
                figures = try await centre.read { try HallInspection.inspect($0, book) }
            }
            return figures
        }
        let first = try await figures(7)
        #expect(first != nil)
        #expect(try await figures(7) == first)
        #expect(try await figures(8) != first)
    }

    @Test(arguments: TestStore.allCases)
    func `a crowd is served into the evening, and nobody is lost`(store: TestStore) async throws {
        try await PlayedHall.with(store, seed: 5) { centre, hall in
            hall.habits.answerSeconds = 30...400
            hall.habits.atLunch = 300
            try await hall.play(Self.days[0], .crowded)
            let book = hall.book
            let figures = try await centre.read { try HallInspection.inspect($0, book) }
            #expect(figures.tickets == 180 && figures.conversations == 150)
            #expect(figures.waits.last ?? 0 > 300_000)
            #expect(figures.enquiries > figures.enquiriesAnswered)
        }
    }

    @Test(arguments: Damage.all)
    func `whatever is changed behind the desks' backs is found`(damage: Damage) async throws {
        try await PlayedHall.with(.sqlite) { centre, hall in
            try await hall.play(Self.days[0], .busy)
            let book = hall.book
            let changed = try await centre.store.withConnection { try $0.run(damage.sql) }
            #expect(changed > 0)
            let finding = await #expect(throws: HallFinding.self) {
                try await centre.read { try HallInspection.inspect($0, book) }
            }
            #expect(
                finding?.description.contains(damage.told) == true, "\(String(describing: finding))"
            )
        }
    }

    private static func expectTalliesRebuilt(_ centre: Centre) async throws {
        let tallies: @Sendable (any Connection) throws -> [String] = { connection in
            try connection.rows("SELECT * FROM tally ORDER BY measure, breakdown, span")
                .map { "\($0)" }
        }
        let (kept, rebuilt) = try await centre.store.withConnection { connection in
            let kept = try tallies(connection)
            try connection.rebuildTallies()
            return (kept, try tallies(connection))
        }
        #expect(!kept.isEmpty && kept == rebuilt)
    }
}

/// A change of a store that no desk would make, and what is to be told of it.
struct Damage: Sendable, CustomTestStringConvertible {
    let sql: SQL
    let told: String
    var testDescription: String { told }

    static let all = [
        Damage(
            sql: "UPDATE queue_ticket SET number = 77 WHERE letter = 'A' AND number = 2",
            told: "numbers of"),
        Damage(
            sql: "UPDATE queue_ticket SET outcome = 'unclosed' WHERE outcome = 'served'",
            told: "journalled"),
        Damage(sql: "DELETE FROM help_message WHERE ordinal = 2", told: "is not its next"),
        Damage(sql: "UPDATE help_call SET closed_at = closed_at + 100", told: "kept as"),
        Damage(
            sql: """
                UPDATE observation SET amount = amount + 10
                WHERE measure = 'helpdesk.first_answer_seconds'
                """, told: "observed"),
        Damage(
            sql: "UPDATE tally SET highest = highest + 1 WHERE LENGTH(span) = 10", told: "kept"),
        Damage(
            sql: "UPDATE journal SET actor = 'somebody' WHERE sequence = 9", told: "chain"),
    ]
}

extension DayLoad {
    /// A day with three quarters of an hour of outage.
    fileprivate static let busy = DayLoad(
        tickets: 40, guidings: 6, conversations: 14, enquiries: 5, fieldVisits: 2,
        outage: Outage(begins: 36_000, seconds: 2700))

    /// More than four counters serve before they close.
    fileprivate static let crowded = DayLoad(
        tickets: 180, guidings: 30, conversations: 150, enquiries: 20, fieldVisits: 6)
}

/// A hall that was opened, with visitors who are angrier and less patient than most.
enum PlayedHall {
    static func with(
        _ store: TestStore, seed: UInt64 = 42,
        _ body: (Centre, inout HallPlay<Undisturbed>) async throws -> Void
    ) async throws {
        let clock = HallClock(Instant(day("2025-10-10"), secondOfDay: 28_800))
        try await withCentre(
            on: store, modules: [.kernel, .queue, .helpdesk, .satisfaction],
            clock: clock.wallClock, reactions: Reaction.all
        ) { centre in
            var hall = HallPlay(centre, seed: seed, trial: Undisturbed()) { clock.move(to: $0) }
            hall.habits.noShow = 300
            hall.habits.givesUp = 150
            hall.habits.abandons = 150
            hall.habits.angry = 200
            try await hall.open()
            try await body(centre, &hall)
        }
    }
}

/// A clock that stands until it is moved.
private final class HallClock: Sendable {
    private let now: Mutex<Instant>

    init(_ instant: Instant) { now = Mutex(instant) }

    func move(to instant: Instant) { now.withLock { $0 = instant } }

    var wallClock: WallClock { WallClock { [self] in now.withLock { $0 } } }
}

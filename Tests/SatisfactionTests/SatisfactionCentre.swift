import Kernel
import Satisfaction
import Synchronization
import TestStores

/// A centre with nothing but this desk, on a clock that stands at Friday, 17 October 2025, ten
/// o'clock.
struct SatisfactionCentre {
    let centre: Centre
    let clock: TestClock
    var ratings: RatingDesk { RatingDesk(centre) }
    var reviews: ReviewDesk { ReviewDesk(centre) }

    static func with(
        _ store: TestStore, _ body: (SatisfactionCentre) async throws -> Void
    ) async throws {
        let clock = TestClock()
        try await withCentre(
            on: store, modules: [.kernel, .satisfaction], clock: clock.wallClock
        ) { centre in
            try await body(SatisfactionCentre(centre: centre, clock: clock))
        }
    }

    /// Serves a visitor, as another desk would, and returns the token of their link.
    func serve(
        _ ticket: String = "t1", by clerk: Actor = .lin, matter: String = "食品生产许可"
    ) async throws -> String {
        try await centre.write(as: clerk.id) { transaction in
            try transaction.inviteRating(
                for: Subject("queue.ticket", ticket), step: "service",
                ServedCase(
                    channel: "counter", matter: matter, place: "3 号窗口", servedBy: clerk.id))
        }
    }

    /// Serves a visitor who gives one star, and returns the bad review's id.
    func badReview(
        _ ticket: String = "t1", name: String = "王小明", telephone: String = "13800138000"
    ) async throws -> String {
        let token = try await serve(ticket)
        _ = try await ratings.rate(
            token: token,
            RatingDraft(
                grade: "1", reasons: ["rude"], words: "态度差", name: name, telephone: telephone))
        let found = try await centre.read { try $0.badReviews(ReviewQuestion()) }
        return found.first?.id ?? ""
    }

    /// The figure of a measure over 2025, with its open cases.
    func figure(_ measure: MeasureName, part: String? = nil) async throws -> String? {
        let now = centre.clock.now()
        return try await centre.read { reader in
            guard let known = try centre.measures(reader)[measure.rawValue] else { return nil }
            let evidence = Evidence(
                of: [measure.rawValue], breakdown: part, from: Day.first(of: 2025),
                through: now.day)
            let open = try centre.openCases(reader, at: now)
                .filter { $0.measure == measure.rawValue }
                .map { try $0.elapsed(at: now, WorkCalendar()) }
            return try reader.figure(known.gathering, evidence, open: open)?.value
                .text(decimals: 2, trimmed: true)
        }
    }

    /// Everything the journal holds, as one text.
    func journal() async throws -> String {
        try await centre.read { reader in
            try reader.journalEntries(limit: 1000).map(\.detail).joined(separator: "\n")
        }
    }

    /// How many entries of a kind the journal holds.
    func count(_ kind: String) async throws -> Int {
        try await centre.read { try $0.journalEntries(kind: kind, limit: 1000).count }
    }
}

/// A clock that stands until the test moves it.
final class TestClock: Sendable {
    private let now = Mutex(Instant(Day("2025-10-17") ?? Day(number: 0), secondOfDay: 36_000))

    func move(to day: String, secondOfDay: Int = 36_000) {
        guard let day = Day(day) else { return }
        now.withLock { $0 = Instant(day, secondOfDay: secondOfDay) }
    }

    func advance(seconds: Int) { now.withLock { $0 = $0 + seconds } }

    var wallClock: WallClock { WallClock { [self] in now.withLock { $0 } } }
}

extension Actor {
    /// The clerk at the counter.
    static let lin = Actor(id: "lin", roles: [.counterClerk])
    /// The chiefs of the hall, who handle bad reviews.
    static let zhou = Actor(id: "zhou", roles: [.hallChief])
    static let gao = Actor(id: "gao", roles: [.hallChief])
    /// Looks and does nothing.
    static let wu = Actor(id: "wu", roles: [.auditor])
}

/// The code with which something is refused; nil when it is done.
func refusal(_ body: () async throws -> Void) async -> [String] {
    do {
        try await body()
        return []
    } catch let refusal as Refusal { return [refusal.code] } catch let refusals as Refusals {
        return refusals.all.map(\.code)
    } catch { return ["\(error)"] }
}

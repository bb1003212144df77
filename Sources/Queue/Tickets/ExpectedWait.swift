import Kernel
import Synchronization

/// How long a ticket will still wait, by what recent services took; the same cost however many
/// tickets there were.
///
/// With `c` counters busy on services of mean length `s`, the ticket with `n` before it is called
/// after `(n + 1) · s / c`, since counters come free every `s / c` on average. A counter that
/// serves several matters counts for each by the share of its waiting tickets.
package struct ExpectedWait: Sendable {
    /// What a service is taken to last before any was seen.
    private static let unknownSeconds = 300

    /// Counters that serve the matter and have nobody.
    private let idle: Int
    /// Counters that serve it, by their shares; a hundredth of one is fine enough for a guess.
    private let hundredths: Int
    private let paceSeconds: Int

    /// - Returns: nil when no open counter serves the matter.
    init?(for matter: Matter.ID, _ glance: HallGlance, _ hall: Hall) {
        let seats = Dictionary(
            glance.seats.map { ($0.counter, $0) }, uniquingKeysWith: { first, _ in first })
        let serving = hall.counters(serving: matter).filter { seats[$0.id]?.state == .open }
        guard !serving.isEmpty else { return nil }
        idle = serving.count { seats[$0.id]?.ticket == nil }
        hundredths = serving.reduce(0) { $0 + Self.share(of: $1, for: matter, glance) }
        paceSeconds = glance.paceSeconds[matter] ?? Self.unknownSeconds
    }

    /// How long somebody waits who has so many before them.
    func seconds(ahead: Int) -> Int {
        ahead < idle ? 0 : (ahead + 1) * paceSeconds * 100 / max(hundredths, 1)
    }

    private static func share(
        of counter: Counter, for matter: Matter.ID, _ glance: HallGlance
    ) -> Int {
        let mine = max(glance.waiting[matter] ?? 0, 1)
        let others = counter.matters.filter { $0 != matter }
        return 100 * mine / others.reduce(mine) { $0 + (glance.waiting[$1] ?? 0) }
    }
}

/// The hall as it was a moment ago, for guesses that many ask for at once.
final class GlanceCache: Sendable {
    private struct Kept {
        let glance: HallGlance
        var freshness: Freshness
        /// What was worked out from it, for the settings of one version.
        var version = 0
        var waits: [Matter.ID: ExpectedWait?] = [:]
    }

    private let kept = Mutex<Kept?>(nil)

    /// Whether what is kept may still be used; false for whoever is to look anew (`Freshness`).
    func isFresh(at now: Instant) -> Bool {
        kept.withLock { $0?.freshness.lasts(at: now) ?? false }
    }

    func keep(_ glance: HallGlance, at now: Instant) {
        kept.withLock { $0 = Kept(glance: glance, freshness: Freshness(at: now)) }
    }

    /// How a matter's line moves by what is kept, worked out once for each look at the hall.
    func wait(for matter: Matter.ID, _ hall: Hall) -> ExpectedWait? {
        kept.withLock { kept in
            guard var found = kept.take() else { return nil }
            defer { kept = found }
            if found.version != hall.version { (found.version, found.waits) = (hall.version, [:]) }
            if let wait = found.waits[matter] { return wait }
            let wait = ExpectedWait(for: matter, found.glance, hall)
            found.waits[matter] = .some(wait)
            return wait
        }
    }
}

extension Hall {
    /// How long somebody waits who has so many before them; nil when no open counter serves the
    /// matter.
    package func expectedWait(
        for matter: Matter.ID, ahead: Int, _ glance: HallGlance
    ) -> Int? {
        ExpectedWait(for: matter, glance, self)?.seconds(ahead: ahead)
    }
}

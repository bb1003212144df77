import Kernel
import Synchronization

/// How long a ticket will still wait, by what recent services took; the same cost however many
/// tickets there were.
///
/// With `c` counters busy on services of mean length `s`, the ticket with `n` before it is called
/// after `(n + 1) · s / c`, since counters come free every `s / c` on average. A counter that
/// serves several matters counts for each by the share of its waiting tickets.
package enum ExpectedWait {
    /// What a service is taken to last before any was seen.
    static let unknownSeconds = 300

    /// - Returns: nil when no open counter serves the matter.
    static func seconds(
        for matter: Matter.ID, ahead: Int, _ glance: HallGlance, _ hall: Hall
    ) -> Int? {
        let seats = Dictionary(
            glance.seats.map { ($0.counter, $0) }, uniquingKeysWith: { first, _ in first })
        let serving = hall.counters(serving: matter).filter { seats[$0.id]?.state == .open }
        guard !serving.isEmpty else { return nil }
        let idle = serving.count { seats[$0.id]?.ticket == nil }
        guard ahead >= idle else { return 0 }
        // A hundredth of a counter is fine enough for a guess.
        let hundredths = serving.reduce(0) { $0 + share(of: $1, for: matter, glance) }
        let pace = glance.paceSeconds[matter] ?? unknownSeconds
        return (ahead + 1) * pace * 100 / max(hundredths, 1)
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
    private let kept = Mutex<(glance: HallGlance, at: Instant)?>(nil)

    /// What is at most a second old. When it is older, whoever finds it first is given nothing, and
    /// is to look anew; meanwhile the others go on with the old one for another second.
    func find(at now: Instant) -> HallGlance? {
        kept.withLock { kept in
            guard let found = kept, found.at <= now else { return nil }
            guard now.milliseconds - found.at.milliseconds > 1000 else { return found.glance }
            kept?.at = now
            return nil
        }
    }

    func keep(_ glance: HallGlance, at now: Instant) { kept.withLock { $0 = (glance, now) } }
}

extension Hall {
    /// How long somebody waits who has so many before them; nil when no open counter serves the
    /// matter.
    package func expectedWait(
        for matter: Matter.ID, ahead: Int, _ glance: HallGlance
    ) -> Int? {
        ExpectedWait.seconds(for: matter, ahead: ahead, glance, self)
    }
}

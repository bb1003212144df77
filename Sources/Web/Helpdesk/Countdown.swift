import Helpdesk
import Kernel

/// How long somebody has still to wait for a person: a number, a word and a colour.
struct Countdown: Sendable {
    /// When a person must have answered, in milliseconds since 1970; what the script counts from.
    let due: String
    /// Seconds from the call until then.
    let limit: Int
    /// With how many seconds left everybody is rung.
    let ring: Int
    /// Seconds left, or over; never negative.
    let left: Int
    let stage: Stage

    /// How urgent it is; `help-clock.js` knows the same four.
    enum Stage: String, Sendable {
        case calm, soon, ring, late
    }

    init(due: Instant, _ rules: HelpRules, at now: Instant) {
        self.due = "\(due.milliseconds)"
        limit = rules.answerSeconds
        ring = max(0, rules.answerSeconds - rules.ringAllSeconds)
        let milliseconds = due.milliseconds - now.milliseconds
        let seconds = Int((Double(milliseconds) / 1000).rounded(.up))
        left = abs(seconds)
        stage = Countdown.stage(seconds, limit: limit, ring: ring)
    }

    private static func stage(_ left: Int, limit: Int, ring: Int) -> Stage {
        if left <= 0 { return .late }
        if left <= ring { return .ring }
        return left * 2 <= limit ? .soon : .calm
    }

    var isRinging: Bool { stage == .ring || stage == .late }
}

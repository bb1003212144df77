import Kernel

/// How old something in memory is that many ask for at once.
struct Freshness {
    /// When it was read, or somebody was sent to read it anew.
    private var at: Instant

    init(at: Instant) { self.at = at }

    /// Whether it is at most a second old. When it is older, whoever asks first is told so, and is
    /// to read it anew; meanwhile the others go on with the old one for another second. A clock
    /// that was set back tells nothing of how old it is.
    mutating func lasts(at now: Instant) -> Bool {
        guard at <= now else { return false }
        guard now.milliseconds - at.milliseconds > 1000 else { return true }
        at = now
        return false
    }
}

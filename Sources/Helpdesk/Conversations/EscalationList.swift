import Kernel

extension Reader {
    /// Calls for which everybody or the chief was rung, open now or ended since a moment, the
    /// newest first.
    package func escalatedCalls(since moment: Instant, limit: Int = 50) throws -> [HelpCall] {
        throw Fault("not built")
    }
}

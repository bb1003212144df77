/// What a desk has to do by itself when time passes: lapse a number, escalate a call, close a day.
///
/// It is done again and again by every server process, so it must find what is due, do it once,
/// and do nothing when there is nothing due.
package struct Chore: Sendable {
    /// `desk.chore`, as the log names it.
    package let name: String
    /// How often it looks, in seconds.
    package let everySeconds: Int
    /// Whether it only works out ahead what could be worked out again at any time.
    package let worksAhead: Bool
    package let run: @Sendable (Centre) async throws -> Void

    package init(
        _ name: String, everySeconds: Int, worksAhead: Bool = false,
        _ run: @escaping @Sendable (Centre) async throws -> Void
    ) {
        self.name = name
        self.everySeconds = everySeconds
        self.worksAhead = worksAhead
        self.run = run
    }
}

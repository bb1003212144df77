import People

/// How much of the machine streams may take.
package struct LiveLimits: Hashable, Sendable {
    /// Streams at once.
    package var total = 5000
    /// Streams of one network address; a whole office may be behind one. Behind a trusted proxy
    /// it is the browser's own. This machine's own address has only the total: a proxy on it that
    /// is not trusted speaks for everybody.
    package var perAddress = 500
    /// Pieces that may wait for one follower.
    package var pieces = 256
    /// How many entries a follower may have missed before its page is fetched anew instead.
    package var backlog: Int64 = 5000
    /// Between two signs of life on a quiet stream.
    package var heartbeatSeconds = 15
    /// Between two turns, so that a busy journal is told in fewer and larger pieces.
    package var pause = Duration.milliseconds(5)
    /// As much longer for each stream that was told something: its turn to be sent.
    package var pausePerStream = Duration.microseconds(10)

    /// What a centre of one city needs.
    package init() {}

    func hasRoom(total: Int, ofAddress count: Int, _ address: String) -> Bool {
        total < self.total && (count < perAddress || Self.own.contains(address))
    }

    private static let own: Set<String> = Set(["127.0.0.1", "::1"].map { Origin($0).key })
}

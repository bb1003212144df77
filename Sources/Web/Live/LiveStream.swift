import Kernel
import NIOCore

/// One open stream: what it follows, from where on, and what is still to be sent to it.
final class LiveStream: Sendable {
    /// Where a stream begins.
    enum Start: Hashable, Sendable {
        /// With what happens from now on.
        case now
        /// With what came after this sequence.
        case after(Int64)
        /// At a place that cannot be read: the follower has to fetch its page anew.
        case nowhere
    }

    let topic: any LiveTopic
    let address: String
    let start: Start
    let pieces: AsyncStream<ByteBuffer>
    private let mailbox: AsyncStream<ByteBuffer>.Continuation
    /// Closes the connection without waiting for what it has not taken.
    private let cut: @Sendable () -> Void

    /// - Parameter limit: how many pieces may wait before the stream is cut.
    init(
        _ topic: any LiveTopic, from start: Start, address: String, limit: Int,
        cut: @escaping @Sendable () -> Void
    ) {
        self.topic = topic
        self.address = address
        self.start = start
        self.cut = cut
        (pieces, mailbox) = AsyncStream.makeStream(
            of: ByteBuffer.self, bufferingPolicy: .bufferingOldest(limit))
    }

    /// Leaves a piece to be sent. A follower who does not keep up is cut off: it comes back and
    /// says how far it got, so it misses nothing.
    func send(_ piece: ByteBuffer) {
        guard case .dropped = mailbox.yield(piece) else { return }
        mailbox.finish()
        cut()
    }

    /// Ends it after what is still to be sent.
    func end() { mailbox.finish() }
}

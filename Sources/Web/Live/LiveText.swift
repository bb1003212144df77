import NIOCore

/// Writes the lines of a `text/event-stream`.
struct LiveText {
    private(set) var buffer = ByteBuffer()

    /// How long a browser waits before it comes back by itself.
    mutating func retry(milliseconds: Int) { buffer.writeString("retry: \(milliseconds)\n\n") }

    /// One event; its sequence is where a follower who comes back goes on.
    mutating func event(_ message: LiveMessage, _ sequence: Int64) {
        buffer.writeString("id: \(sequence)\nevent: \(message.name)\ndata: \(message.json)\n\n")
    }

    /// Says how far the follower has been told everything, without an event.
    mutating func position(_ sequence: Int64) { buffer.writeString("id: \(sequence)\n\n") }

    /// A comment, so that neither end takes a quiet line for a dead one.
    static func heartbeat(at sequence: Int64) -> ByteBuffer {
        ByteBuffer(string: ":\nid: \(sequence)\n\n")
    }

    /// The last words to a follower who should come back in a while.
    static func comeBackLater(milliseconds: Int) -> ByteBuffer {
        ByteBuffer(string: "retry: \(milliseconds)\n\n")
    }
}

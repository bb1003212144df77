import Crowd
import Foundation
import Kernel
import NIOCore
import NIOPosix
import Synchronization

/// A connection on which a test sends what no browser would, piece by piece, and sees how much of
/// it the server took before it answered.
enum RawLine {
    /// What came back.
    struct Answer: Sendable {
        let status: Int
        let text: String
        /// Bytes of the request that were given to the network before the answer was whole.
        let sent: Int
        let took: Duration
    }

    /// What is sent behind the head.
    enum Body: Sendable {
        case nothing
        case bytes(ByteBuffer)
        /// The same piece again and again, as chunks without an announced length, so many bytes.
        case chunks(first: ByteBuffer, then: ByteBuffer, total: Int)
    }

    /// How many bytes of a body were given to the network so far.
    private final class Count: Sendable {
        let bytes = Mutex(0)

        func add(_ more: Int) { bytes.withLock { $0 += more } }
    }

    /// Sends a request and waits for its answer; the body goes on being sent meanwhile.
    ///
    /// - Returns: nil when the server ended the connection without an answer.
    static func send(_ head: String, _ body: Body, port: Int) async throws -> Answer? {
        let start = ContinuousClock.now
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "localhost", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel)
                }
            }
        let sent = Count()
        return try await channel.executeThenClose { inbound, outbound in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    // A server that has ended the connection takes nothing more.
                    try? await write(head, body, to: outbound, sent)
                }
                defer { group.cancelAll() }
                var received = ByteBuffer()
                for try await piece in inbound {
                    received.writeImmutableBuffer(piece)
                    if let whole = parsed(received) {
                        return Answer(
                            status: whole.status, text: whole.text,
                            sent: sent.bytes.withLock(\.self), took: .now - start)
                    }
                }
                return nil
            }
        }
    }

    private static func write(
        _ head: String, _ body: Body, to outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>,
        _ sent: Count
    ) async throws {
        try await outbound.write(ByteBuffer(string: head))
        switch body {
        case .nothing: break
        case .bytes(let bytes):
            try await outbound.write(bytes)
            sent.add(bytes.readableBytes)
        case .chunks(let first, let then, let total):
            var left = total
            var piece = first
            while left > 0 {
                let size = String(piece.readableBytes, radix: 16)
                var chunk = ByteBuffer(string: "\(size)\r\n")
                chunk.writeImmutableBuffer(piece)
                chunk.writeString("\r\n")
                try await outbound.write(chunk)
                sent.add(piece.readableBytes)
                left -= piece.readableBytes
                piece = then
            }
            try await outbound.write(ByteBuffer(string: "0\r\n\r\n"))
        }
    }

    /// The status and the body of an answer; nil while it is not whole.
    private static func parsed(_ bytes: ByteBuffer) -> (status: Int, text: String)? {
        let data = Data(bytes.readableBytesView)
        guard let end = data.range(of: Data("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: data[..<end.lowerBound], as: UTF8.self)
            .components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count > 1, let status = Int(words[1]) else { return nil }
        let length =
            lines.first { $0.lowercased().hasPrefix("content-length:") }
            .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
        let body = data[end.upperBound...]
        guard body.count >= length else { return nil }
        return (status, String(decoding: body, as: UTF8.self))
    }
}

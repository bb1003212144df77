import Foundation
import NIOCore

/// What is said between us and the server, line by line (RFC 5321).
struct SMTPConversation {
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var unread = ByteBuffer()

    /// One answer of the server.
    struct Reply: Hashable {
        let code: Int
        let lines: [String]

        var isGood: Bool { (200..<400).contains(code) }
        var text: String { lines.joined(separator: " ") }
    }

    /// The longest answer that is listened to.
    private static let limit = 64 << 10

    init(
        _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>,
        _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) {
        self.inbound = inbound.makeAsyncIterator()
        self.outbound = outbound
    }

    /// Says something and hears what the server answers.
    ///
    /// - Throws: `SMTPFailure` when it refuses.
    mutating func say(_ line: String, _ step: String) async throws -> Reply {
        try await outbound.write(ByteBuffer(string: line + "\r\n"))
        return try await expect(step)
    }

    /// Hears an answer.
    ///
    /// - Throws: `SMTPFailure` when it is a refusal, or none.
    mutating func expect(_ step: String) async throws -> Reply {
        let reply = try await hear(step)
        guard reply.isGood else { throw SMTPFailure(step, reply.text, code: reply.code) }
        return reply
    }

    /// Sends a whole message; a line that begins with a point gets another (RFC 5321, 4.5.2).
    mutating func send(_ message: String, _ step: String) async throws -> Reply {
        let lines = message.replacing("\r\n", with: "\n").split(
            separator: "\n", omittingEmptySubsequences: false)
        var stuffed = lines.map { $0.hasPrefix(".") ? ".\($0)" : String($0) }
        // The message ends with a line's end already.
        if stuffed.last == "" { stuffed.removeLast() }
        return try await say(stuffed.joined(separator: "\r\n") + "\r\n.", step)
    }

    /// Whether the server has said more than it was asked; before encryption begins, that may be
    /// somebody else's.
    var hasMore: Bool { unread.readableBytes > 0 }

    private mutating func hear(_ step: String) async throws -> Reply {
        var lines: [String] = []
        while true {
            let line = try await line(step)
            guard let code = Int(line.prefix(3)), (200..<600).contains(code) else {
                throw SMTPFailure(step, "the server does not speak SMTP: \(line.prefix(80))")
            }
            lines.append(String(line.dropFirst(4)))
            if line.dropFirst(3).first != "-" { return Reply(code: code, lines: lines) }
        }
    }

    private mutating func line(_ step: String) async throws -> String {
        while true {
            let bytes = unread.readableBytesView
            if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
                let length = end - bytes.startIndex + 1
                let text = unread.readString(length: length) ?? ""
                return text.trimmingCharacters(in: .newlines)
            }
            guard unread.readableBytes < Self.limit else {
                throw SMTPFailure(step, "the server's answer does not end")
            }
            guard var more = try await inbound.next() else {
                throw SMTPFailure(step, "the server hung up")
            }
            unread.writeBuffer(&more)
        }
    }
}

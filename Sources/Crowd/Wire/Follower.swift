import Foundation
import Kernel
import NIOCore
import NIOHTTP1
import NIOPosix

/// What a stream of server-sent events told, and when it came.
package struct Told: Hashable, Sendable {
    package let id: Int64
    package let name: String
    package let data: String
    package let arrivedAt: ContinuousClock.Instant

    /// - Throws: `Fault` with what was told instead.
    package func decoded<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        do { return try Line.decoder.decode(type, from: Data(data.utf8)) } catch {
            throw Fault("\(name) \(data): \(error)")
        }
    }
}

/// A screen, a console or a phone that follows a topic over one connection.
package final class Follower: Sendable {
    /// The events in order; it ends when the connection does.
    package let events: AsyncStream<Told>
    private let channel: any Channel
    private let ear: NIOLoopBound<Ear>

    /// Connects, and returns once the server has begun to answer.
    ///
    /// - Parameters:
    ///   - last: the sequence to go on after.
    ///   - onEvent: sees each event first, on the connection's own thread.
    /// - Throws: `Fault` with the status when it is not a stream.
    package init(
        _ topic: String, at place: Line.Place, headers: HTTPHeaders = [:], after last: Int64? = nil,
        onEvent: (@Sendable (Told) -> Void)? = nil
    ) async throws {
        let (events, mailbox) = AsyncStream.makeStream(of: Told.self)
        self.events = events
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let begun = loop.makePromise(of: Void.self)
        let ear = try await loop.submit {
            NIOLoopBound(Ear(mailbox, begun, onEvent), eventLoop: loop)
        }.get()
        self.ear = ear
        let connecting = ClientBootstrap(group: loop)
            .connectTimeout(.seconds(60))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    try channel.pipeline.syncOperations.addHandler(ear.value)
                }
            }
            .connect(host: place.host, port: place.port)
        connecting.whenFailure { begun.fail($0) }
        channel = try await connecting.get()
        var headers = headers
        headers.replaceOrAdd(name: "Host", value: "localhost")
        headers.replaceOrAdd(name: "Accept", value: "text/event-stream")
        if let last { headers.replaceOrAdd(name: "Last-Event-ID", value: "\(last)") }
        let head = HTTPRequestHead(
            version: .http1_1, method: .GET, uri: "/live/\(topic)", headers: headers)
        channel.write(HTTPClientRequestPart.head(head), promise: nil)
        channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
        try await begun.futureResult.get()
    }

    /// The last sequence that the server said it has told everything through.
    package func position() async throws -> Int64? {
        try await channel.eventLoop.submit { [ear] in ear.value.position }.get()
    }

    /// Stops taking what comes in, as a phone in a lift does.
    package func stall() async throws { try await channel.setOption(.autoRead, value: false).get() }

    /// Takes in again.
    package func goOn() async throws { try await channel.setOption(.autoRead, value: true).get() }

    /// Cuts the connection.
    package func cut() async { try? await channel.close() }
}

/// Takes the stream apart.
private final class Ear: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    private let mailbox: AsyncStream<Told>.Continuation
    private let begun: EventLoopPromise<Void>
    private let onEvent: (@Sendable (Told) -> Void)?
    private var text = ByteBuffer()
    private(set) var position: Int64?
    /// Of the event whose lines are coming in.
    private var (name, data): (String, String?) = ("message", nil)

    init(
        _ mailbox: AsyncStream<Told>.Continuation, _ begun: EventLoopPromise<Void>,
        _ onEvent: (@Sendable (Told) -> Void)?
    ) {
        self.mailbox = mailbox
        self.begun = begun
        self.onEvent = onEvent
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            guard head.status == .ok else {
                begun.fail(Fault("the stream was answered with \(head.status.code)"))
                context.close(promise: nil)
                return
            }
        case .body(var part):
            text.writeBuffer(&part)
            take()
        case .end: context.close(promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        begun.fail(ChannelError.eof)
        mailbox.finish()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    /// Each block ends in an empty line.
    private func take() {
        let now = ContinuousClock.now
        while let line = nextLine() {
            guard line.isEmpty else {
                take(line)
                continue
            }
            if let data, let position {
                let told = Told(id: position, name: name, data: data, arrivedAt: now)
                onEvent?(told)
                mailbox.yield(told)
            }
            if position != nil { begun.succeed() }
            (name, data) = ("message", nil)
        }
        text.discardReadBytes()
    }

    private func nextLine() -> ByteBufferView? {
        let bytes = text.readableBytesView
        guard let end = bytes.firstIndex(of: 0x0A) else { return nil }
        text.moveReaderIndex(forwardBy: end - bytes.startIndex + 1)
        return bytes[..<end]
    }

    /// `field: value`
    private func take(_ line: ByteBufferView) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
        var bytes = line[(colon + 1)...]
        if bytes.first == UInt8(ascii: " ") { bytes = bytes.dropFirst() }
        let value = String(decoding: bytes, as: UTF8.self)
        switch String(decoding: line[..<colon], as: UTF8.self) {
        case "id": position = Int64(value)
        case "event": name = value
        case "data": data = value
        default: break
        }
    }
}

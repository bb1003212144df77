import Foundation
import Kernel
import NIOCore
import NIOHTTP1
import NIOPosix

/// One kept-open connection to a server, used by one visitor or one member of staff at a time.
package final class Line: Sendable {
    /// Where a server is.
    package struct Place: Hashable, Sendable {
        let host: String
        let port: Int

        /// A server on this machine.
        package init(port: Int) {
            host = "127.0.0.1"
            self.port = port
        }
    }

    /// What a server answered.
    package struct Answer: Sendable {
        package let status: Int
        package let headers: HTTPHeaders
        package let body: ByteBuffer
        /// When the request was given to the network.
        package let sentAt: ContinuousClock.Instant

        package var text: String { String(buffer: body) }

        /// - Throws: `Fault` with what was answered instead.
        package func decoded<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
            do {
                return try Line.decoder.decode(type, from: Data(body.readableBytesView))
            } catch { throw Fault("\(status) \(text): \(error)") }
        }
    }

    private let channel: any Channel

    /// - Throws: when nobody listens there.
    package init(to place: Place) async throws {
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(60))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    try channel.pipeline.syncOperations.addHandler(Exchange())
                }
            }
            .connect(host: place.host, port: place.port).get()
    }

    /// Sends a request and waits for its whole answer.
    ///
    /// - Throws: when the connection is lost before the answer is whole: what was asked may or may
    ///   not have been done.
    package func send(
        _ method: HTTPMethod, _ path: String, headers: HTTPHeaders = [:], body: ByteBuffer? = nil
    ) async throws -> Answer {
        let promise = channel.eventLoop.makePromise(of: Answer.self)
        var head = HTTPRequestHead(version: .http1_1, method: method, uri: path, headers: headers)
        head.headers.replaceOrAdd(name: "Host", value: "localhost")
        if let body {
            head.headers.replaceOrAdd(name: "Content-Length", value: "\(body.readableBytes)")
        }
        let asked = Asked(head: head, body: body, promise: promise)
        channel.writeAndFlush(asked).whenFailure { promise.fail($0) }
        return try await promise.futureResult.get()
    }

    package func close() { channel.close(promise: nil) }

    static let decoder: JSONDecoder = {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }()
}

/// A request on its way to the connection.
private struct Asked: Sendable {
    let head: HTTPRequestHead
    let body: ByteBuffer?
    let promise: EventLoopPromise<Line.Answer>
}

/// Keeps each answer to its request.
private final class Exchange: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundIn = Asked
    typealias OutboundOut = HTTPClientRequestPart

    private struct Sent {
        let promise: EventLoopPromise<Line.Answer>
        let at: ContinuousClock.Instant
    }

    private var waiting: [Sent] = []
    private var head: HTTPResponseHead?
    private var body = ByteBuffer()

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let asked = unwrapOutboundIn(data)
        waiting.append(Sent(promise: asked.promise, at: .now))
        context.write(wrapOutboundOut(.head(asked.head)), promise: nil)
        if let body = asked.body {
            context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        }
        context.write(wrapOutboundOut(.end(nil)), promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = ByteBuffer()
        case .body(var part): body.writeBuffer(&part)
        case .end:
            guard let head, !waiting.isEmpty else { return }
            let sent = waiting.removeFirst()
            sent.promise.succeed(
                Line.Answer(
                    status: Int(head.status.code), headers: head.headers, body: body,
                    sentAt: sent.at))
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        for sent in waiting { sent.promise.fail(ChannelError.eof) }
        waiting = []
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}

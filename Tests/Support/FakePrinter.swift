import Kernel
import NIOCore
import NIOPosix
import Synchronization

/// A printer of the test's own: a TCP server that hears ESC/POS and answers as it is told to.
package final class FakePrinter: Sendable {
    /// How it behaves; nil answers nothing.
    package struct Manner: Sendable {
        package var paper: UInt8?
        package var offline: UInt8?
        package var printed: UInt8?
        /// Hangs up when so many bytes have come.
        package var hangsUpAfter: Int
        /// Answers nothing before this.
        package var answersAfter: EventLoopFuture<Void>?

        package init(
            paper: UInt8? = 0x12, offline: UInt8? = 0x12, printed: UInt8? = 0x00,
            hangsUpAfter: Int = .max, answersAfter: EventLoopFuture<Void>? = nil
        ) {
            (self.paper, self.offline, self.printed) = (paper, offline, printed)
            self.hangsUpAfter = hangsUpAfter
            self.answersAfter = answersAfter
        }

        /// Whether something it is asked is never answered.
        package var isSilent: Bool { paper == nil || offline == nil || printed == nil }
    }

    package let port: Int
    private let channel: any Channel
    private let heard: Heard

    /// What came, a list of bytes for each connection.
    final class Heard: Sendable {
        private let all = Mutex<[[UInt8]]>([])

        func begin() -> Int {
            all.withLock { all in
                all.append([])
                return all.count - 1
            }
        }

        func add(_ bytes: [UInt8], to connection: Int) {
            all.withLock { $0[connection] += bytes }
        }

        var bytes: [[UInt8]] { all.withLock { $0 } }
    }

    /// Listens on this machine.
    ///
    /// - Parameter port: a port of its own when nil.
    package init(_ manner: Manner = Manner(), at port: Int? = nil) async throws {
        let heard = Heard()
        self.heard = heard
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let mouth = Mouth(manner, heard)
                    try channel.pipeline.syncOperations.addHandler(mouth)
                }
            }
            .bind(host: "127.0.0.1", port: port ?? 0).get()
        guard let port = channel.localAddress?.port else { throw Fault("no port") }
        self.port = port
    }

    /// What it has heard, a list of bytes for each connection, its own questions left out.
    package var receipts: [[UInt8]] { heard.bytes.map(Self.withoutQuestions) }

    package func close() async throws { try await channel.close().get() }

    private static func withoutQuestions(_ bytes: [UInt8]) -> [UInt8] {
        var rest: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if bytes[at...].starts(with: [0x10, 0x04]) || bytes[at...].starts(with: [0x1D, 0x72]) {
                at += 3
            } else {
                rest.append(bytes[at])
                at += 1
            }
        }
        return rest
    }
}

/// Answers what a client asks.
private final class Mouth: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    private let manner: FakePrinter.Manner
    private let heard: FakePrinter.Heard
    private let connection: Int
    private var count = 0

    init(_ manner: FakePrinter.Manner, _ heard: FakePrinter.Heard) {
        self.manner = manner
        self.heard = heard
        connection = heard.begin()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = Array(unwrapInboundIn(data).readableBytesView)
        heard.add(bytes, to: connection)
        count += bytes.count
        guard count < manner.hangsUpAfter else {
            context.close(promise: nil)
            return
        }
        for at in bytes.indices {
            let answer: UInt8? =
                switch Array(bytes[at...].prefix(3)) {
                case [0x10, 0x04, 4]: manner.paper
                case [0x10, 0x04, 2]: manner.offline
                case [0x1D, 0x72, 1]: manner.printed
                default: nil
                }
            guard let answer else { continue }
            let bytes = wrapOutboundOut(ByteBuffer(bytes: [answer]))
            (manner.answersAfter ?? context.eventLoop.makeSucceededVoidFuture())
                .hop(to: context.eventLoop).assumeIsolated()
                .whenSuccess { context.writeAndFlush(bytes, promise: nil) }
        }
    }
}

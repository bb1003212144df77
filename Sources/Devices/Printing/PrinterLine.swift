import NIOCore
import NIOPosix

/// A connection to a printer: what it says comes in order, or not in time.
struct PrinterLine {
    /// What comes from the printer.
    enum Word: Sendable {
        case byte(UInt8)
        /// The time for an answer, counted by its number, is over.
        case timeUp(Int)
    }

    private let channel: any Channel
    private let words: AsyncStream<Word>
    private let continuation: AsyncStream<Word>.Continuation

    /// - Throws: `PrinterFault.unreachable`.
    init(host: String, port: Int, timeoutMilliseconds: Int64) async throws(PrinterFault) {
        let (words, continuation) = AsyncStream.makeStream(
            of: Word.self, bufferingPolicy: .bufferingNewest(256))
        do {
            channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(.milliseconds(timeoutMilliseconds))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(Ear(continuation))
                    }
                }
                .connect(host: host, port: port).get()
        } catch { throw .unreachable }
        self.words = words
        self.continuation = continuation
    }

    /// - Throws: `PrinterFault.lost`.
    func send(_ bytes: [UInt8]) async throws(PrinterFault) {
        do {
            try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
        } catch { throw .lost }
    }

    /// The next byte that `isAnswer` takes; nil when none comes in time.
    ///
    /// - Throws: `PrinterFault.lost` when the printer hangs up.
    func answer(
        number: Int, withinMilliseconds limit: Int64, _ isAnswer: (UInt8) -> Bool
    ) async throws(PrinterFault) -> UInt8? {
        let alarm = channel.eventLoop.scheduleTask(in: .milliseconds(limit)) {
            continuation.yield(.timeUp(number))
        }
        defer { alarm.cancel() }
        for await word in words {
            switch word {
            case .byte(let byte) where isAnswer(byte): return byte
            case .timeUp(number): return nil
            default: continue
            }
        }
        throw .lost
    }

    /// Hangs up, once all that was sent has gone out.
    func close() async {
        try? await channel.close().get()
    }
}

/// Hears what a printer says.
private final class Ear: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let continuation: AsyncStream<PrinterLine.Word>.Continuation

    init(_ continuation: AsyncStream<PrinterLine.Word>.Continuation) {
        self.continuation = continuation
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        for byte in unwrapInboundIn(data).readableBytesView { continuation.yield(.byte(byte)) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        continuation.finish()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}

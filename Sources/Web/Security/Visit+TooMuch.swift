import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

extension Visit {
    /// How long what was refused as too large may still flow in: a browser shows the answer only
    /// once it has sent everything, and nobody sends for ever.
    private static let lingerSeconds: Int64 = 30

    /// Refuses what is announced as too large before any of it is received, and what has no
    /// announced end where nothing is read at all.
    ///
    /// - Throws: `NIOTooManyBytesError`, `bad_request`.
    func mustNotAnnounceTooMuch() throws {
        guard route.changes || !isEndless else { throw Refusal.badRequest }
        let limit = route.bodyLimit
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw NIOTooManyBytesError(maxBytes: limit)
        }
    }

    /// Whether what is sent comes in pieces until its sender says that it ends.
    var isEndless: Bool { request.headers[.transferEncoding] != nil }

    /// Ends a connection after an answer whose request is not read to its end.
    func partAfter(_ response: inout Response) {
        response.headers[.connection] = "close"
        let channel = context.channel
        channel.eventLoop.scheduleTask(in: .seconds(Self.lingerSeconds)) {
            channel.close(promise: nil)
        }
    }
}

extension Refusal {
    /// More was sent than there is room for.
    ///
    /// - Parameter limit: in bytes; a file's comes with some room for the form around it.
    static func tooLarge(_ limit: Int?) -> Refusal {
        let limit = limit ?? Route.uploadLimit
        guard limit >= 1 << 20 else {
            let size = "\(max(limit >> 10, 1)) KiB"
            return Refusal(
                "too_large_upload", "发来的内容超过 \(size)，没有接收。请写短一些，或分几次提交。",
                "What was sent is more than \(size) and was not taken. Make it shorter, or send it "
                    + "in parts.")
        }
        let size = "\(limit >> 20) MiB"
        return Refusal(
            "too_large_upload", "文件超过 \(size)，没有接收。请压缩或拆分后再上传。",
            "The file is larger than \(size) and was not taken. Make it smaller or split it.")
    }
}

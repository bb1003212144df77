import Foundation
import NIOCore
import NIOPosix
import NIOSSL

/// Hands letters to a mail server.
package struct SMTPClient: Sendable {
    let settings: SMTPSettings

    package init(_ settings: SMTPSettings) { self.settings = settings }

    /// Sends one letter; returns when the server has taken it.
    ///
    /// - Throws: `SMTPFailure`, with the step and the server's words.
    package func send(_ letter: Letter) async throws {
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await deliver(letter) }
                group.addTask {
                    try await Task.sleep(for: .seconds(settings.timeoutSeconds))
                    throw SMTPFailure(
                        "timeout", "no answer within \(settings.timeoutSeconds) seconds")
                }
                defer { group.cancelAll() }
                try await group.next()
            }
        } catch let failure as SMTPFailure { throw failure } catch {
            throw SMTPFailure("connect", "\(error)")
        }
    }

    private func deliver(_ letter: Letter) async throws {
        let channel = try await connect()
        try await channel.executeThenClose { inbound, outbound in
            var conversation = SMTPConversation(inbound, outbound)
            _ = try await conversation.expect("connect")
            var offers = try await greet(&conversation)
            if settings.security == .startTLS {
                offers = try await encrypt(channel.channel, &conversation, offers)
            }
            try await logIn(&conversation, offers)
            _ = try await conversation.say(
                "MAIL FROM:<\(letter.sender.address)>", "MAIL FROM")
            _ = try await conversation.say("RCPT TO:<\(letter.recipient.address)>", "RCPT TO")
            _ = try await conversation.say("DATA", "DATA")
            _ = try await conversation.send(letter.message, "DATA")
            // It has the letter; whether it says goodbye does not matter.
            _ = try? await conversation.say("QUIT", "QUIT")
        }
    }

    private func connect() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        let tls = settings.security == .implicit ? try context() : nil
        let name = serverName
        do {
            return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(.seconds(Int64(settings.timeoutSeconds)))
                .connect(host: settings.host, port: settings.port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        if let tls {
                            let handler = try NIOSSLClientHandler(
                                context: tls, serverHostname: name)
                            try channel.pipeline.syncOperations.addHandler(handler)
                        }
                        return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
                    }
                }
        } catch {
            throw SMTPFailure(
                "connect", "\(settings.host):\(settings.port) cannot be reached (\(error))")
        }
    }
}

import Foundation
import NIOCore
import NIOSSL

extension SMTPClient {
    /// Says who we are; returns what the server offers, in capitals.
    func greet(_ conversation: inout SMTPConversation) async throws -> [String] {
        let reply = try await conversation.say("EHLO \(settings.greeting)", "EHLO")
        return reply.lines.dropFirst().map { $0.uppercased() }
    }

    /// Encrypts what follows; returns what the server offers then.
    ///
    /// - Throws: `SMTPFailure` when it does not offer to, so that nothing goes out in the clear.
    func encrypt(
        _ channel: any Channel, _ conversation: inout SMTPConversation, _ offers: [String]
    ) async throws -> [String] {
        guard offers.contains("STARTTLS") else {
            throw SMTPFailure("STARTTLS", "the server does not offer encryption")
        }
        _ = try await conversation.say("STARTTLS", "STARTTLS")
        // What came before encryption must not count as said under it (CVE-2011-0411).
        guard !conversation.hasMore else {
            throw SMTPFailure("STARTTLS", "the server spoke before it was asked")
        }
        let (context, name) = (try context(), serverName)
        try await channel.eventLoop.submit {
            let handler = try NIOSSLClientHandler(context: context, serverHostname: name)
            try channel.pipeline.syncOperations.addHandler(handler, position: .first)
        }.get()
        do { return try await greet(&conversation) } catch let error as NIOSSLError {
            throw SMTPFailure("STARTTLS", "\(error)")
        }
    }

    /// Signs in where an account is set.
    func logIn(_ conversation: inout SMTPConversation, _ offers: [String]) async throws {
        guard let login = settings.login else { return }
        guard settings.security != .none || settings.isLocal else {
            throw SMTPFailure("AUTH", "a password is not sent in the clear to another machine")
        }
        let ways = offers.first { $0.hasPrefix("AUTH ") }?.split(separator: " ").dropFirst() ?? []
        func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
        if ways.contains("PLAIN") {
            let both = base64("\0\(login.user)\0\(login.password)")
            _ = try await conversation.say("AUTH PLAIN \(both)", "AUTH")
        } else if ways.contains("LOGIN") {
            _ = try await conversation.say("AUTH LOGIN", "AUTH")
            _ = try await conversation.say(base64(login.user), "AUTH")
            _ = try await conversation.say(base64(login.password), "AUTH")
        } else {
            throw SMTPFailure("AUTH", "the server offers neither PLAIN nor LOGIN")
        }
    }

    /// An address has no name to be checked against in the greeting of TLS.
    var serverName: String? {
        settings.host.contains(":") || settings.host.allSatisfy { $0.isNumber || $0 == "." }
            ? nil : settings.host
    }

    func context() throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        if let pem = settings.trustedPEM {
            let trusted = try NIOSSLCertificate.fromPEMBytes(Array(pem.utf8))
            configuration.additionalTrustRoots = [.certificates(trusted)]
        }
        return try NIOSSLContext(configuration: configuration)
    }
}

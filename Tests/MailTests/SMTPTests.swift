import Foundation
import Kernel
import Testing
@testable import Mail

/// Letters through a real server.
@Suite(.serialized) struct SMTPTests {
    private func letter(_ subject: String = "准星提醒", _ body: String = "超期") throws -> Letter {
        Letter(
            id: "0192", from: try Mailbox("centre@example.com", name: "准星"),
            to: try Mailbox("wang@example.com", name: "王芳"), subject: subject, body: body,
            writtenAt: Instant(milliseconds: 1_760_689_205_123))
    }

    private func failure(_ settings: SMTPSettings, _ letter: Letter) async -> SMTPFailure? {
        do {
            try await SMTPClient(settings).send(letter)
            return nil
        } catch { return error as? SMTPFailure }
    }

    @Test func `a letter arrives as it was written`() async throws {
        let server = try await MailServer.start()
        let body = "【已超期】差评整改，10-17 到期\n.\n..点\n  = 结束\n"
        try await SMTPClient(server.settings()).send(letter("准星提醒：3 件事，其中超期 1 件", body))
        let taken = try await server.next()
        #expect(taken.from == "centre@example.com" && taken.to == ["wang@example.com"])
        #expect(taken.subject == "准星提醒：3 件事，其中超期 1 件")
        #expect(taken.sender == "准星 <centre@example.com>")
        #expect(taken.recipient == "王芳 <wang@example.com>")
        #expect(taken.body == body && taken.defects.isEmpty)
        #expect(taken.id == "<0192@example.com>")
        #expect(taken.date == "Fri, 17 Oct 2025 16:20:05 +0800")
        #expect(taken.longest <= 78 && !taken.encrypted && taken.login == nil)
    }

    @Test func `plain text with lines that begin with a point arrives too`() async throws {
        let server = try await MailServer.start()
        let body = ".\n.hidden\n" + String(repeating: "word ", count: 60) + "\nend"
        try await SMTPClient(server.settings()).send(letter("Plain", body))
        let taken = try await server.next()
        #expect(taken.body == body + "\n")
    }

    @Test(arguments: [SMTPSettings.Security.startTLS, .implicit])
    func `it is encrypted, and signs in only then`(
        security: SMTPSettings.Security
    ) async throws {
        let certificate = try TestCertificate()
        let option = security == .startTLS ? "--starttls" : "--tls"
        let server = try await MailServer.start(
            [option, certificate.certificate, certificate.key]
                + (security == .startTLS ? ["--auth"] : []))
        var settings = try server.settings(security)
        settings.trustedPEM = try certificate.pem
        if security == .startTLS {
            settings.login = .init(user: "centre", password: "open-sesame")
        }
        try await SMTPClient(settings).send(letter())
        let taken = try await server.next()
        #expect(taken.body == "超期\n" || taken.body == "超期")
        if security == .startTLS { #expect(taken.encrypted && taken.login == "centre") }
        settings.trustedPEM = nil
        let stranger = await failure(settings, try letter())
        #expect(stranger != nil, "a certificate that nobody vouches for is not trusted")
        settings.trustedPEM = try certificate.pem
        settings.login = .init(user: "centre", password: "wrong")
        guard security == .startTLS else { return }
        let wrong = await failure(settings, try letter())
        #expect(wrong?.step == "AUTH" && wrong?.code == 535)
    }

    @Test(arguments: [[], ["--login-only"]])
    func `a relay on this machine may be signed in to in the clear`(
        options: [String]
    ) async throws {
        let server = try await MailServer.start(["--auth"] + options)
        var settings = try server.settings()
        settings.login = .init(user: "centre", password: "open-sesame")
        try await SMTPClient(settings).send(letter())
        let taken = try await server.next()
        #expect(taken.login == "centre")
    }

    @Test func `a password does not go to another machine in the clear`() async throws {
        let server = try await MailServer.start(["--auth"])
        var settings = try server.settings()
        settings.host = "127.0.0.2"
        settings.login = .init(user: "centre", password: "open-sesame")
        let failed = await failure(settings, try letter())
        #expect(failed?.step == "AUTH" || failed?.step == "connect")
    }

    @Test func `a server that does not offer encryption gets nothing`() async throws {
        let server = try await MailServer.start()
        let failed = await failure(try server.settings(.startTLS), try letter())
        #expect(failed?.step == "STARTTLS" && failed?.code == nil)
    }

    @Test(arguments: [("MAIL", "MAIL FROM", 550), ("RCPT", "RCPT TO", 550), ("DATA", "DATA", 451)])
    func `a refusal names the step and the server's words`(
        refuse: String, step: String, code: Int
    ) async throws {
        let server = try await MailServer.start(["--refuse", refuse])
        let failed = await failure(try server.settings(), try letter())
        #expect(failed?.step == step && failed?.code == code)
        #expect(failed?.text.isEmpty == false)
    }

    @Test func `a server that is silent, or not there, is not waited for`() async throws {
        let server = try await MailServer.start(["--silent"])
        var settings = try server.settings()
        settings.timeoutSeconds = 1
        let silent = await failure(settings, try letter())
        #expect(silent?.step == "timeout")
        (settings.port, settings.timeoutSeconds) = (1, 60)
        let gone = await failure(settings, try letter())
        #expect(gone?.step == "connect" && gone?.text.contains("127.0.0.1:1") == true)
    }
}

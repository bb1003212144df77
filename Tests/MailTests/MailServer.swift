import Foundation
import Kernel
import TestStores
@testable import Mail

/// A real mail server of the tests' own (aiosmtpd), gone when it is no longer referred to.
final class MailServer {
    let port: Int
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var unread = Data()

    /// One letter as Python's e-mail library reads it.
    struct Taken: Decodable {
        let from: String
        let to: [String]
        let subject: String
        let sender: String
        let recipient: String
        let id: String
        let date: String
        let body: String
        let defects: [String]
        let encrypted: Bool
        let login: String?
        let longest: Int
    }

    private struct Started: Decodable { let port: Int }

    /// - Throws: `Fault` when Python or aiosmtpd is missing: tests fail, and are never skipped.
    init(_ options: [String] = []) throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "smtp_server.py").path(percentEncoded: false)
        process.executableURL = URL(filePath: try Self.python())
        process.arguments = [script] + options
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var first = Data()
        while !first.contains(10) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw Fault("the mail server did not start") }
            first += more
        }
        port = try JSONDecoder().decode(Started.self, from: first).port
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.terminate()
    }

    /// The next letter it took; waits for it.
    func next() throws -> Taken {
        while !unread.contains(10) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw Fault("the mail server has gone") }
            unread += more
        }
        let end = unread.firstIndex(of: 10) ?? unread.endIndex
        defer { unread = Data(unread[(end + 1)...]) }
        return try JSONDecoder().decode(Taken.self, from: Data(unread[..<end]))
    }

    func settings(_ security: SMTPSettings.Security = .none) throws -> SMTPSettings {
        SMTPSettings(
            host: "127.0.0.1", port: port, security: security,
            sender: try Mailbox("centre@example.com", name: "准星"), timeoutSeconds: 10)
    }

    private static func python() throws -> String {
        let here = URL(filePath: #filePath).deletingLastPathComponent()
        let own = here.appending(path: "../../.venv/bin/python").standardizedFileURL
            .path(percentEncoded: false)
        return ProcessInfo.processInfo.environment["ZHUNXING_PYTHON"]
            ?? (FileManager.default.isExecutableFile(atPath: own) ? own : "/usr/bin/python3")
    }
}

/// A certificate for 127.0.0.1 that nobody else knows.
struct TestCertificate {
    let certificate: String
    let key: String

    init() throws {
        let directory = try TestDirectory.make("mail")
        certificate = directory.appending(path: "mail.pem").path(percentEncoded: false)
        key = directory.appending(path: "mail.key").path(percentEncoded: false)
        try Shell.run(
            "/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
            "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
            "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost", "-keyout", key, "-out",
            certificate)
    }

    var pem: String { get throws { try String(contentsOfFile: certificate, encoding: .utf8) } }
}

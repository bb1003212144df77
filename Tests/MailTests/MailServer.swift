import Foundation
import Kernel
import Subprocess
import SystemPackage
import TestStores
@testable import Mail

/// A real mail server of the tests' own (aiosmtpd), gone when it is no longer referred to.
final class MailServer {
    let port: Int
    private let process: Task<Void, any Error>
    private let lines: AsyncStream<String>

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

    /// What it says when it is ready.
    private struct Started: Decodable {
        let port: Int
    }

    /// - Throws: `Fault` when Python or aiosmtpd is missing: tests fail, and are never skipped.
    static func start(_ options: [String] = []) async throws -> MailServer {
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "smtp_server.py").path(percentEncoded: false)
        let python = try Self.python()
        let (lines, tell) = AsyncStream.makeStream(of: String.self)
        let process = Task {
            defer { tell.finish() }
            _ = try await Subprocess.run(
                .path(FilePath(python)), arguments: Arguments([script] + options), input: .none,
                output: .sequence, error: .currentStandardError
            ) { server in
                for try await line in server.standardOutput.strings(bufferingPolicy: .unbounded) {
                    tell.yield(line)
                }
            }
        }
        do {
            let first = try await Self.next(in: lines)
            let port = try JSONDecoder().decode(Started.self, from: first).port
            return MailServer(process, lines, port: port)
        } catch {
            process.cancel()
            throw error
        }
    }

    private init(
        _ process: Task<Void, any Error>, _ lines: AsyncStream<String>, port: Int
    ) {
        self.process = process
        self.lines = lines
        self.port = port
    }

    deinit { process.cancel() }

    private static func next(in lines: AsyncStream<String>) async throws -> Data {
        try await withThrowingTaskGroup(of: Data?.self) { group in
            group.addTask {
                for await line in lines { return Data(line.utf8) }
                return nil
            }
            group.addTask {
                try await Task.sleep(for: .seconds(600))
                return nil
            }
            defer { group.cancelAll() }
            guard let line = try await group.next() ?? nil else {
                throw Fault("the mail server said nothing")
            }
            return line
        }
    }

    /// The next letter it took; waits for it, ten minutes at most.
    func next() async throws -> Taken {
        try JSONDecoder().decode(Taken.self, from: await Self.next(in: lines))
    }

    func settings(_ security: SMTPSettings.Security = .none) throws -> SMTPSettings {
        SMTPSettings(
            host: "127.0.0.1", port: port, security: security,
            sender: try Mailbox("centre@example.com", name: "准星"), timeoutSeconds: 60)
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

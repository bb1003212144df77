import Foundation
import FoundationNetworking
import Kernel
import People
import Register
import Tools

/// The program itself, serving a centre in a process of its own.
struct ServerProcess {
    let port: Int
    private let program: RunningProgram

    /// Starts it and returns when it answers.
    ///
    /// - Parameter arguments: what else it is started with.
    init(data: String, _ arguments: [String] = []) async throws {
        var options = CentreOptions()
        (options.data, options.store) = (data, nil)
        try await self.init(options, arguments: arguments)
    }

    /// Starts it and returns when it answers.
    ///
    /// - Parameter port: by chance below those that the kernel lends to clients.
    init(
        _ options: CentreOptions, port: Int = .random(in: 20_000..<32_000),
        arguments: [String] = []
    ) async throws {
        self.port = port
        guard let itself = Bundle.main.executablePath else { throw Fault("no program") }
        program = try await RunningProgram(
            itself,
            ["serve", "--data", options.data, "--port", "\(port)"]
                + (options.store.map { ["--store", $0] } ?? []) + arguments)
        for _ in 0..<2000 {
            if try await answers() { return }
            try await Task.sleep(for: .milliseconds(2))
        }
        throw Fault("the server did not start")
    }

    func stop() { program.end(SIGTERM) }

    /// Ends it as a power cut would.
    func kill() { program.end(SIGKILL) }

    func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// Resident memory in MiB, as the kernel tells it.
    func residentMiB() throws -> Double { try mebibytes("VmRSS") }

    /// The most resident memory in MiB since the server was told to forget it.
    func highestMiB() throws -> Double { try mebibytes("VmHWM") }

    /// Lets the kernel note the most resident memory anew.
    func forgetHighest() throws {
        try Data("5".utf8).write(
            to: URL(filePath: "/proc/\(program.identifier)/clear_refs"))
    }

    private func mebibytes(_ name: String) throws -> Double {
        let status = try String(
            contentsOfFile: "/proc/\(program.identifier)/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
        let kilobytes = line.split(separator: " ").compactMap { Double($0) }.first ?? .nan
        return kilobytes / 1024
    }

    /// Asks a page and gives its status and body.
    @discardableResult
    func fetch(_ path: String, cookie: String? = nil) async throws -> (status: Int, body: Data) {
        guard let address = URL(string: url(path)) else { throw Fault("no address \(path)") }
        var request = URLRequest(url: address)
        if let cookie { request.setValue(cookie, forHTTPHeaderField: "Cookie") }
        let (body, response) = try await URLSession.shared.data(for: request)
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, body)
    }

    private func answers() async throws -> Bool {
        guard program.isRunning else { throw Fault("the server ended") }
        return (try? await fetch("/hello"))?.status == 200
    }
}

/// Somebody signed in over the JSON interface.
struct SignedInClient {
    let cookie: String
    let csrf: String

    static let login = "bench"
    static let password = "correct-horse-7"

    init(_ server: ServerProcess) async throws {
        guard let address = URL(string: server.url("/api/sign-in")) else {
            throw Fault("no address")
        }
        var request = URLRequest(url: address)
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = try JSONEncoder().encode([
            "login": Self.login, "password": Self.password,
        ])
        let configuration = URLSessionConfiguration.ephemeral
        let (body, response) = try await URLSession(configuration: configuration)
            .data(for: request)
        let header = (response as? HTTPURLResponse)?.value(forHTTPHeaderField: "Set-Cookie")
        guard let cookie = header?.split(separator: ";").first,
            let csrf = try? JSONDecoder().decode(Answer.self, from: body).csrf
        else { throw Fault("could not sign in: \(String(decoding: body, as: UTF8.self))") }
        self.cookie = String(cookie)
        self.csrf = csrf
    }

    private struct Answer: Decodable {
        let csrf: String
    }
}

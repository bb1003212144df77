import Foundation
import FoundationNetworking
import Kernel
import TestStores
import Tools

/// The built program serving a centre, to be killed.
final class Server: Sendable {
    /// Nobody else is given its port, even while it is dead.
    let place: HeldPort
    private let program: RunningProgram

    /// Starts it and returns when it answers.
    ///
    /// - Parameter place: where another was before; a port of its own when nil.
    init(_ arguments: [String], at place: HeldPort? = nil) async throws {
        let place = try place ?? HeldPort()
        self.place = place
        program = try await RunningProgram(
            Program.path, ["serve", "--port", "\(place.number)"] + arguments)
        for _ in 0..<12_000 {
            if (try? await send("GET", "/hello"))?.status == 200 { return }
            guard program.isRunning else { throw Fault("the server ended at once") }
            try await Task.sleep(for: .milliseconds(5))
        }
        kill()
        throw Fault("the server did not answer")
    }

    var port: Int { place.number }
    var processIdentifier: Int32 { program.identifier }

    /// Ends it as a power cut would.
    func kill() { program.end(SIGKILL) }

    /// One request; a server that dies meanwhile throws.
    func send(
        _ method: String, _ path: String, _ body: [String: String]? = nil,
        as client: Client? = nil
    ) async throws -> (status: Int, body: Data, cookie: String?) {
        guard let url = URL(string: "http://127.0.0.1:\(port)\(path)") else {
            throw Fault("no address \(path)")
        }
        var request = URLRequest(url: url)
        request.httpMethod = method
        // However busy the machine.
        request.timeoutInterval = 600
        if let body {
            request.httpBody = try JSONEncoder().encode(body)
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        if let client {
            request.setValue(client.cookie, forHTTPHeaderField: "Cookie")
            request.setValue(client.csrf, forHTTPHeaderField: "X-CSRF-Token")
        }
        let (data, response) = try await Server.session.data(for: request)
        let answer = response as? HTTPURLResponse
        let cookie = answer?.value(forHTTPHeaderField: "Set-Cookie")?.split(separator: ";").first
        return (answer?.statusCode ?? 0, data, cookie.map(String.init))
    }

    private static let session: URLSession = {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.httpMaximumConnectionsPerHost = 16
        return URLSession(configuration: configuration)
    }()
}

/// Somebody signed in; a session outlives the server's process.
struct Client: Sendable {
    let cookie: String
    let csrf: String

    init(_ server: Server, login: String, password: String) async throws {
        let answer = try await server.send(
            "POST", "/api/sign-in", ["login": login, "password": password])
        let body = try? JSONDecoder().decode(SignInAnswer.self, from: answer.body)
        guard let cookie = answer.cookie, let csrf = body?.csrf else {
            throw Fault("cannot sign in: \(String(decoding: answer.body, as: UTF8.self))")
        }
        self.cookie = cookie
        self.csrf = csrf
    }

    private struct SignInAnswer: Decodable {
        let csrf: String
    }
}

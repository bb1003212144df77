import Kernel
import NIOCore
import NIOHTTP1

/// Somebody signed in, whose session outlives any one connection and any one server process.
package struct Badge: Sendable {
    package let cookie: String
    package let csrf: String

    /// - Throws: `Fault` when the door stays shut.
    package init(_ line: Line, login: String, password: String) async throws {
        let body = ByteBuffer(string: "{\"login\":\"\(login)\",\"password\":\"\(password)\"}")
        let answer = try await line.send(
            .POST, "/api/sign-in", headers: ["Content-Type": "application/json"], body: body)
        guard let cookie = answer.headers.first(name: "Set-Cookie")?.split(separator: ";").first
        else { throw Fault("cannot sign in: \(answer.text)") }
        self.cookie = String(cookie)
        csrf = try answer.decoded(Opened.self).csrf
    }

    private struct Opened: Decodable {
        let csrf: String
    }

    /// What each of their requests carries.
    package var headers: HTTPHeaders { ["Cookie": cookie, "X-CSRF-Token": csrf] }
}

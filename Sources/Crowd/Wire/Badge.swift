import Kernel
import NIOHTTP1

/// Somebody signed in, whose session outlives any one connection and any one server process.
package struct Badge: Sendable {
    package let cookie: String
    package let csrf: String

    /// Signs in at a server, however often it is lost meanwhile.
    ///
    /// - Throws: `Fault` when the door stays shut.
    package init(at place: Line.Place, login: String, password: String) async throws {
        let answer = try await Caller(to: place)
            .ask(.POST, "/api/sign-in", ["login": login, "password": password])
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

import Hummingbird
import Kernel
import People

/// Getting in, for programs: a cookie and the token that changes must carry.
enum DoorAPI {
    static let all: [Route] = [.json("/api/sign-in", .anybody, signIn)]

    private struct Sent: Decodable {
        let login: String
        let password: String
    }

    private struct Told: Encodable {
        let csrf: String
        let mustChangePassword: Bool
    }

    private static func signIn(_ visit: Visit) async throws -> Response {
        let sent = try await visit.decoded(Sent.self, limit: 4096)
        let sessions = visit.site.accounts.sessions
        let session = try await sessions.signIn(
            login: sent.login, password: sent.password, from: visit.address,
            replacing: visit.token)
        guard let signedIn = try await sessions.session(for: session.token) else {
            throw Refusal.notSignedIn
        }
        var response = try visit.json(
            Told(csrf: signedIn.csrf, mustChangePassword: signedIn.mustChangePassword))
        response.setCookie(Door.open(session, visit))
        return response
    }
}

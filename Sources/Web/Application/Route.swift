import Hummingbird
import Kernel

/// One address of the site: who may use it, what is sent to it, who answers.
struct Route: Sendable {
    let method: HTTPRequest.Method
    /// As Hummingbird writes it: `/years/{year}`.
    let path: String
    let need: Need
    let body: Body
    let handle: @Sendable (Visit) async throws -> Response

    /// Who may use a route.
    enum Need: Hashable, Sendable {
        /// No session is even looked up.
        case nothing
        /// Signed in or not.
        case anybody
        /// Whoever is signed in, whatever their roles.
        case signedIn
        /// Only roles that have it.
        case permission(Permission)
    }

    /// What a request brings.
    enum Body: Hashable, Sendable {
        case none
        /// A form of at most so many bytes.
        case form(limit: Int)
        /// JSON, read by whoever answers.
        case json
    }

    /// Whether it changes something, and so must prove that our own page sent it.
    var changes: Bool { method != .get }

    /// Whether it is a page for visitors: open to everybody, or to whoever holds its token.
    var isForVisitors: Bool { need == .anybody && !isForEverybody && !isForPrograms }

    /// What staff use as well: the door, the language, and addresses that are nobody's.
    private var isForEverybody: Bool {
        path == "/" || path == "/sign-in" || path.hasPrefix("/languages/")
    }

    /// Where a kiosk or a calling screen begins, which nobody sits at to go back: `/kiosks/` or
    /// `/screens/`; nil for all else.
    var device: String? {
        ["/kiosks/", "/screens/"].first { path.hasPrefix("\($0){") }
    }

    /// Whether programs use it, which are answered in JSON.
    var isForPrograms: Bool { path.hasPrefix("/api/") || path.hasPrefix("/live/") }
}

extension Route {
    /// The largest form without a file: what people type.
    static let typedLimit = 256 << 10
    /// The largest upload: 32 MiB and the form around it.
    static let uploadLimit = (32 << 20) + (256 << 10)
    /// The largest JSON: a picture in Base64, which makes four bytes of three, and some more.
    static let jsonLimit = (12 << 20) + (256 << 10)

    /// Whether a file of any kind may come with it, which takes time to be read.
    var takesFile: Bool { body == .form(limit: Self.uploadLimit) }

    /// How many bytes a request may bring.
    var bodyLimit: Int {
        switch body {
        case .none: Self.typedLimit
        case .form(let limit): limit
        case .json: Self.jsonLimit
        }
    }

    static func get(
        _ path: String, _ need: Need, _ handle: @escaping @Sendable (Visit) async throws -> Response
    ) -> Route {
        Route(method: .get, path: path, need: need, body: .none, handle: handle)
    }

    static func post(
        _ path: String, _ need: Need, limit: Int = typedLimit,
        _ handle: @escaping @Sendable (Visit) async throws -> Response
    ) -> Route {
        Route(method: .post, path: path, need: need, body: .form(limit: limit), handle: handle)
    }

    static func json(
        _ path: String, _ need: Need, _ handle: @escaping @Sendable (Visit) async throws -> Response
    ) -> Route {
        Route(method: .post, path: path, need: need, body: .json, handle: handle)
    }
}

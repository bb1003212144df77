import Foundation
import Hummingbird
import Kernel
import People

/// One request on its way to an answer.
struct Visit: Sendable {
    let site: Site
    let route: Route
    let request: Request
    let context: WebContext
    /// When what was sent began to be looked at, before anything was waited for.
    let arrivedAt: Instant
    /// What the browser keeps for us.
    let cookies: Cookies
    let language: Language
    /// The texts in the visitor's language.
    let t: Strings
    var signedIn: SignedIn?
    /// Whether a program came with its key, rather than a browser with its session.
    var isProgram = false
    var form = Form()

    init(site: Site, route: Route, request: Request, context: WebContext) {
        self.site = site
        self.route = route
        self.request = request
        self.context = context
        arrivedAt = site.centre.clock.now()
        cookies = request.cookies
        language = Language(cookies)
        t = site.strings(language)
    }

    var centre: Centre { site.centre }
    var today: Day { centre.clock.today }

    /// The session token the browser sent.
    var token: String? { cookies[Door.cookie]?.value }

    /// The key that a program sent (RFC 6750); only addresses for programs take one.
    var bearer: String? {
        guard route.isForPrograms, let sent = request.headers[.authorization] else { return nil }
        let parts = sent.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1])
    }

    /// Who acts.
    ///
    /// - Throws: `Refusal.notSignedIn`; the route's need has been checked before.
    var actor: Actor {
        get throws {
            guard let signedIn else { throw Refusal.notSignedIn }
            return signedIn.actor
        }
    }

    /// A part of the path, decoded.
    func parameter(_ name: String) throws -> String {
        guard let sent = context.parameters.get(name),
            let value = sent.utf8.contains(UInt8(ascii: "%")) ? sent.removingPercentEncoding : sent,
            !value.utf8.contains(0)
        else { throw Missing() }
        return value
    }

    /// A question in the address; nil when absent or empty.
    func query(_ name: String) -> String? {
        guard let value = request.uri.queryParameters[Substring(name)] else { return nil }
        return value.isEmpty || value.contains("\0") ? nil : String(value)
    }

    /// The words of a refusal in the visitor's language.
    func say(_ words: Words) -> String { language == .chinese ? words.zh : words.en }
}

/// There is nothing at this address.
struct Missing: Error {}

import Foundation
import Hummingbird
import Kernel
import People

/// The cookie that holds a session.
enum Door {
    static let cookie = "zx_session"

    /// Lax, so that a link in a message opens a page signed in; forms carry a token of their own.
    static func open(_ session: Session, _ visit: Visit) -> Cookie {
        let seconds = max(session.endsAt - visit.centre.clock.now(), 0)
        return Cookie(
            name: cookie, value: session.token, maxAge: seconds, path: "/",
            secure: visit.site.configuration.secureCookies, httpOnly: true, sameSite: .lax)
    }

    static func closed(_ visit: Visit) -> Cookie {
        Cookie(
            name: cookie, value: "", maxAge: 0, path: "/",
            secure: visit.site.configuration.secureCookies, httpOnly: true, sameSite: .lax)
    }
}

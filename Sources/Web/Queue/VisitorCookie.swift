import Hummingbird

/// What a visitor's phone remembers for us; nobody else can read it.
enum VisitorCookie {
    /// The secret of the ticket that this phone took last.
    static let ticket = "zx_ticket"
    /// Tells one phone from another, so that one visitor takes one ticket.
    static let phone = "zx_phone"
    /// The secrets of what this phone has booked, newest first, with a dot between.
    static let bookings = "zx_bookings"
}

extension Visit {
    /// What the phone remembers under a name.
    func remembered(_ name: String) -> String? { cookies[name]?.value }

    func keep(_ value: String, as name: String, seconds: Int, in response: inout Response) {
        response.setCookie(
            Cookie(
                name: name, value: value, maxAge: seconds, path: "/",
                secure: site.configuration.secureCookies, httpOnly: true, sameSite: .lax))
    }
}

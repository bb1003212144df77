import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import People

extension Visit {
    /// Refuses what another site's page sends, by what the browser itself says of it.
    func mustComeFromHere() throws(Refusal) {
        if let site = request.headers[.secFetchSite], site != "same-origin", site != "none" {
            throw .crossSite
        }
        guard let origin = request.headers[.origin], let host = request.head.authority else {
            return
        }
        guard let url = URL(string: origin), url.authority == host.lowercased() else {
            throw .crossSite
        }
    }

    /// Refuses a change that does not carry the session's own token.
    func mustCarryToken() throws(Refusal) {
        // Whoever signs in has no session yet, or is about to leave it. A browser never sends a key
        // by itself, so a key needs no token.
        guard let signedIn, route.need != .anybody, !isProgram else { return }
        let sent = route.body == .json ? request.headers[.csrfToken] : form["csrf"]
        guard let sent, isEqualInConstantTime(sent, signedIn.csrf) else { throw .staleForm }
    }
}

/// Compares every byte whatever the first ones are, so that time tells nothing.
func isEqualInConstantTime(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}

extension URL {
    /// Host and, where it is not the usual one, port: `localhost:8080`.
    fileprivate var authority: String? {
        guard let host = host()?.lowercased() else { return nil }
        return port.map { "\(host):\($0)" } ?? host
    }
}

extension Refusal {
    fileprivate static let crossSite = Refusal(
        "cross_site", "这个请求来自别的网站，没有执行。请从准星的页面上操作。",
        "This request came from another site and was not done. Use a page of Zhunxing.")

    static let staleForm = Refusal(
        "stale_form", "这张表单已经过期（可能重新登录过），没有执行。内容在下面，请核对后再提交一次。",
        "This form has expired, perhaps by a new sign-in. Check it and send it again.")
}

extension HTTPField.Name {
    static let secFetchSite = known("Sec-Fetch-Site")
    static let csrfToken = known("X-CSRF-Token")
    static let lastEventID = known("Last-Event-ID")
    static let accelBuffering = known("X-Accel-Buffering")
    static let forwardedFor = known("X-Forwarded-For")
    static let referrerPolicy = known("Referrer-Policy")
    static let frameOptions = known("X-Frame-Options")
    static let openerPolicy = known("Cross-Origin-Opener-Policy")
    static let resourcePolicy = known("Cross-Origin-Resource-Policy")
    static let permissionsPolicy = known("Permissions-Policy")

    static func known(_ name: String) -> Self {
        guard let field = Self(name) else { preconditionFailure("not a header: \(name)") }
        return field
    }
}

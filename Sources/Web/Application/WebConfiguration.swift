/// Where the server listens, and how it is reached.
package struct WebConfiguration: Hashable, Sendable {
    package var host: String
    package var port: Int
    /// Whether browsers reach it by HTTPS, so that cookies never travel in the clear.
    package var secureCookies: Bool

    package init(host: String = "127.0.0.1", port: Int = 8080, secureCookies: Bool = false) {
        self.host = host
        self.port = port
        self.secureCookies = secureCookies
    }
}

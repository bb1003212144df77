import Devices

/// Where the server listens, and how it is reached.
package struct WebConfiguration: Hashable, Sendable {
    /// The address to listen at; all of the machine's by `0.0.0.0`.
    package var host: String
    /// The port to listen at; 0 for any that is free.
    package var port: Int
    /// Whether browsers reach it by HTTPS, so that cookies never travel in the clear.
    package var secureCookies: Bool
    /// How much of the machine streams may take.
    package var liveLimits = LiveLimits()
    /// Whose word is taken for where a request comes from.
    package var proxies: TrustedProxies
    /// Whether visitors may do things only so often; off only to measure how much a centre bears.
    package var limitsVisitors: Bool
    /// How long a connection may bring nothing, between requests or in the midst of one, before it
    /// is ended; one that is being answered is left alone.
    package var idleSeconds = 75
    /// How long a visitor waits before a kiosk for their slip, until the page says what to do
    /// instead.
    package var printerPatience = TicketPrinter.Patience(connect: 1500, status: 500, print: 4000)
    /// How long a screen waits for a call to be made into sound.
    package var speechSeconds = 5.0
    /// Where people reach the site, such as `https://centre.example`; as the request says when nil.
    package var publicAddress: String?
    /// Whether the centre has a mail server.
    package var sendsMail = false

    /// On this machine only, unless said.
    package init(
        host: String = "127.0.0.1", port: Int = 8080, secureCookies: Bool = false,
        proxies: TrustedProxies = TrustedProxies(), limitsVisitors: Bool = true
    ) {
        self.host = host
        self.port = port
        self.secureCookies = secureCookies
        self.proxies = proxies
        self.limitsVisitors = limitsVisitors
    }
}

/// Which server takes the centre's mail, and how it is spoken to.
package struct SMTPSettings: Hashable, Sendable {
    package var host: String
    package var port: Int
    package var security: Security
    package var login: Login?
    /// Whom the mail is from.
    package var sender: Mailbox
    /// What this machine calls itself (RFC 5321, 4.1.1.1).
    package var greeting: String
    /// The longest that one letter may take, connecting included.
    package var timeoutSeconds: Int
    /// Certificates in PEM that are trusted besides the machine's own.
    package var trustedPEM: String?

    /// How what is sent is kept from others.
    package enum Security: String, CaseIterable, Sendable {
        /// Encrypted after STARTTLS (RFC 3207); a server that does not offer it gets nothing.
        case startTLS = "starttls"
        /// Encrypted from the first byte (RFC 8314), usually on port 465.
        case implicit = "tls"
        /// In the clear: for a relay on this machine or in a closed network.
        case none
    }

    /// The account at the server.
    package struct Login: Hashable, Sendable {
        package let user: String
        package let password: String

        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    package init(
        host: String, port: Int = 587, security: Security = .startTLS, login: Login? = nil,
        sender: Mailbox, greeting: String = "localhost", timeoutSeconds: Int = 30,
        trustedPEM: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        self.sender = sender
        self.greeting = greeting
        self.timeoutSeconds = timeoutSeconds
        self.trustedPEM = trustedPEM
    }

    /// Whether the server is this machine, so that nobody listens in between.
    var isLocal: Bool { ["localhost", "127.0.0.1", "::1"].contains(host) }
}

/// Why a letter was not taken, and at which step.
package struct SMTPFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was being done: `connect`, `EHLO`, `STARTTLS`, `AUTH`, `MAIL FROM`, `RCPT TO`, `DATA`.
    package let step: String
    /// The server's code, such as 550; nil where it did not answer.
    package let code: Int?
    package let text: String

    init(_ step: String, _ text: String, code: Int? = nil) {
        self.step = step
        self.code = code
        self.text = text
    }

    package var description: String {
        "\(step): \(code.map { "\($0) " } ?? "")\(text)"
    }
}

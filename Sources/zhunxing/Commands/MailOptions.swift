import ArgumentParser
import Foundation
import Kernel
import Mail
import People

/// Which server takes the centre's mail; without one, none is sent.
struct MailOptions: ParsableArguments {
    @Option(help: "Mail server; without one no mail is sent.") var smtpHost: String?
    @Option(help: "Its port; 587, or 465 with --smtp-security tls, or 25 with none.")
    var smtpPort: Int?
    @Option(
        help: "starttls, tls, or none for a relay on this machine or in a closed network.",
        transform: MailOptions.security)
    var smtpSecurity = SMTPSettings.Security.startTLS
    @Option(help: "Account at the server; its password is in ZHUNXING_SMTP_PASSWORD.")
    var smtpUser: String?
    @Option(help: "Whom the mail is from: centre@example.com.") var smtpFrom: String?
    @Option(help: "PEM file with certificates to trust besides the machine's own.")
    var smtpTrust: String?
    @Option(help: "Where people reach the site, for links: https://centre.example.com.")
    var publicAddress: String?

    private static func security(_ text: String) throws -> SMTPSettings.Security {
        guard let security = SMTPSettings.Security(rawValue: text) else {
            let all = SMTPSettings.Security.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("\(text) is none of \(all).")
        }
        return security
    }

    func validate() throws {
        if smtpHost != nil, smtpFrom == nil {
            throw ValidationError("With --smtp-host, say whom mail is from by --smtp-from.")
        }
        if let smtpFrom, (try? Mailbox(smtpFrom)) == nil {
            throw ValidationError("\(smtpFrom) is not a mail address.")
        }
        if let publicAddress, !publicAddress.hasPrefix("http") {
            throw ValidationError("--public-address begins with https:// or http://.")
        }
    }

    /// Where the site is reached, without a slash at its end.
    var site: String? {
        publicAddress.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    }

    /// The server and how it is spoken to; nil when there is none.
    var settings: SMTPSettings? {
        get throws {
            guard let smtpHost, let smtpFrom else { return nil }
            let ports: [SMTPSettings.Security: Int] = [.startTLS: 587, .implicit: 465, .none: 25]
            var settings = SMTPSettings(
                host: smtpHost, port: smtpPort ?? ports[smtpSecurity] ?? 587,
                security: smtpSecurity, sender: try Mailbox(smtpFrom, name: "准星"),
                greeting: ProcessInfo.processInfo.hostName)
            if let smtpUser {
                let password = ProcessInfo.processInfo.environment["ZHUNXING_SMTP_PASSWORD"]
                guard let password else {
                    throw ValidationError("Set ZHUNXING_SMTP_PASSWORD for --smtp-user.")
                }
                settings.login = .init(user: smtpUser, password: password)
            }
            settings.trustedPEM = try smtpTrust.map {
                try String(contentsOf: URL(filePath: $0), encoding: .utf8)
            }
            return settings
        }
    }

    /// What the centre does by itself to send mail; nothing without a server.
    func chores(_ centre: Centre) throws -> [Chore] {
        guard let settings = try settings else { return [] }
        let postman = Postman(centre, site: site) { reader, day in
            try reader.activeActors(on: day).map { actor in
                MailPerson(actor, standingInFor: try reader.delegators(of: actor.id, on: day))
            }
        }
        return Chore.mail(settings, postman)
    }
}

import ArgumentParser
import Foundation
import Hummingbird
import Kernel
import Logging
import People
import ServiceLifecycle
import Tools
import UnixSignals
import Web

/// `zhunxing serve`: runs the centre.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Runs the centre; the first start prints the administrator's sign-in.")
    @OptionGroup var server: ServerOptions
    @OptionGroup var options: CentreOptions
    @Option(
        help: """
            Where the list of who was erased is kept, for a restore; in the data's directory \
            unless said, and better beside the backups, on another disk.
            """)
    var erasures: String?

    func run() async throws {
        let centre = try options.open(creating: true)
        if let administrator = try await AccountDesk(centre).firstAdministrator() {
            Terminal.say(
                "首次登录 · first sign-in: \(administrator.login) / \(administrator.password)（登录后更换）")
        }
        let list = erasures.map { URL(filePath: $0) } ?? ErasureList.url(in: options.data)
        try await server.serve(centre, chores: [ErasureWatch.chore(list)])
    }
}

/// Where the server listens.
struct ServerOptions: ParsableArguments {
    @Option(help: "Port to listen on.") var port = 8080
    @Option(help: "Address to listen on.") var host = "127.0.0.1"
    @Flag(help: "Send cookies over HTTPS only; set it behind a TLS proxy.")
    var secureCookies = false
    @Option(
        help: "Proxy before the server, as an address or a network: 127.0.0.1, 10.0.0.0/8.",
        transform: ServerOptions.range)
    var trustedProxy: [AddressRange] = []
    @Flag(
        inversion: .prefixedNo,
        help: "Let visitors do things only so often; off only to measure load.")
    var visitorLimits = true
    @OptionGroup(title: "Mail") var mail: MailOptions

    private static func range(_ text: String) throws -> AddressRange {
        guard let range = AddressRange(text) else {
            throw ValidationError("\(text) is neither an address nor a network like 10.0.0.0/8.")
        }
        return range
    }

    /// Serves until it is asked to stop.
    ///
    /// - Parameter chores: what this process does besides the centre's own.
    func serve(_ centre: Centre, chores: [Chore] = []) async throws {
        OpenFiles.raise()
        var configuration = WebConfiguration(
            host: host, port: port, secureCookies: secureCookies,
            proxies: TrustedProxies(trustedProxy), limitsVisitors: visitorLimits)
        configuration.publicAddress = mail.site
        configuration.sendsMail = mail.smtpHost != nil
        let application = try buildApplication(
            centre: centre, accounts: AccountDesk(centre), configuration: configuration)
        Terminal.say("准星在 http://\(host):\(port)  ·  Ctrl-C 停止")
        // In this order: the server stops first, then the chores.
        let services = ServiceGroup(
            services: [
                ChoreRounds(centre: centre, others: try mail.chores(centre) + chores),
                application,
            ],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: Logger(label: "zhunxing"))
        try await services.run()
    }
}

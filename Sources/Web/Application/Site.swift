import Devices
import Hummingbird
import Kernel
import NIOCore
import People
import Queue

/// What every page is made with: the centre, its people, the templates and the assets.
package struct Site: Sendable {
    let centre: Centre
    let accounts: AccountDesk
    /// What programs come with instead of a session.
    let keys: KeyDesk
    /// The hall's desks, with what they remember between requests.
    let queue: QueueDesks
    /// Says calls aloud for screens that cannot.
    let voice: Speech
    /// Where kiosks print their slips.
    let printers: SlipPrinters
    let configuration: WebConfiguration
    let views: Views
    let assets: Assets
    let texts: [Language: Strings]
    let calendar = WorkCalendar()
    /// Where files that people send are read.
    let reading = ReadingLane()
    /// Who follows what happens, as it happens.
    let live: LiveHub
    let limits = RateLimit()
    /// What programs may ask for.
    let interface: InterfaceDocument

    /// - Parameter onRender: sees every page before it is rendered; for tests.
    package init(
        centre: Centre, accounts: AccountDesk, configuration: WebConfiguration,
        onRender: (@Sendable (any Page) -> Void)? = nil
    ) throws {
        self.centre = centre
        self.accounts = accounts
        keys = KeyDesk(centre)
        queue = QueueDesks(centre)
        voice = Speech(timeoutSeconds: configuration.speechSeconds)
        printers = SlipPrinters(patience: configuration.printerPatience)
        self.configuration = configuration
        views = try Views(onRender: onRender)
        assets = try Assets()
        texts = try Strings.all()
        interface = try InterfaceDocument()
        live = LiveHub(centre, limits: configuration.liveLimits)
    }

    func strings(_ language: Language) -> Strings { texts[language] ?? Strings(language, [:]) }
}

extension Site {
    /// Answers a request on one route: who it is, whether they may, and what they sent, come first.
    func answer(
        _ route: Route, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        var visit = Visit(site: self, route: route, request: request, context: context)
        do {
            try visit.mustNotAnnounceTooMuch()
            try await admit(&visit)
            guard route.takesFile else { return try await route.handle(visit) }
            let admitted = visit
            return try await withTaskExecutorPreference(reading) {
                try await route.handle(admitted)
            }
        } catch {
            return try await visit.answer(to: error)
        }
    }

    private func admit(_ visit: inout Visit) async throws {
        guard visit.route.need != .nothing else { return }
        try await identify(&visit)
        if visit.route.need != .anybody {
            guard let signedIn = visit.signedIn else { throw Refusal.notSignedIn }
            if case .permission(let permission) = visit.route.need {
                guard !signedIn.mustChangePassword else { throw Refusal.passwordDue }
                try await centre.require(permission, of: signedIn.actor)
            }
        }
        guard visit.route.changes else { return }
        try visit.mustComeFromHere()
        if case .form(let limit) = visit.route.body {
            visit.form = try await Form(visit.request, limit: limit)
        }
        try visit.mustCarryToken()
    }

    /// By the key of a program, or the session of a browser.
    private func identify(_ visit: inout Visit) async throws {
        if let secret = visit.bearer {
            guard let holder = try await keys.holder(of: secret) else {
                try visit.limit(.guess)
                throw Refusal.keyRefused
            }
            (visit.signedIn, visit.isProgram) = (holder, true)
            try visit.limit(.program, token: holder.actor.id)
        } else if let token = visit.token {
            visit.signedIn = try await accounts.sessions.session(for: token)
        }
    }
}

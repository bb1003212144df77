import Kernel

/// What a page or a device may follow: the journal's entries that concern it, each as a small
/// message. `GET /live/queue/hall` finds the topic that takes the path `["queue", "hall"]`.
protocol LiveTopic: Sendable {
    /// Finds the topic at a path; nil when the path is not of this kind.
    ///
    /// - Parameters:
    ///   - path: the parts after `/live/`, decoded.
    ///   - visit: who follows, in which language; what makes messages differ belongs in `key`.
    init?(_ path: [String], _ visit: Visit) throws

    /// Tells it from other topics: streams with one key share each message.
    var key: String { get }

    /// Whose it is: `.permission`, `.signedIn`, or `.anybody` who knows the secret in its path.
    var need: Route.Need { get }

    /// The kinds of entry that may concern such topics; nil for every kind.
    static var kinds: Set<String>? { get }

    /// Where the topic is found by what concerns it and not all of its kind, such as the subject
    /// of its entries; nil when it hears everything. Hundreds of conversations are followed at
    /// once: each entry is brought only to those who follow its own. It is asked once.
    func address(_ reader: Reader) throws -> String?

    /// Which topics of this kind an entry concerns, by their addresses; nil for all of them.
    static func addressees(of entry: LiveEntry, _ reader: Reader) throws -> [String]?

    /// Whether there is such a thing, its secret right and not run out; asked before a stream
    /// begins and every minute while it lasts.
    func exists(_ reader: Reader) throws -> Bool

    /// What an entry of these kinds says to those who follow; nil when it does not concern them.
    /// It is asked once for all of them. No personal data that they may not see.
    func message(for entry: LiveEntry, _ reader: Reader) throws -> LiveMessage?
}

extension LiveTopic {
    func address(_ reader: Reader) throws -> String? { nil }

    static func addressees(of entry: LiveEntry, _ reader: Reader) -> [String]? { [entry.subject] }

    func exists(_ reader: Reader) throws -> Bool { true }
}

/// One event of a stream: its name, and JSON in snake case.
struct LiveMessage: Hashable, Sendable {
    let name: String
    let json: String

    /// - Parameter name: letters, digits and underscores, such as `called`.
    init(_ name: String, _ data: some Encodable) throws {
        self.name = name
        json = try JSONText.of(data, keys: .snakeCase)
    }

    /// Only says that something changed, so that the page fetches itself anew.
    static let changed = LiveMessage(name: "changed", json: "{}")

    /// More has happened than is told one by one: the page fetches itself anew.
    static let reload = LiveMessage(name: "reload", json: "{}")

    private init(name: String, json: String) {
        self.name = name
        self.json = json
    }
}

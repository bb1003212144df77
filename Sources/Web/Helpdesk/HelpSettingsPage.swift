import Helpdesk
import Kernel
import People

/// Service hours, limits, topics and skills of the help desk.
struct HelpSettingsPage: Page {
    static let template = "helpdesk/settings"
    let area: Area? = .help
    var assets: [String] { ["help-desk.css"] }

    let title: String
    let nav: [Layout.Link]
    let since: String
    let done: String?
    let faults: [FieldFault]
    let hours: Field
    let exceptions: Field
    let limits: [Limit]
    let topics: [Topic]
    let topicID: Field
    let topicTitle: Field
    let topicTitleEnglish: Field
    let people: [Skilled]

    /// One number of the rules.
    struct Limit: Sendable {
        let limitName: String
        let unit: String
        let field: Field
    }

    /// A topic and what may be done with it.
    struct Topic: Sendable {
        let id: String
        let topicName: String
        let english: String
        let isOffered: Bool
        let withdrawPath: String
    }

    /// Somebody on duty, and the topics they know.
    struct Skilled: Sendable {
        let account: String
        let personName: String
        let skills: [Choice]
    }

    init(_ read: HelpSettings, typed: HelpRulesTyped, refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        title = t("help_nav_settings")
        nav = HelpNav.links(.settings, visit)
        since =
            read.since.map { t("help_rules_since", Moments(visit).told($0)) }
            ?? t("help_rules_standard")
        done = visit.query("done").flatMap { t["help_done_\($0)"] }
        faults = FieldFault.list(refusals, visit)
        hours = Field("hours", typed.hours, refusals, visit)
        exceptions = Field("exceptions", typed.exceptions, refusals, visit)
        limits = HelpRulesTyped.numbers.map { name, unit in
            Limit(
                limitName: t("help_limit_\(name)"), unit: t("help_unit_\(unit)"),
                field: Field(name, typed.numbers[name] ?? "", refusals, visit))
        }
        topics = read.topics.map {
            Topic(
                id: $0.id, topicName: $0.title.zh, english: $0.title.en,
                isOffered: $0.isOffered,
                withdrawPath: "/help/settings/topics/\($0.id.pathEncoded)/withdrawals")
        }
        topicID = Field("topic", visit.form.text("topic"), refusals, visit)
        topicTitle = Field("title", visit.form.text("title"), refusals, visit)
        topicTitleEnglish = Field("title_en", visit.form.text("title_en"), refusals, visit)
        let offered = read.topics.filter(\.isOffered)
        people = read.onDuty.map { duty in
            Skilled(
                account: duty.account, personName: Names.of(duty.account, read.names, t),
                skills: offered.map {
                    Choice(
                        value: $0.id, text: t($0.title), isChosen: duty.skills.contains($0.id))
                })
        }
    }
}

/// The settings as they stand.
struct HelpSettings: Sendable {
    let rules: HelpRules
    let since: Instant?
    let topics: [HelpTopic]
    let onDuty: [Duty]
    let names: [String: String]

    init(_ visit: Visit) async throws {
        let actor = try visit.actor
        let now = visit.centre.clock.now()
        let (book, topics, onDuty) = try await visit.centre.read { reader in
            (
                try reader.helpRuleBook(), try reader.helpTopics(),
                try reader.helpConsole(for: actor.id, at: now).onDuty
            )
        }
        rules = book.rules(at: now)
        since = book.versions.last { $0.since <= now }?.since
        self.topics = topics
        self.onDuty = onDuty
        names = try await visit.site.accounts.names(of: Set(onDuty.map(\.account)))
    }
}

import Kernel
import People
import Queue

/// Upgrades of the calling system, each with its acceptance record.
struct UpgradesPage: Page {
    static let template = "queue/hall-upgrades"
    let area: Area? = .hall
    let assets = ["queue-hall.css"]

    let title: String
    let sub: String
    let tabs: [SettingsTab.Link]
    let said: String?
    let faults: [FieldFault]
    let upgrades: [Line]
    let mayRecord: Bool
    let acceptedOn: Field
    let content: Field
    let record: Field
    let paperKept: String?

    /// One upgrade.
    struct Line: Sendable {
        let date: String
        let what: String
        let document: String
        let paperHref: String?
    }

    init(_ found: [Upgrade], paper: String?, _ refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        title = t("queue_upgrades")
        sub = t("queue_upgrades_sub")
        tabs = SettingsTab.links(.upgrades, visit)
        said = SettingsTab.said(visit)
        faults = FieldFault.list(refusals, visit)
        upgrades = found.map {
            Line(
                date: "\($0.day)", what: $0.title, document: $0.document,
                paperHref: $0.paper.map { "/papers/\($0)" })
        }
        mayRecord = visit.signedIn?.actor.may(.manageHall) == true
        func field(_ name: String, _ value: String = "") -> Field {
            Field(name, visit.form[name] ?? value, refusals, visit)
        }
        acceptedOn = field("day", "\(visit.today)")
        content = field("title")
        record = field("document")
        paperKept = paper
    }
}

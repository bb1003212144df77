import Kernel
import Queue

/// How the hall works: its hours and its rules.
struct RulesPage: Page {
    static let template = "queue/hall-rules"
    let area: Area? = .hall
    let assets = ["queue-hall.css"]

    let title: String
    let sub: String
    let tabs: [SettingsTab.Link]
    let said: String?
    let faults: [FieldFault]
    let groups: [Group]

    /// Rules that belong together.
    struct Group: Sendable {
        let heading: String
        let areas: [Lines]
        let numbers: [Number]
        let switches: [Switch]
    }

    /// A rule of several lines.
    struct Lines: Sendable {
        let name: String
        let label: String
        let hint: String
        let value: String
        let rows: Int
        let fault: String?
    }

    /// A rule that is a number.
    struct Number: Sendable {
        let name: String
        let label: String
        let hint: String
        let unit: String
        let value: String
        let fault: String?
    }

    /// A rule that holds or not.
    struct Switch: Sendable {
        let name: String
        let label: String
        let isOn: Bool
    }

    init(_ typed: RulesTyped, _ refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        title = t("queue_settings")
        sub = t("queue_settings_sub")
        tabs = SettingsTab.links(.rules, visit)
        said = SettingsTab.said(visit)
        faults = FieldFault.list(refusals, visit)
        func area(_ name: String, _ rows: Int) -> Lines {
            Lines(
                name: name, label: t("queue_rule_\(name)"), hint: t("queue_rule_\(name)_hint"),
                value: typed.texts[name] ?? "", rows: rows,
                fault: Field(name, "", refusals, visit).fault)
        }
        func number(_ name: String, unit: String) -> Number {
            Number(
                name: name, label: t("queue_rule_\(name)"), hint: t("queue_rule_\(name)_hint"),
                unit: t("queue_unit_\(unit)"), value: typed.texts[name] ?? "",
                fault: Field(name, "", refusals, visit).fault)
        }
        func numbers(_ rules: [RulesTyped.Rule]) -> [Number] {
            rules.map { number($0.name, unit: $0.unit) }
        }
        groups = [
            Group(
                heading: t("queue_rules_hours"),
                areas: [area("hours", 2), area("exceptions", 3)],
                numbers: numbers(RulesTyped.hourRules),
                switches: [
                    Switch(
                        name: "keeps_overnight", label: t("queue_rule_keeps_overnight"),
                        isOn: typed.keepsOvernight)
                ]),
            Group(
                heading: t("queue_rules_calling"), areas: [],
                numbers: numbers(RulesTyped.callRules) + [
                    number("returns_after_calls", unit: "tickets")
                ], switches: []),
            Group(
                heading: t("queue_rules_alarms"), areas: [],
                numbers: numbers(RulesTyped.alarmRules), switches: []),
            Group(
                heading: t("queue_rules_limits"), areas: [],
                numbers: numbers(RulesTyped.limitRules), switches: []),
        ]
    }
}

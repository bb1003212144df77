import Kernel
import Queue

/// How the hall works: its hours and its rules.
struct HallRulesPage: Page {
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

    init(_ typed: HallRulesTyped, _ refusals: [Refusal], _ visit: Visit) {
        title = visit.t("queue_settings")
        sub = visit.t("queue_settings_sub")
        tabs = SettingsTab.links(.rules, visit)
        said = SettingsTab.said(visit)
        faults = FieldFault.list(refusals, visit)
        groups = RuleFields(typed: typed, refusals: refusals, visit: visit).groups
    }
}

/// The rules as fields, with what was typed and what is wrong.
private struct RuleFields {
    let typed: HallRulesTyped
    let refusals: [Refusal]
    let visit: Visit

    var groups: [HallRulesPage.Group] {
        let t = visit.t
        let overnight = HallRulesPage.Switch(
            name: "keeps_overnight", label: t("queue_rule_keeps_overnight"),
            isOn: typed.keepsOvernight)
        return [
            HallRulesPage.Group(
                heading: t("queue_rules_hours"),
                areas: [lines("hours", 2), lines("exceptions", 3)],
                numbers: numbers(HallRulesTyped.hourRules), switches: [overnight]),
            HallRulesPage.Group(
                heading: t("queue_rules_calling"), areas: [],
                numbers: numbers(HallRulesTyped.callRules)
                    + [number("returns_after_calls", unit: "tickets")], switches: []),
            HallRulesPage.Group(
                heading: t("queue_rules_alarms"), areas: [],
                numbers: numbers(HallRulesTyped.alarmRules), switches: []),
            HallRulesPage.Group(
                heading: t("queue_rules_limits"), areas: [],
                numbers: numbers(HallRulesTyped.limitRules), switches: []),
        ]
    }

    private func lines(_ name: String, _ rows: Int) -> HallRulesPage.Lines {
        HallRulesPage.Lines(
            name: name, label: visit.t("queue_rule_\(name)"),
            hint: visit.t("queue_rule_\(name)_hint"), value: typed.texts[name] ?? "", rows: rows,
            fault: Field(name, "", refusals, visit).fault)
    }

    private func number(_ name: String, unit: String) -> HallRulesPage.Number {
        HallRulesPage.Number(
            name: name, label: visit.t("queue_rule_\(name)"),
            hint: visit.t("queue_rule_\(name)_hint"), unit: visit.t("queue_unit_\(unit)"),
            value: typed.texts[name] ?? "", fault: Field(name, "", refusals, visit).fault)
    }

    private func numbers(_ rules: [HallRulesTyped.Rule]) -> [HallRulesPage.Number] {
        rules.map { number($0.name, unit: $0.unit) }
    }
}

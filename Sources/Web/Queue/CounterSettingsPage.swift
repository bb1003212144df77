import Kernel
import Queue

/// The hall's counters, what each serves, and the forms that change them.
struct CounterSettingsPage: Page {
    static let template = "queue/hall-counters"
    let area: Area? = .hall
    let assets = ["queue-hall.css"]

    let title: String
    let sub: String
    let tabs: [SettingsTab.Link]
    let said: String?
    let faults: [FieldFault]
    let counters: [Line]
    let number: Field
    let name: Field
    let nameEn: Field
    let matters: [Choice]
    let mattersFault: String?

    /// A counter and its own form.
    struct Line: Sendable {
        let id: String
        let fullName: String
        let serves: String
        let state: String
        let color: String
        let action: String
        let zh: String
        let en: String
        let served: [Choice]
        let retireHref: String?
    }

    init(_ hall: Hall, _ refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        title = t("queue_tab_counters")
        sub = t("queue_counters_settings_sub")
        tabs = SettingsTab.links(.counters, visit)
        said = SettingsTab.said(visit)
        faults = FieldFault.list(refusals, visit)
        counters = hall.counters.sorted { $0.number < $1.number }.map { Line($0, hall, t) }
        func field(_ name: String) -> Field {
            Field(name, visit.form[name] ?? "", refusals, visit)
        }
        number = field("number")
        name = field("name")
        nameEn = field("name_en")
        matters = Self.choices(Set(visit.form.all("matters")), hall, t)
        mattersFault = field("matters").fault
    }

    fileprivate static func choices(
        _ chosen: Set<String>, _ hall: Hall, _ t: Strings
    ) -> [Choice] {
        hall.matters.map {
            Choice(
                value: $0.id, text: "\($0.id) \(t.named($0.name))",
                isChosen: chosen.contains($0.id))
        }
    }
}

extension CounterSettingsPage.Line {
    fileprivate init(_ counter: Counter, _ hall: Hall, _ t: Strings) {
        id = counter.id
        fullName = t.counterInFull(counter)
        serves = counter.matters.compactMap { hall.matter($0).map { t.named($0.name) } }
            .joined(separator: t("list_comma"))
        let isUsed = counter.retiredAt == nil
        state = t(isUsed ? "queue_counter_used" : "queue_counter_retired")
        color = isUsed ? "green" : ""
        action = "/hall/settings/counters/\(counter.id.pathEncoded)"
        zh = counter.name.zh
        en = counter.name.en
        served = CounterSettingsPage.choices(Set(counter.matters), hall, t)
        retireHref = isUsed ? "\(action)/retirements" : nil
    }
}

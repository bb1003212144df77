import Kernel
import Queue

/// The two levels of what visitors come for, and the forms that change them.
struct MattersPage: Page {
    static let template = "queue/hall-matters"
    let area: Area? = .hall
    let assets = ["queue-hall.css"]

    let title: String
    let sub: String
    let tabs: [SettingsTab.Link]
    let said: String?
    let faults: [FieldFault]
    let categories: [Group]
    let letters: [Choice]
    let name: Field
    let nameEn: Field
    let places: Field
    let categoryLetter: Field
    let categoryName: Field
    let categoryNameEn: Field

    /// A category with its matters.
    struct Group: Sendable {
        let letter: String
        let heading: String
        let count: String
        let matters: [Line]
    }

    /// A matter and its own form.
    struct Line: Sendable {
        let id: String
        let matterName: String
        let line: String
        let state: String
        let color: String
        let action: String
        let zh: String
        let en: String
        let bookable: String
        let toggle: String
        let toggleHref: String
    }

    init(_ hall: Hall, _ refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        title = t("queue_tab_matters")
        sub = t("queue_matters_sub")
        tabs = SettingsTab.links(.matters, visit)
        said = SettingsTab.said(visit)
        faults = FieldFault.list(refusals, visit)
        categories = hall.categories.map { category in
            let matters = hall.matters(of: category.letter)
            return Group(
                letter: category.letter, heading: t.named(category.name),
                count: t("queue_matters_n", "\(matters.count)"),
                matters: matters.map { Line($0, hall, t) })
        }
        let letter = visit.form.text("letter")
        letters = hall.categories.map {
            Choice(
                value: $0.letter, text: "\($0.letter) \(t.named($0.name))",
                isChosen: $0.letter == letter)
        }
        func field(_ name: String, _ value: String = "") -> Field {
            Field(name, visit.form[name] ?? value, refusals, visit)
        }
        name = field("name")
        nameEn = field("name_en")
        places = field("appointment_places", "0")
        categoryLetter = field("category_letter")
        categoryName = field("category_name")
        categoryNameEn = field("category_name_en")
    }
}

extension MattersPage.Line {
    fileprivate init(_ matter: Matter, _ hall: Hall, _ t: Strings) {
        id = matter.id
        matterName = t.named(matter.name)
        let counters = hall.counters(serving: matter.id).map { t.counter($0) }
        let served =
            counters.isEmpty
            ? t("queue_served_nowhere")
            : t("queue_served_at", counters.joined(separator: t("list_comma")))
        let booked =
            matter.appointmentPlaces == 0
            ? t("queue_not_bookable") : t("queue_bookable", "\(matter.appointmentPlaces)")
        line = "\(served) · \(booked)"
        state = t(matter.isOpen ? "queue_matter_is_open" : "queue_matter_closed")
        color = matter.isOpen ? "green" : "yellow"
        action = "/hall/settings/matters/\(matter.id.pathEncoded)"
        zh = matter.name.zh
        en = matter.name.en
        bookable = "\(matter.appointmentPlaces)"
        toggle = t(matter.isOpen ? "queue_close_matter" : "queue_reopen_matter")
        toggleHref = "\(action)/\(matter.isOpen ? "closings" : "reopenings")"
    }
}

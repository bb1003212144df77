import Kernel
import People

/// Who is away and who stands in; when assistants are employed.
struct ShiftPeoplePage: Page {
    static let template = "shifts/people"
    let area: Area? = .shifts
    var assets: [String] { ["shifts.css"] }

    let title: String
    let faults: [FieldFault]
    let cancelled: String?
    let absences: [Line]
    let employments: [Line]
    let people: [Choice]
    let delegates: [Choice]
    let kinds: [Choice]
    let firstDay: Field
    let lastDay: Field

    /// One absence or one time of employment.
    struct Line: Sendable {
        let id: String
        let who: String
        let days: String
        let note: String
        let isOpen: Bool
    }

    /// What the page shows, read at one moment.
    struct Reading: Sendable {
        let absences: [Absence]
        let employments: [Employment]
        let people: [(account: Account, name: String)]
        let names: [String: String]
    }

    init(_ read: Reading, cancelled: Int? = nil, refusals: [Refusal] = [], _ visit: Visit) {
        let t = visit.t
        title = t("shifts_people")
        faults = FieldFault.list(refusals, visit)
        self.cancelled = cancelled.map { t("shifts_absence_recorded", "\($0)") }
        absences = read.absences.map { Line($0, read, t) }
        employments = read.employments.map { Line($0, read, t) }
        people = ShiftForm.people(read.people, chosen: visit.form["account"], t)
        delegates = ShiftForm.people(read.people, chosen: visit.form["delegate"], t)
        kinds = Absence.Kind.allCases.map {
            Choice(
                value: $0.rawValue, text: t($0.title), isChosen: $0.rawValue == visit.form["kind"])
        }
        firstDay = Field(
            "first_day", visit.form["first_day"] ?? "\(visit.today)", refusals, visit)
        lastDay = Field("last_day", visit.form["last_day"] ?? "", refusals, visit)
    }
}

extension ShiftPeoplePage.Line {
    fileprivate init(_ absence: Absence, _ read: ShiftPeoplePage.Reading, _ t: Strings) {
        id = absence.id
        who = Names.of(absence.account, read.names, t)
        days = t("clock_through", "\(absence.firstDay)", "\(absence.lastDay)")
        let kind = t(absence.kind.title)
        note =
            absence.delegate.map { t("shifts_away_delegate", kind, Names.of($0, read.names, t)) }
            ?? kind
        isOpen = true
    }

    fileprivate init(_ employment: Employment, _ read: ShiftPeoplePage.Reading, _ t: Strings) {
        id = employment.id
        who = Names.of(employment.account, read.names, t)
        let last = employment.lastDay
        days =
            last.map { t("clock_through", "\(employment.firstDay)", "\($0)") }
            ?? t("shifts_since", "\(employment.firstDay)")
        note = ""
        isOpen = last == nil
    }
}

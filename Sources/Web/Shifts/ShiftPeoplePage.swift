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
    let absence: AbsenceForm
    let employment: EmploymentForm

    /// One absence or one time of employment.
    struct Line: Sendable {
        let id: String
        let who: String
        let days: String
        let note: String
        /// What ends it; nil for what has an end.
        let end: Field?
    }

    /// Which of the page's forms was sent.
    enum Sent: Hashable, Sendable {
        case none, absence, employment
        case ending(String)
    }

    /// What the page shows, read at one moment.
    struct Reading: Sendable {
        let absences: [Absence]
        let employments: [Employment]
        let people: [(account: Account, name: String)]
        let names: [String: String]
    }

    init(
        _ read: Reading, sent: Sent = .none, cancelled: Int? = nil, refusals: [Refusal] = [],
        _ visit: Visit
    ) {
        let t = visit.t
        title = t("shifts_people")
        faults = FieldFault.list(refusals, visit)
        self.cancelled = cancelled.map { t("shifts_absence_recorded", "\($0)") }
        absences = read.absences.map { Line($0, read, t) }
        employments = read.employments.map { employment in
            let isSent = sent == .ending(employment.id)
            let end = Field(
                "end-\(employment.id)", isSent ? visit.form.text("last_day") : "", refusals,
                visit)
            return Line(employment, end: end, read, t)
        }
        absence = AbsenceForm(read, isSent: sent == .absence, refusals, visit)
        employment = EmploymentForm(read, isSent: sent == .employment, refusals, visit)
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
        end = nil
    }

    fileprivate init(
        _ employment: Employment, end: Field, _ read: ShiftPeoplePage.Reading, _ t: Strings
    ) {
        id = employment.id
        who = Names.of(employment.account, read.names, t)
        let last = employment.lastDay
        days =
            last.map { t("clock_through", "\(employment.firstDay)", "\($0)") }
            ?? t("shifts_since", "\(employment.firstDay)")
        note = ""
        self.end = last == nil ? end : nil
    }
}

import Kernel
import People

/// The form that records an absence.
struct AbsenceForm: Sendable {
    let people: [Choice]
    let delegates: [Choice]
    let kinds: [Choice]
    let accountFault: String?
    let delegateFault: String?
    let kindFault: String?
    let firstDay: Field
    let lastDay: Field

    /// - Parameter isSent: whether what was sent was this form, so that it shows what was typed.
    init(
        _ read: ShiftPeoplePage.Reading, isSent: Bool, _ refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        let typed = isSent ? visit.form : Form()
        let refusals = isSent ? refusals : []
        func fault(_ name: String) -> String? { Field(name, "", refusals, visit).fault }
        people = ShiftForm.people(read.people, chosen: typed["account"], t)
        delegates = ShiftForm.people(read.people, chosen: typed["delegate"], t)
        kinds = Absence.Kind.allCases.map {
            Choice(
                value: $0.rawValue, text: t($0.title), isChosen: $0.rawValue == typed["kind"])
        }
        accountFault = fault("account")
        delegateFault = fault("delegate")
        kindFault = fault("kind")
        firstDay = Field("first_day", typed["first_day"] ?? "\(visit.today)", refusals, visit)
        lastDay = Field("last_day", typed["last_day"] ?? "", refusals, visit)
    }
}

/// The form that begins a time of employment.
struct EmploymentForm: Sendable {
    let people: [Choice]
    let accountFault: String?
    let from: Field
    let through: Field

    /// What each field of the form is called on the page, where the form of absences stands too.
    static let places = [
        "account": "employed", "first_day": "employed_from", "last_day": "employed_through",
    ]

    /// - Parameter isSent: whether what was sent was this form, so that it shows what was typed.
    init(
        _ read: ShiftPeoplePage.Reading, isSent: Bool, _ refusals: [Refusal], _ visit: Visit
    ) {
        let typed = isSent ? visit.form : Form()
        people = ShiftForm.people(read.people, chosen: typed["account"], visit.t)
        accountFault = Field("employed", "", refusals, visit).fault
        from = Field("employed_from", typed["first_day"] ?? "", refusals, visit)
        through = Field("employed_through", typed["last_day"] ?? "", refusals, visit)
    }
}

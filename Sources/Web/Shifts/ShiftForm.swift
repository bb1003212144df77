import Kernel
import People

/// The form that plans a shift.
struct ShiftForm: Sendable {
    let people: [Choice]
    let places: [Choice]
    let accountFault: String?
    let placeFault: String?
    let day: Field
    let begins: Field
    let ends: Field
    let placeName: Field

    init(_ read: ShiftWeek, _ draft: ShiftDraft?, _ refusals: [Refusal], _ visit: Visit) {
        let isThisWeek = read.days.contains(visit.today)
        let usual = isThisWeek ? visit.today : read.monday
        people = Self.people(read.people, chosen: draft?.account, visit.t)
        places = Place.Kind.allCases.map {
            Choice(
                value: $0.rawValue, text: visit.t($0.title),
                isChosen: $0.rawValue == draft?.placeKind)
        }
        accountFault = Field("account", "", refusals, visit).fault
        placeFault = Field("place", "", refusals, visit).fault
        day = Field("day", draft?.day ?? "\(usual)", refusals, visit)
        begins = Field("begins", draft?.begins ?? "09:00", refusals, visit)
        ends = Field("ends", draft?.ends ?? "17:00", refusals, visit)
        placeName = Field("place_name", draft?.placeName ?? "", refusals, visit)
    }

    static func people(
        _ people: [(account: Account, name: String)], chosen: String?, _ t: Strings
    ) -> [Choice] {
        [Choice(value: "", text: t("choose"), isChosen: chosen?.isEmpty != false)]
            + people.map { account, name in
                Choice(value: account.id, text: name, isChosen: account.id == chosen)
            }
    }
}

extension ShiftDraft {
    init(_ form: Form) {
        self.init(
            account: form.text("account"), day: form.text("day"), begins: form.text("begins"),
            ends: form.text("ends"), placeKind: form.text("place"),
            placeName: form.text("place_name"))
    }
}

/// How a shift stands, as a colour and a word.
struct ShiftMark: Sendable {
    let color: String
    let word: String

    init(_ shift: Shift, at now: Instant, _ t: Strings) {
        let (color, key): (String, String) =
            switch (shift.arrivedAt, shift.leftAt) {
            case (let arrived?, nil) where now < shift.end:
                arrived > shift.start ? ("yellow", "shifts_here_late") : ("green", "shifts_here")
            case (_?, nil): ("yellow", "shifts_not_left")
            case (_?, _?): ("", "shifts_done")
            case (nil, _) where now >= shift.end: ("red", "shifts_missed")
            case (nil, _) where now >= shift.start: ("red", "shifts_not_here")
            case (nil, _): ("", "shifts_planned")
            }
        self.color = color
        word = t(key)
    }
}

extension Shift {
    var hours: String { "\(begins)–\(ends)" }
}

extension Place {
    func words(_ t: Strings) -> String {
        name.isEmpty ? t(kind.title) : "\(t(kind.title)) \(name)"
    }
}

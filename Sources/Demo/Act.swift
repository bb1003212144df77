import Kernel
import Register

/// One entry of the year before it is written: what happened, and when it came to the register.
struct Act: Hashable, Sendable {
    /// Without the desk.
    let measure: String
    /// The day it happened.
    let day: Day
    var amount: String
    var whole = ""
    var about = ""
    var document = ""
    /// The working day somebody wrote it down.
    var recordedOn: Day
    let office: Office

    var draft: EntryDraft {
        EntryDraft(
            measure: "register.\(measure)", day: day.description, amount: amount, whole: whole,
            about: about, document: document)
    }
}

/// Who keeps which part of the register.
enum Office: String, CaseIterable, Sendable, Decodable {
    case hall, certificates, review, recall, publicity, archives, finance

    /// What its clerk is called in the demo.
    var title: String {
        switch self {
        case .hall: "大厅岗"
        case .certificates: "证书岗"
        case .review: "审评岗"
        case .recall: "召回岗"
        case .publicity: "宣传岗"
        case .archives: "档案岗"
        case .finance: "财务岗"
        }
    }

    /// When it sits down to write, in seconds of the day: what is left from the days before in
    /// the morning, the day's own towards the evening.
    var sessions: (morning: Int, evening: Int) {
        let minutes =
            switch self {
            case .finance: 14 * 60 + 20
            case .recall: 15 * 60 + 10
            case .publicity: 15 * 60 + 40
            case .archives: 16 * 60
            case .review: 16 * 60 + 15
            case .certificates: 16 * 60 + 30
            case .hall: 16 * 60 + 45
            }
        let place = Office.allCases.firstIndex(of: self) ?? 0
        return ((9 * 60 + 10 + place * 12) * 60, minutes * 60)
    }
}

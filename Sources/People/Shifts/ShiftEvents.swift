import Kernel

/// 已排班.
struct ShiftPlanned: JournalEvent {
    static let kind = "people.shift_planned"
    let account: String
    let day: Day
    let hours: String
    let place: String
    let placeName: String

    init(_ shift: Shift) {
        account = shift.account
        day = shift.day
        hours = "\(shift.begins)-\(shift.ends)"
        place = shift.place.kind.rawValue
        placeName = shift.place.name
    }
}

/// 已取消班次.
struct ShiftCancelled: JournalEvent, Hashable {
    static let kind = "people.shift_cancelled"
    let account: String
    let reason: String
}

/// 已到岗.
struct ShiftArrived: JournalEvent, Hashable {
    static let kind = "people.shift_arrived"
    let account: String
    /// How long after the shift began.
    let lateSeconds: Int
}

/// 已离岗.
struct ShiftLeft: JournalEvent, Hashable {
    static let kind = "people.shift_left"
    let account: String
    /// How long before the shift was to end.
    let earlySeconds: Int
}

/// 已登记缺勤.
struct AbsenceRecorded: JournalEvent {
    static let kind = "people.absence_recorded"
    let account: String
    let firstDay: Day
    let lastDay: Day
    let absence: Absence.Kind
    let delegate: String?
}

/// 已撤销缺勤.
struct AbsenceWithdrawn: JournalEvent, Hashable {
    static let kind = "people.absence_withdrawn"
    let account: String
}

/// 已开始聘用.
struct EmploymentBegan: JournalEvent {
    static let kind = "people.employment_began"
    let account: String
    let firstDay: Day
    let lastDay: Day?
}

/// 聘用已结束.
struct EmploymentEnded: JournalEvent, Hashable {
    static let kind = "people.employment_ended"
    let account: String
    let lastDay: Day
}

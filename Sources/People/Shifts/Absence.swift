import Kernel

/// Days on which somebody is away, and who stands in for them.
package struct Absence: Hashable, Sendable {
    package let id: String
    package let account: String
    package let firstDay: Day
    package let lastDay: Day
    package let kind: Kind
    /// Whose worklist takes what is theirs; nil when nobody stands in.
    package let delegate: String?
    package internal(set) var withdrawnAt: Instant?

    /// Why, no closer than colleagues need to know.
    package enum Kind: String, Codable, CaseIterable, Sendable {
        case leave, business, training, other

        package var title: Words {
            switch self {
            case .leave: Words("休假", "Leave")
            case .business: Words("公出", "Away on business")
            case .training: Words("培训", "Training")
            case .other: Words("其他", "Other")
            }
        }
    }

    var subject: Subject { Subject("people.absence", id) }

    func covers(_ day: Day) -> Bool { firstDay <= day && day <= lastDay }

    /// It does not take place, or is over earlier: the person is here again.
    mutating func withdraw(at instant: Instant) throws(Refusal) -> AbsenceWithdrawn {
        guard withdrawnAt == nil else { throw .absenceWithdrawn }
        withdrawnAt = instant
        return AbsenceWithdrawn(account: account)
    }
}

/// An absence as somebody typed it.
package struct AbsenceDraft: Hashable, Sendable {
    package var account: String
    package var firstDay: String
    package var lastDay: String
    package var kind: String
    package var delegate: String

    package init(
        account: String, firstDay: String, lastDay: String, kind: String, delegate: String = ""
    ) {
        self.account = account
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.kind = kind
        self.delegate = delegate
    }

    /// - Throws: `Refusals`, one for each field that is not in order.
    func checked(id: String) throws -> Absence {
        var faults: [Refusal] = []
        let (first, last) = (Day(firstDay), Day(lastDay))
        let kind = Absence.Kind(rawValue: self.kind)
        if account.isEmpty { faults.append(.accountMissing) }
        if first == nil { faults.append(.dayUnread("first_day")) }
        if last == nil { faults.append(.dayUnread("last_day")) }
        if kind == nil { faults.append(.absenceKindMissing) }
        if let first, let last, last < first || last - first > ShiftDraft.farthestDays {
            faults.append(.daysWrong)
        }
        if !delegate.isEmpty, delegate == account { faults.append(.ownDelegate) }
        guard faults.isEmpty, let first, let last, let kind else { throw Refusals(faults) }
        return Absence(
            id: id, account: account, firstDay: first, lastDay: last, kind: kind,
            delegate: delegate.isEmpty ? nil : delegate, withdrawnAt: nil)
    }
}

/// A time during which somebody is employed as an assistant.
package struct Employment: Hashable, Sendable {
    package let id: String
    package let account: String
    package let firstDay: Day
    /// Nil while it has no end.
    package internal(set) var lastDay: Day?

    var subject: Subject { Subject("people.employment", id) }

    func covers(_ day: Day) -> Bool { firstDay <= day && day <= (lastDay ?? day) }

    func meets(_ other: Employment) -> Bool {
        firstDay <= (other.lastDay ?? firstDay) && other.firstDay <= (lastDay ?? other.firstDay)
    }

    /// It ends with a day.
    mutating func end(with day: Day) throws(Refusal) -> EmploymentEnded {
        guard day >= firstDay else { throw .daysWrong }
        if let lastDay, day > lastDay { throw .employmentOver }
        lastDay = day
        return EmploymentEnded(account: account, lastDay: day)
    }
}

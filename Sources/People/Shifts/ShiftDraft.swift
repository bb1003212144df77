import Kernel

/// A shift as somebody typed it.
package struct ShiftDraft: Hashable, Sendable {
    package var account: String
    package var day: String
    package var begins: String
    package var ends: String
    package var placeKind: String
    package var placeName: String

    package init(
        account: String, day: String, begins: String, ends: String, placeKind: String,
        placeName: String = ""
    ) {
        self.account = account
        self.day = day
        self.begins = begins
        self.ends = ends
        self.placeKind = placeKind
        self.placeName = placeName
    }

    /// The longest that somebody is on duty at a stretch.
    static let longestSeconds = 12 * 3600
    /// How far ahead shifts are planned, in days.
    static let farthestDays = 400
    static let nameLimit = 40

    /// - Throws: `Refusals`, one for each field that is not in order.
    func checked(id: String, today: Day) throws -> Shift {
        var faults: [Refusal] = []
        func take<Value>(_ value: Value?, or refusal: Refusal) -> Value? {
            if value == nil { faults.append(refusal) }
            return value
        }
        let day = take(Day(self.day), or: .dayUnread("day"))
        let begins = take(DayTime(self.begins), or: .timeUnread("begins"))
        let ends = take(DayTime(self.ends), or: .timeUnread("ends"))
        let kind = take(Place.Kind(rawValue: placeKind), or: .placeMissing)
        if account.isEmpty { faults.append(.accountMissing) }
        if placeName.count > Self.nameLimit { faults.append(.placeLong) }
        if let day, abs(day - today) > Self.farthestDays { faults.append(.dayFar) }
        if let begins, let ends, ends <= begins || ends.second - begins.second > Self.longestSeconds
        {
            faults.append(.timesWrong)
        }
        guard faults.isEmpty, let day, let begins, let ends, let kind else {
            throw Refusals(faults)
        }
        return Shift(
            id: id, account: account, day: day, begins: begins, ends: ends,
            place: Place(kind, placeName), arrivedAt: nil, leftAt: nil, cancelledAt: nil)
    }
}

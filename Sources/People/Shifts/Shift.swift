import Kernel

/// One person's duty at one place on one day.
package struct Shift: Hashable, Sendable {
    package let id: String
    package let account: String
    package let day: Day
    package let begins: DayTime
    package let ends: DayTime
    package let place: Place
    /// When the person came and went, as they or the chief have noted.
    package internal(set) var arrivedAt: Instant?
    package internal(set) var leftAt: Instant?
    package internal(set) var cancelledAt: Instant?

    /// How long before a shift begins somebody may note that they have come, in seconds.
    static let earlySeconds = 2 * 3600

    var subject: Subject { Subject("people.shift", id) }

    package var start: Instant { Instant(day, secondOfDay: begins.second) }
    package var end: Instant { Instant(day, secondOfDay: ends.second) }

    /// Whether the two are at the same time, in part or in whole.
    func meets(_ other: Shift) -> Bool {
        day == other.day && begins < other.ends && other.begins < ends
    }
}

extension Shift {
    /// The person has come.
    mutating func arrive(at instant: Instant) throws(Refusal) -> ShiftArrived {
        guard cancelledAt == nil else { throw .shiftCancelled }
        guard arrivedAt == nil else { throw .alreadyArrived }
        guard instant >= start + -Self.earlySeconds, instant < end else { throw .notThisShift }
        arrivedAt = instant
        return ShiftArrived(account: account, lateSeconds: max(0, instant - start))
    }

    /// The person has gone.
    mutating func leave(at instant: Instant) throws(Refusal) -> ShiftLeft {
        guard cancelledAt == nil else { throw .shiftCancelled }
        guard let arrivedAt else { throw .notArrived }
        guard leftAt == nil else { throw .alreadyLeft }
        guard instant >= arrivedAt else { throw .clockSetBack }
        leftAt = instant
        return ShiftLeft(account: account, earlySeconds: max(0, end - instant))
    }

    /// It is not to be: somebody else comes, or nobody.
    mutating func cancel(at instant: Instant, because reason: String) throws(Refusal)
        -> ShiftCancelled
    {
        guard cancelledAt == nil else { throw .shiftCancelled }
        guard arrivedAt == nil else { throw .alreadyBegun }
        cancelledAt = instant
        return ShiftCancelled(account: account, reason: reason)
    }
}

import Kernel

/// A visitor's place in line: taken, called, served, ended.
package struct Ticket: Hashable, Sendable {
    package typealias ID = String

    /// Follows from the secret and does not give it away; the journal names tickets by it.
    package let id: ID
    /// 128 random bits in hexadecimal: what the visitor's slip and phone know it by.
    package let secret: String
    package let day: Day
    package let letter: String
    /// Running number of its day and letter, from 1 without gaps.
    package let number: Int
    package let channel: Channel
    package let kind: VisitorKind
    package let priority: Priority?
    /// Who gave it: a device's id, an assistant's account, or `visitor`.
    package let issuedBy: String
    package let takenAt: Instant
    /// From when its wait counts: when it was taken, or the later of check-in and booked time.
    package let waitsFrom: Instant
    package internal(set) var matter: Matter.ID
    package internal(set) var state = State.waiting
    /// Its order in line, smaller is sooner: the moment it stands for (`place(at:)`).
    var place: Int64
    /// The counter that alone is to serve it, after a transfer.
    package internal(set) var reservedFor: Counter.ID?
    package internal(set) var counter: Counter.ID?
    /// The clerk who called it last.
    package internal(set) var clerk: String?
    /// How often it was called, by which a call is named.
    package internal(set) var calls = 0
    package internal(set) var passes = 0
    package internal(set) var firstCalledAt: Instant?
    package internal(set) var calledAt: Instant?
    package internal(set) var shownAt: Instant?
    package internal(set) var heardAt: Instant?
    /// When the counter was warned that no screen shows the call.
    package internal(set) var unshownAt: Instant?
    package internal(set) var startedAt: Instant?
    package internal(set) var endedAt: Instant?
    package internal(set) var outcome: Outcome?
    /// When the hall was warned that it waits too long.
    package internal(set) var alarmedAt: Instant?
}

extension Ticket {
    /// Where a ticket stands.
    package enum State: String, Sendable, Codable, CaseIterable {
        case waiting, called, serving, ended
    }

    /// How a ticket ended.
    package enum Outcome: String, Sendable, Codable, CaseIterable {
        /// 已办结
        case served
        /// 已转介
        case referred
        /// 不符合条件
        case notEligible = "not-eligible"
        /// 已离开: given up by the visitor, or gone from the counter.
        case left
        /// 过号作废, or the day ended.
        case lapsed
        /// Nobody finished it before midnight; it counts no service time.
        case unclosed
        /// A paper slip that was spoiled.
        case void

        /// What a clerk may finish with.
        package static let atCounter: [Outcome] = [.served, .referred, .notEligible, .left]
    }

    /// Where a ticket came from.
    package enum Channel: String, Sendable, Codable, CaseIterable {
        case kiosk, phone, reception, appointment, paper
    }

    /// `A005`
    package var label: String { Ticket.label(letter, number) }

    static func label(_ letter: String, _ number: Int) -> String {
        let digits = "\(number)"
        return letter + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }

    /// The present call, as screens acknowledge it: the ticket's id and which call it is.
    package var call: String { "\(id)-\(calls)" }

    /// Seconds it has waited, or waited until it was first called; never below zero, whatever a
    /// clock that was set back says.
    package func waitedSeconds(at now: Instant) -> Int {
        max(0, (firstCalledAt ?? endedAt ?? now) - waitsFrom)
    }

    /// The place in line of a moment, in microseconds, so that a thousand find room between two
    /// that were taken in neighbouring milliseconds.
    static func place(at instant: Instant) -> Int64 { instant.milliseconds * placeStep }

    /// Between two tickets taken one after the other, at least.
    static let placeStep: Int64 = 1000

    /// The line it stands in.
    var line: String { reservedFor.map(Counter.line) ?? matter }

    /// Priority before ordinary.
    var rank: Int { priority == nil ? 1 : 0 }
}

/// Whom a visitor comes for.
package enum VisitorKind: String, Sendable, Codable, CaseIterable {
    case individual, business
}

/// Why a visitor is called before others.
package enum Priority: String, Sendable, Codable, CaseIterable {
    /// 60 and older.
    case elderly
    case pregnant, disabled
    /// With an infant in arms.
    case infant
    /// Soldiers, veterans, firefighters.
    case servicemember
}

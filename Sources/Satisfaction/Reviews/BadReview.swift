import Kernel

/// 差评: a rating of 1 or 2 on its way to being put right.
package struct BadReview: Hashable, Sendable {
    package let id: String
    package let rating: String
    /// The account of the person rated; empty where nobody served.
    package let servedBy: String
    package let matter: String
    package let openedAt: Instant
    package let contactWorkingDays: Int
    package internal(set) var rectificationWorkingDays: Int
    package internal(set) var state: State
    /// Whose worklist it is on; nil until somebody takes it.
    package internal(set) var handler: String?
    package internal(set) var contactedAt: Instant?
    package internal(set) var putRightAt: Instant?
    package internal(set) var reply: String?
    package internal(set) var repliedAt: Instant?
    package internal(set) var closedAt: Instant?
    package internal(set) var objection: Objection?
    package internal(set) var extensionAsked: Extension?
    /// The journal entries whose observations an upheld objection takes back.
    var entries: Entries

    /// How far it has come.
    package enum State: String, CaseIterable, Sendable {
        case received, contacted, putRight = "put-right", replied, followedUp = "followed-up"
        case closed
        /// An objection was upheld: it no longer counts.
        case dismissed

        /// Whether nothing is left to do.
        package var isFinal: Bool { self == .closed || self == .dismissed }

        package var title: Words {
            switch self {
            case .received: Words("待联系", "To be contacted")
            case .contacted: Words("整改中", "Being put right")
            case .putRight: Words("待回复", "To be answered")
            case .replied: Words("待回访", "To be called back")
            case .followedUp: Words("待办结", "To be closed")
            case .closed: Words("已办结", "Closed")
            case .dismissed: Words("申诉成立", "Objection upheld")
            }
        }
    }

    /// What the person rated holds against it, and what was decided.
    package struct Objection: Hashable, Sendable {
        package let by: String
        package let filedAt: Instant
        package let reason: String
        /// SHA-256 of the evidence.
        package let paper: String
        package internal(set) var decision: Decision?

        /// The chief's word on it.
        package struct Decision: Hashable, Sendable {
            package let upheld: Bool
            package let by: String
            package let at: Instant
            package let reason: String
        }
    }

    /// More time for a difficult case, asked for and approved by two people.
    package struct Extension: Hashable, Sendable {
        package let by: String
        package let askedAt: Instant
        package let reason: String
        package internal(set) var approvedBy: String?
    }

    /// Where its observations stand in the journal.
    struct Entries: Hashable, Sendable {
        var opened: Int64
        var rating: Int64
        var replied: Int64?
        var putRight: Int64?
    }
}

extension BadReview {
    /// The subject by which the journal and the clocks name it.
    package static func subject(_ id: String) -> Subject { Subject("satisfaction.review", id) }

    /// The clock of the first contact.
    package var contact: Deadline {
        Deadline(start: openedAt, limit: .workingDays(contactWorkingDays))
    }

    /// The clock of putting it right.
    package var rectification: Deadline {
        Deadline(start: openedAt, limit: .workingDays(rectificationWorkingDays))
    }

    /// Whether an objection waits for the chief's decision.
    package var isObjectionPending: Bool { objection.map { $0.decision == nil } ?? false }

    /// Whether more time was asked for and nobody has approved it.
    package var isExtensionPending: Bool {
        extensionAsked.map { $0.approvedBy == nil } ?? false
    }
}

extension BadReview.State {
    init(stored: String) throws {
        guard let state = Self(rawValue: stored) else { throw Fault("no state \(stored)") }
        self = state
    }
}

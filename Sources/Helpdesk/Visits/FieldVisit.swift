import Kernel

/// A visit to a business (走访): what it needs, what it was told, whether that helped.
package struct FieldVisit: Hashable, Sendable {
    package let id: String
    /// 走2025-00012: gapless within its year.
    package let number: String
    /// The firm's name as registered.
    package let business: String
    package let district: String
    package let visitedOn: Day
    /// The accounts of those who went.
    package let visitors: [String]
    package let topic: String?
    package let problem: String
    /// Names the person spoken to in the vault; nil when not noted.
    package let contact: String?
    package let recordedAt: Instant
    /// Working days until the follow-up, by the rules of the moment it was recorded.
    package let workingDays: Int
    package var answer: Step?
    package var followUp: Step?
    package var close: Step?

    /// What was done about it.
    package struct Step: Hashable, Sendable {
        package let at: Instant
        package let by: String
        package let text: String
        /// Of a follow-up: whether the business calls it solved.
        package let solved: Bool?
    }

    /// Which step.
    package enum Kind: String, Codable, CaseIterable, Sendable {
        case answer, followUp = "follow-up", close
    }

    /// When the business must have been asked again.
    package var deadline: Deadline {
        Deadline(start: recordedAt, limit: .workingDays(workingDays))
    }

    /// The last moment for that; nil while the next year's holidays are not published.
    package var due: Instant? { try? deadline.due(.published) }

    /// What the journal calls it.
    package var subject: Subject { Subject("helpdesk.visit", id) }
}

extension FieldVisit {
    /// The next step: an answer first, then the follow-up, which may be repeated while the problem
    /// is not solved, then the close.
    mutating func take(_ kind: Kind, _ step: Step) throws(Refusal) {
        guard close == nil else { throw .visitClosed }
        switch kind {
        case .answer: answer = step
        case .followUp:
            guard answer != nil else { throw .visitNotAnswered }
            followUp = step
        case .close:
            guard followUp != nil else { throw .visitNotFollowedUp }
            close = step
        }
    }
}

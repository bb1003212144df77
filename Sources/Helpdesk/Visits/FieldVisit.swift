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
        /// Of a follow-up and a close: whether the business calls it solved.
        package let solved: Bool?
    }

    /// When the business must have been asked again.
    package var deadline: Deadline {
        Deadline(start: recordedAt, limit: .workingDays(workingDays))
    }
}

/// A visit as it is typed in.
package struct FieldVisitDraft: Hashable, Sendable {
    package var business: String
    package var district: String
    /// `2025-10-17`
    package var visitedOn: String
    package var visitors: [String]
    package var topic: String?
    package var problem: String
    /// What the business was told on the spot; empty when it has to be found out.
    package var answer: String
    package var contact: Person?

    package init(
        business: String, district: String = "", visitedOn: String, visitors: [String],
        topic: String? = nil, problem: String, answer: String = "", contact: Person? = nil
    ) {
        self.business = business
        self.district = district
        self.visitedOn = visitedOn
        self.visitors = visitors
        self.topic = topic
        self.problem = problem
        self.answer = answer
        self.contact = contact
    }
}

/// Which visits are looked for.
package struct FieldVisitFilter: Hashable, Sendable {
    package var isClosed: Bool?
    package var topic: String?
    package var visitor: String?
    package var from: Day?
    package var through: Day?
    /// Part of the number, business, problem or answer.
    package var text = ""

    package init() {}
}

extension Reader {
    package func fieldVisit(_ id: String) throws -> FieldVisit? { throw Fault("not built") }

    /// Visits that fit, newest first.
    package func fieldVisits(
        _ filter: FieldVisitFilter, before: String? = nil, limit: Int = 50
    ) throws -> [FieldVisit] { throw Fault("not built") }
}

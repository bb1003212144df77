import Kernel

/// Records visits to businesses and what became of them.
package struct FieldVisitDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Records a visit; it counts as a service to a business.
    ///
    /// - Throws: `Refusals`, one for each field not in order.
    package func record(_ draft: FieldVisitDraft, by actor: Actor) async throws -> FieldVisit {
        let vault = centre.vault
        return try await centre.write(by: actor, may: .answerHelp) { transaction in
            let now = transaction.instant
            let day = try draft.checked(today: now.day)
            try transaction.mustOffer(draft.topic)
            let rules = try transaction.reader.helpRuleBook().rules(at: now)
            var visit = FieldVisit(
                id: Identifier.make(at: now), number: try transaction.nextNumber("走"),
                business: draft.business.trimmed, district: draft.district.trimmed,
                visitedOn: day, visitors: draft.visitors, topic: draft.topic,
                problem: draft.problem.trimmed,
                contact: try draft.contact.map { try transaction.keep($0, vault) },
                recordedAt: now, workingDays: rules.followUpWorkingDays)
            try transaction.insert(visit)
            try transaction.record(
                FieldVisitRecorded(visit), about: visit.subject)
            try transaction.countBusiness(.visit, about: visit.subject, topic: visit.topic)
            if !draft.answer.trimmed.isEmpty {
                try transaction.take(.answer, draft.answer.trimmed, nil, &visit)
            }
            return visit
        }
    }

    /// What the business is told.
    package func answer(_ id: String, text: String, by actor: Actor) async throws {
        try await take(.answer, id, text: text, solved: nil, by: actor)
    }

    /// The business was asked again.
    package func followUp(
        _ id: String, text: String, solved: Bool, by actor: Actor
    ) async throws { try await take(.followUp, id, text: text, solved: solved, by: actor) }

    /// Closes a visit that was answered and followed up.
    package func close(_ id: String, text: String, by actor: Actor) async throws {
        try await take(.close, id, text: text, solved: nil, by: actor)
    }

    private func take(
        _ kind: FieldVisit.Kind, _ id: String, text: String, solved: Bool?, by actor: Actor
    ) async throws {
        let faults = text.faults(at: "text", limit: 5000, orMissing: "内容", "text")
        try await centre.write(by: actor, may: .answerHelp) { transaction in
            guard faults.isEmpty else { throw Refusals(faults) }
            guard var visit = try transaction.reader.fieldVisit(id) else {
                throw Refusal.noSuchVisit
            }
            try transaction.take(kind, text.trimmed, solved, &visit)
        }
    }
}

extension Transaction {
    fileprivate func take(
        _ kind: FieldVisit.Kind, _ text: String, _ solved: Bool?, _ visit: inout FieldVisit
    ) throws {
        let step = FieldVisit.Step(at: instant, by: actor, text: text, solved: solved)
        try visit.take(kind, step)
        try insert(step, kind, of: visit.id)
        try record(
            FieldVisitAdvanced(step: kind, length: text.count, solved: solved),
            about: visit.subject)
    }
}

/// A business was visited.
package struct FieldVisitRecorded: JournalEvent {
    package static let kind = "helpdesk.visit_recorded"
    package let number: String
    package let visitedOn: Day
    package let topic: String?
    /// Characters of the problem.
    package let length: Int

    init(_ visit: FieldVisit) {
        number = visit.number
        visitedOn = visit.visitedOn
        topic = visit.topic
        length = visit.problem.count
    }
}

/// A visit has got its answer, its follow-up, or its close.
package struct FieldVisitAdvanced: JournalEvent {
    package static let kind = "helpdesk.visit_advanced"
    package let step: FieldVisit.Kind
    package let length: Int
    package let solved: Bool?
}

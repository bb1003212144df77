import Kernel

/// Adjusts budgets: one person asks, another decides.
package struct AdjustmentDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Asks for an adjustment; what it would take away is held until it is decided.
    ///
    /// - Returns: its id.
    /// - Throws: `Refusals` for fields not in order; `Refusal` when there is not so much left.
    @discardableResult
    package func submit(_ draft: AdjustmentDraft, by actor: Actor) async throws -> String {
        let today = centre.clock.today
        return try await centre.write(by: actor, may: .manageBudget) { transaction in
            let sound = try draft.checked(transaction.reader, today: today)
            if let from = sound.from {
                try transaction.change(from.id, sound.source, held: sound.amount)
            }
            return try transaction.keep(sound)
        }
    }

    /// Approves an adjustment: from now on the budget is the adjusted one.
    ///
    /// - Throws: `Refusal` for the person who asked, or when it is decided already.
    package func approve(_ id: String, opinion: String = "", by actor: Actor) async throws {
        try await decide(id, opinion, isNeeded: false, by: actor) {
            adjustment, opinion, transaction in
            let sequence = try transaction.record(
                AdjustmentApproved(opinion: opinion), about: Adjustment.subject(id),
                worth: adjustment.worth)
            try transaction.apply(adjustment, by: sequence)
            return true
        }
    }

    /// Rejects an adjustment; what it held is free again.
    ///
    /// - Throws: `Refusals` without an opinion; `Refusal` as for approval.
    package func reject(_ id: String, opinion: String, by actor: Actor) async throws {
        try await decide(id, opinion, isNeeded: true, by: actor) {
            adjustment, opinion, transaction in
            try transaction.record(
                AdjustmentRejected(opinion: opinion), about: Adjustment.subject(id))
            if let from = adjustment.from {
                try transaction.change(
                    from.line, adjustment.source, held: .zero - adjustment.amount)
            }
            return false
        }
    }

    private func decide(
        _ id: String, _ opinion: String, isNeeded: Bool, by actor: Actor,
        _ act: @escaping @Sendable (Adjustment, String, Transaction) throws -> Bool
    ) async throws {
        try await centre.write(by: actor, may: .approveVoucher) { transaction in
            guard let adjustment = try transaction.reader.adjustment(id) else {
                throw Refusal.noSuchAdjustment
            }
            try adjustment.mustBeDecidable(by: actor.id)
            var fields = TypedFields()
            let opinion = fields.text(
                opinion, at: "opinion", Words("审批意见", "opinion"), isNeeded: isNeeded)
            try fields.throwAny()
            let approved = try act(adjustment, opinion, transaction)
            try transaction.keepDecision(of: id, approved, opinion)
        }
    }
}

extension Adjustment {
    /// What it is worth to the measures of the projects' budgets.
    fileprivate var worth: [Observation] {
        let less = from.map { ($0, Money.zero - amount) }
        let more = to.map { ($0, amount) }
        return [less, more].compactMap(\.self).map { place, amount in
            Observation(
                .budgetChange(project: place.project), on: day, amount, from: source)
        }
    }
}

extension Transaction {
    /// Moves the money, and writes the ledger.
    fileprivate func apply(_ adjustment: Adjustment, by sequence: Int64) throws {
        let legs = [
            adjustment.from.map {
                ($0, Money.zero - adjustment.amount, Money.zero - adjustment.amount)
            },
            adjustment.to.map { ($0, adjustment.amount, Money.zero) },
        ]
        for (place, amount, held) in legs.compactMap(\.self) {
            try change(place.line, adjustment.source, changed: amount, held: held)
            var draft = Posting.Draft(
                .change, place.line, adjustment.source, amount, on: adjustment.day,
                text: adjustment.reason)
            draft.number = adjustment.document
            draft.adjustment = adjustment.id
            try post(draft, by: sequence)
        }
    }
}

extension Refusal {
    static let noSuchAdjustment = Refusal(
        "no_such_adjustment", "没有这笔预算调整。", "There is no such adjustment.")
}

import Kernel

/// Opens budget lines, and ties them to cost targets.
package struct BudgetDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Opens a line with its budget at the year's beginning; returns its id.
    ///
    /// - Throws: `Refusals` for fields not in order; `Refusal` for a line that is there already.
    @discardableResult
    package func open(_ draft: LineDraft, by actor: Actor) async throws -> String {
        try await centre.write(by: actor, may: .manageBudget) { transaction in
            try transaction.open(draft.checked())
        }
    }

    /// Ties a line to another cost target, or to none; what was flagged stays flagged.
    ///
    /// - Throws: `Refusals` for fields not in order; `Refusal` for an unknown line.
    package func aim(
        _ id: String, at target: String, ceiling: String, by actor: Actor
    ) async throws {
        try await centre.write(by: actor, may: .manageBudget) { transaction in
            guard let line = try transaction.reader.budgetLine(id) else {
                throw Refusal.noSuchLine(id)
            }
            let draft = LineDraft(
                year: "\(line.year)", project: line.project, name: line.name, budget: [:],
                target: target, ceiling: ceiling, unit: line.aim.unit)
            let aim = try draft.checked().aim
            guard aim != line.aim else { return }
            try transaction.record(
                BudgetLineAimed(target: aim.target, ceiling: aim.ceiling),
                about: BudgetLine.subject(id))
            try transaction.run(
                """
                UPDATE finance_line SET target = \(aim.target), ceiling = \(aim.ceiling)
                WHERE id = \(id)
                """)
        }
    }
}

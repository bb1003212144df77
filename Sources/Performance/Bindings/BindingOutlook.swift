import Kernel

/// What the indicators of some declarations are, or could be, bound to.
package struct BindingOutlook: Sendable {
    /// Bound already, or by the template.
    package private(set) var bound: [BindingPlan.Bound] = []
    /// By the indicator's wording; a person confirms them.
    package private(set) var proposals: [BindingProposal] = []
    package private(set) var unbound: [Unbound] = []
    /// What the template asks to be bound, and the measures it needs.
    package private(set) var plan = BindingPlan()
    package private(set) var drafts: [MeasureProposal] = []

    /// An indicator that no measure can be proposed for.
    package struct Unbound: Sendable {
        package let project: String
        package let indicator: StoredIndicator
    }

    package init(
        _ declarations: [StoredDeclaration], template: BindingTemplate,
        measures: [String: Measure]
    ) {
        for stored in declarations {
            // What a desk has not begun to measure cannot be bound yet.
            let rows = template.rows.filter { row in
                row.project == stored.declaration.project
                    && (row.isRegisters || measures[row.measureName] != nil)
            }
            for indicator in stored.indicators {
                let row = rows.first { $0.indicator == indicator.indicator.name }
                add(indicator, of: stored.declaration, row, measures)
            }
            let spending = rows.filter(\.isSpending)
            guard !spending.isEmpty else { continue }
            drafts += spending.filter(\.isRegisters).map(MeasureProposal.init)
            let changes = spending.filter(\.isBudgetChange).map(\.measureName)
            let paid = spending.filter { !$0.isBudgetChange }.map(\.measureName)
            plan.spending.append(.init(stored, paid, changes: changes))
        }
    }

    private mutating func add(
        _ indicator: StoredIndicator, of declaration: Declaration, _ row: BindingTemplate.Row?,
        _ measures: [String: Measure]
    ) {
        if let binding = indicator.binding {
            bound.append(.init(declaration, indicator, binding))
        } else if let row {
            let binding = Binding(measure: row.measureName, gathering: row.gathering)
            let new = BindingPlan.Bound(declaration, indicator, binding)
            bound.append(new)
            plan.indicators.append(new)
            if row.isRegisters { drafts.append(MeasureProposal(row)) }
        } else if let proposal = BindingProposal(declaration, indicator, measures) {
            proposals.append(proposal)
        } else {
            unbound.append(Unbound(project: declaration.project, indicator: indicator))
        }
    }
}

/// A measure of the register that is to be declared.
package struct MeasureProposal: Hashable, Sendable {
    /// Without the desk.
    package let name: String
    package let title: Words
    package let unit: String
    package let gathering: Gathering
    package let proof: String
    package let scale: [String]
}

extension MeasureProposal {
    fileprivate init(_ row: BindingTemplate.Row) {
        self.init(
            name: row.measure, title: row.title, unit: row.unit, gathering: row.measureGathering,
            proof: row.proof, scale: row.scale)
    }
}

import Kernel

extension PublishedYear.Project {
    /// A project's targets with its budget.
    init(_ project: ProjectReport) {
        self.init(
            project.stored.declaration, nil,
            indicators: project.lines.map {
                .init($0.indicator, weight: $0.weight.text(decimals: 2))
            })
    }

    /// What became of a project's targets, as it was evaluated.
    init(_ declaration: Declaration, _ result: EvaluationReport) {
        self.init(
            declaration, result,
            indicators: result.lines.map {
                .init(
                    $0.indicator, weight: $0.points.weight, actual: $0.actual,
                    points: $0.points.given)
            })
    }

    private init(
        _ declaration: Declaration, _ result: EvaluationReport?, indicators: [PublishedYear.Line]
    ) {
        let (funds, execution) = (declaration.funds, result?.execution)
        self.init(
            name: declaration.project, nature: declaration.nature, category: declaration.category,
            department: declaration.department, unit: declaration.unit,
            budget: (execution?.budget ?? funds.annual)?.description,
            budgetFiscal: funds.annualFiscal?.description,
            budgetCarryOver: funds.carryOver?.description,
            budgetOther: funds.annualOther?.description, goalTotal: declaration.goalTotal,
            goalAnnual: declaration.goalAnnual, goalReached: result?.goalActual,
            spent: execution?.spent?.description, executionRate: execution?.rate,
            executionPoints: execution?.points.given, points: result?.total.points,
            grade: result?.total.grade, indicators: indicators)
    }
}

extension PublishedYear.Line {
    fileprivate init(
        _ indicator: Indicator, weight: String, actual: String? = nil, points: String? = nil
    ) {
        self.init(
            level1: indicator.level1, level2: indicator.level2, name: indicator.name,
            comparator: indicator.comparator?.rawValue, target: indicator.target,
            unit: indicator.unit, printed: indicator.printed, weight: weight, actual: actual,
            points: points)
    }
}

import Forms
import Kernel
import Performance

extension YearReport {
    /// What each printed form says, as a reader of the paper gets it back.
    package func printedForms(_ form: OfficialForm) -> FormsReading {
        FormsReading(documents: projects.map { $0.printed(form, of: self) })
    }
}

extension ProjectReport {
    fileprivate func printed(_ form: OfficialForm, of report: YearReport) -> FormDocument {
        let kind: FormKind =
            switch form {
            case .summary: .targets
            case .declaration: .declaration
            case .monitoring: .monitoring
            case .selfEvaluation: .selfEvaluation
            }
        let notes =
            form == .selfEvaluation
            ? EvaluationReport(report, self).lines.map(\.printedRemark) : lines.map { _ in nil }
        return FormDocument(
            file: "", kind: kind, year: report.year, project: head(form),
            indicators: zip(lines, notes).map { $0.printed(form, note: $1) },
            execution: form == .selfEvaluation || form == .monitoring
                ? execution.printed(form) : nil,
            doubts: [])
    }

    private func head(_ form: OfficialForm) -> FormProject {
        let declared = stored.declaration
        var project = FormProject()
        project.name = declared.project
        project.unit = declared.unit
        if form == .summary {
            project.funds.annual = execution.budget?.description
            return project
        }
        project.department = declared.department
        project.goalAnnual = declared.goalAnnual
        guard form == .declaration else { return project }
        project.nature = declared.nature
        project.category = declared.category
        project.start = declared.start?.description
        project.end = declared.end?.description
        project.goalTotal = declared.goalTotal
        project.funds = FormFunds(declared.funds)
        return project
    }
}

extension FormFunds {
    fileprivate init(_ funds: Funds) {
        self.init(
            total: funds.total?.description, totalFiscal: funds.totalFiscal?.description,
            totalOther: funds.totalOther?.description, annual: funds.annual?.description,
            annualFiscal: funds.annualFiscal?.description,
            carryOver: funds.carryOver?.description, annualOther: funds.annualOther?.description)
    }
}

extension IndicatorLine {
    fileprivate func printed(_ form: OfficialForm, note: String?) -> FormIndicator {
        let comparator = indicator.comparator.flatMap { Forms.Comparator(rawValue: $0.rawValue) }
        let hasScores = form == .selfEvaluation || form == .summary
        return FormIndicator(
            level1: indicator.level1, level2: indicator.level2, name: indicator.name,
            comparator: comparator, value: indicator.target, unit: indicator.unit,
            printed: indicator.printed,
            weight: form == .selfEvaluation ? weight.text(decimals: 2) : nil,
            actual: actual(on: form),
            points: hasScores ? score?.points.text(decimals: 2) : nil,
            note: note)
    }
}

extension IndicatorLine {
    private func actual(on form: OfficialForm) -> String? {
        switch form {
        case .declaration: nil
        case .monitoring: printedActual ?? MonitoringForm.notMeasured
        case .selfEvaluation, .summary: printedActual
        }
    }
}

extension Execution {
    fileprivate func printed(_ form: OfficialForm) -> FormExecution {
        let isScored = form == .selfEvaluation
        return FormExecution(
            initial: initial?.description, budget: isScored ? budget?.description : nil,
            spent: spent?.description, rate: rate?.text(decimals: 2),
            weight: isScored ? weight.text(decimals: 2, trimmed: true) : nil,
            points: isScored ? score?.points.text(decimals: 2) : nil)
    }
}

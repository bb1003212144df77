import Forms
import Kernel
import Performance

extension YearReport {
    /// What each printed form says, as a reader of the paper gets it back.
    package func printedForms(_ form: OfficialForm) -> FormsReading {
        let documents = projects.map { project in
            switch form {
            case .summary, .declaration: project.printed(form, year: year)
            case .monitoring: MonitoringReport(self, project).printedForm
            case .selfEvaluation: EvaluationReport(self, project).printedForm
            }
        }
        return FormsReading(documents: documents)
    }
}

extension ProjectReport {
    fileprivate func printed(_ form: OfficialForm, year: Int) -> FormDocument {
        FormDocument(
            file: "", kind: form == .summary ? .targets : .declaration, year: year,
            project: head(form), indicators: lines.map { $0.printed(on: form) }, execution: nil,
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
        project.nature = declared.nature
        project.category = declared.category
        project.start = declared.start?.description
        project.end = declared.end?.description
        project.goalTotal = declared.goalTotal
        project.funds = FormFunds(declared.funds)
        return project
    }
}

extension IndicatorLine {
    fileprivate func printed(on form: OfficialForm) -> FormIndicator {
        var printed = indicator.printedTarget
        guard form == .summary else { return printed }
        printed.actual = printedActual
        printed.points = score?.points.text(decimals: 2)
        return printed
    }
}

extension FormProject {
    /// What stands at the head of a form about a year that is under way or over.
    fileprivate init(_ name: String, _ department: String, unit: String, goal: String) {
        self.init()
        self.name = name
        self.department = department
        self.unit = unit
        goalAnnual = goal
    }
}

extension EvaluationReport {
    /// What the form of this self-evaluation says.
    var printedForm: FormDocument {
        let indicators = lines.map { line in
            var printed = line.indicator.printedTarget
            printed.weight = line.points.weight
            printed.actual = line.printedActual
            printed.points = line.points.given
            printed.note = line.printedRemark
            return printed
        }
        var document = FormDocument(
            file: "", kind: .selfEvaluation, year: year,
            project: FormProject(project, department, unit: unit, goal: goalDeclared),
            indicators: indicators, execution: printedExecution, doubts: [])
        document.goalActual = printedGoal
        document.money = money.map(\.printedForm)
        document.total = FormTotal(points: total.points, grade: total.grade)
        return document
    }

    private var printedExecution: FormExecution {
        FormExecution(
            initial: execution.initial?.description, budget: execution.budget?.description,
            spent: execution.spent?.description, rate: execution.rate,
            weight: Quantity(execution.points.weight)?.description,
            points: execution.points.given)
    }
}

extension EvaluationReport.MoneyRow {
    fileprivate var printedForm: FormMoneyRow {
        FormMoneyRow(
            name: name, initial: initial?.description, budget: budget?.description,
            spent: spent?.description, rate: rate)
    }
}

extension MonitoringReport {
    /// What the form of this month says.
    var printedForm: FormDocument {
        let whole = money.first
        var document = FormDocument(
            file: "", kind: .monitoring, year: year,
            project: FormProject(project, department, unit: unit, goal: goalDeclared),
            indicators: lines.map(\.printedForm),
            execution: FormExecution(
                initial: whole?.budget?.description, spent: whole?.spent?.description,
                rate: whole?.rate),
            doubts: [])
        document.month = month
        document.outlooks = lines.map(\.printedOutlook)
        document.money = money.map(\.printedForm)
        return document
    }
}

extension MonitoringReport.MoneyRow {
    fileprivate var printedForm: FormMoneyRow {
        FormMoneyRow(
            name: printedName, initial: budget?.description, spent: spent?.description, rate: rate,
            expected: expected.flatMap { Money(yuan: $0.middle) }?.description)
    }
}

extension MonitoringReport.Line {
    fileprivate var printedForm: FormIndicator {
        var printed = indicator.printedTarget
        printed.actual = printedActual ?? MonitoringForm.notMeasured
        printed.note = remark.note.isEmpty ? nil : remark.note
        return printed
    }

    fileprivate var printedOutlook: FormOutlook {
        FormOutlook(
            expected: printedExpectation,
            deviations: Deviation.allCases.filter(remark.kinds.contains).map(\.title.zh),
            reason: printedReason.isEmpty ? nil : printedReason,
            possibility: remark.possibility?.title.zh)
    }
}

extension Indicator {
    /// The line with its target and nothing else.
    fileprivate var printedTarget: FormIndicator {
        FormIndicator(
            level1: level1, level2: level2, name: name,
            comparator: comparator.flatMap { Forms.Comparator(rawValue: $0.rawValue) },
            value: target, unit: unit, printed: printed)
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

import Kernel

/// Makes a self-evaluation of a project's figures and of what people said.
struct EvaluationReckoning {
    let report: YearReport
    let project: ProjectReport
    let draft: EvaluationDraft
    let round: Int
    let calendar: String

    private var rules: RuleSet { report.rules }
    private var declaration: Declaration { project.stored.declaration }

    /// The report, and each typed score that the rules refuse.
    func reckon() -> (report: EvaluationReport, refusals: [Refusal]) {
        var refusals: [Refusal] = []
        let scores = project.lines.map { score(of: $0, &refusals) }
        let lines = zip(project.lines, scores).map { line(of: $0, $1) }
        let money = Scored(weight: project.execution.weight, score: project.execution.score)
        let execution = execution()
        return (
            EvaluationReport(
                format: EvaluationReport.format, year: report.year, round: round,
                project: declaration.project, department: declaration.department,
                unit: declaration.unit,
                declaration: DeclarationVersion(
                    id: project.stored.id, version: project.stored.version,
                    sequence: project.stored.sequence),
                asOf: report.asOf,
                journal: JournalHead(sequence: report.sequence, digest: report.digest),
                rules: RulesVersion(name: rules.name, version: rules.version),
                calendar: calendar, goalDeclared: declaration.goalAnnual,
                goalActual: draft.goalActual, execution: execution, lines: lines,
                total: total(
                    [money]
                        + zip(project.lines, scores).map { Scored(weight: $0.weight, score: $1) })),
            refusals
        )
    }

    private func score(of line: IndicatorLine, _ refusals: inout [Refusal]) -> Score? {
        let place = line.indicator.place
        guard let typed = draft[place].points else { return line.score }
        do {
            return try judged(typed, line, line.band(rules))
        } catch {
            refusals.append(error.at("points \(place)"))
            return line.score
        }
    }

    private func line(of line: IndicatorLine, _ score: Score?) -> EvaluationReport.Line {
        EvaluationReport.Line(
            indicator: line.indicator, binding: line.stored.binding, actual: line.actual,
            observations: line.figure?.observations ?? 0, band: line.band(rules),
            points: .init(line.weight, score, unscored: line.whyUnscored),
            isFarOver: score?.isFarOver ?? false, remark: draft[line.indicator.place])
    }

    private func judged(
        _ points: Quantity, _ line: IndicatorLine, _ band: Band?
    ) throws(Refusal) -> Score {
        if let band { return try rules.judge(points, band, weight: line.weight) }
        guard line.isForJudgement else { throw .scoreIsReckoned }
        return try rules.judgeFreely(points, weight: line.weight)
    }

    private func execution() -> EvaluationReport.Execution {
        let execution = project.execution
        return EvaluationReport.Execution(
            funds: declaration.funds, initial: execution.initial, budget: execution.budget,
            spent: execution.spent, measures: project.stored.spending,
            changes: project.stored.budgetChanges, changedBySource: execution.changedBySource,
            spentBySource: project.spentBySource, rate: execution.rate?.text(decimals: 2),
            points: .init(
                execution.weight, execution.score,
                unscored: execution.spent == nil ? .notMeasured : .noBudget),
            remark: draft[EvaluationDraft.execution])
    }

    private func total(_ lines: [Scored]) -> EvaluationReport.Total {
        let scored = lines.filter { $0.score != nil }
        let points = scored.compactMap { $0.score?.points }
        let sum = points.reduce(.zero, +)
        let weight = scored.map(\.weight).reduce(.zero, +)
        let cap = project.execution.rate.flatMap { rules.cap(atExecutionRate: $0) }
        let capped = cap.map { min($0, sum) } ?? sum
        let terms = points.map { $0.text(decimals: 2) }.joined(separator: " + ")
        let result = capped.text(decimals: 2)
        let limit = cap.map { $0 < sum ? "min(\($0.inFormula), \(terms))" : terms } ?? terms
        return EvaluationReport.Total(
            points: result, weightScored: weight.text(decimals: 2),
            cap: cap?.text(decimals: 2),
            grade: weight == Ratio(100) ? rules.grade(capped) : nil,
            formula: terms.isEmpty ? "" : "\(limit) = \(result)")
    }
}

/// What a line can score and does score.
private struct Scored {
    let weight: Ratio
    let score: Score?
}

extension EvaluationReport.Points {
    fileprivate init(_ weight: Ratio, _ score: Score?, unscored: Words) {
        self.init(
            weight: weight.text(decimals: 2), given: score?.points.text(decimals: 2),
            because: score?.because ?? unscored, formula: score?.formula ?? "")
    }
}

extension IndicatorLine {
    /// The band of a grade; nil for anything else.
    func band(_ rules: RuleSet) -> Band? {
        guard indicator.comparator == .qualitative, let figure, let target else { return nil }
        return rules.band(of: figure.value, target: target)
    }

    /// Whether there is evidence but nothing it could be held against.
    var isForJudgement: Bool { score == nil && figure != nil }

    fileprivate var whyUnscored: Words { figure == nil ? .notMeasured : .leftToPerson }
}

extension Words {
    static let notMeasured = Words("未测量，不计分", "not measured, not scored")
    static let leftToPerson = Words(
        "指标值无法比较，须由人评定", "its target cannot be compared: a person has to judge")
    static let noBudget = Words("没有预算数，不计分", "no budget, not scored")
}

extension Refusal {
    fileprivate static let scoreIsReckoned = Refusal(
        "score_is_reckoned", "这一项的得分由实际值算出，不能手工填写；请清空得分。",
        "These points follow from the actual and cannot be typed; leave them empty.")
}

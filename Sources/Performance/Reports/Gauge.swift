import Kernel

/// Measures declared targets against the evidence, by one set of rules.
struct Gauge {
    let reader: Reader
    let request: ReportRequest
    let rules: RuleSet
    let measures: [String: Measure]
    let open: OpenTimes
    /// What was read for all projects at once; nil for what was known earlier.
    let gathered: Gathered?

    func report(on stored: StoredDeclaration) throws -> ProjectReport {
        let weights = weights(of: stored)
        let outlooks = request.forecasts ? try OutlookReading(reader, request) : nil
        let lines = try zip(stored.indicators, weights).map {
            try line($0, weight: $1, outlooks)
        }
        let execution = try execution(of: stored)
        let bySource = try reader.spentBySource(
            stored, spent: execution.spent, through: request.asOf, knownAt: request.knownAt)
        let scores = [execution.score].compactMap(\.self) + lines.compactMap(\.score)
        let sum = scores.map(\.points).reduce(.zero, +)
        let cap = execution.rate.flatMap { rules.cap(atExecutionRate: $0) }
        let points = cap.map { min($0, sum) } ?? sum
        let scored =
            (execution.score == nil ? .zero : execution.weight)
            + lines.filter { $0.score != nil }.map(\.weight).reduce(.zero, +)
        return ProjectReport(
            stored: stored, execution: execution, lines: lines, points: points,
            weightScored: scored, grade: scored == Ratio(100) ? rules.grade(points) : nil,
            lamp: lamp(execution, lines), spentBySource: bySource,
            expectedSpending: try outlooks.map { try expected(stored, bySource, $0) } ?? [:])
    }

    /// What the whole and each known source will come to by the year's end.
    private func expected(
        _ stored: StoredDeclaration, _ bySource: [String: Money], _ outlooks: OutlookReading
    ) throws -> [String: Forecast] {
        guard !stored.spending.isEmpty else { return [:] }
        var expected: [String: Forecast] = [:]
        for source in [""] + bySource.keys {
            // One source alone paid for everything, whether or not its vouchers say so.
            let isWhole = source.isEmpty || bySource.count == 1
            expected[source] =
                try outlooks.sum(of: stored.spending, breakdown: isWhole ? nil : source).forecast
        }
        return expected
    }

    /// The declaration's own weights where it gives one for each line, else the default ones.
    private func weights(of stored: StoredDeclaration) -> [Ratio] {
        let own = stored.indicators.compactMap(\.indicator.weight)
        if own.count == stored.indicators.count { return own.map { Ratio($0) } }
        return DefaultWeights.hundredths(stored.indicators.map(\.indicator.level1))
            .map { Ratio(Int128($0), 100) }
    }

    private func line(
        _ stored: StoredIndicator, weight: Ratio, _ outlooks: OutlookReading?
    ) throws -> IndicatorLine {
        let measure = stored.binding.flatMap { measures[$0.measure] }
        let target = stored.indicator.number(on: measure)
        let figure = try stored.binding.flatMap { try self.figure(of: $0) }
        var score: Score?
        var lamp: Lamp?
        if let figure, let target, let comparator = stored.indicator.comparator,
            let nature = stored.binding?.nature
        {
            score = rules.score(figure.value, comparator, target, weight: weight)
            lamp = Lamp(figure.value, comparator, target, nature, elapsed: elapsed)
        }
        var line = IndicatorLine(
            stored: stored, measure: measure, figure: figure, target: target, weight: weight,
            score: score, lamp: lamp)
        line.outlook = try outlooks?.outlook(for: line)
        return line
    }

    private func figure(of binding: Binding) throws -> Figure? {
        let figures = try binding.operands.map(figure)
        guard let formula = binding.formula else { return figures[0] }
        return formula.figure(figures[0], figures.count > 1 ? figures[1] : nil)
    }

    private func figure(of operand: Operand) throws -> Figure? {
        let times = open.of(operand.measure, breakdown: operand.breakdown).map(\.elapsed)
        if operand.breakdown == nil, let gathered, Gathered.answers(operand.gathering) {
            return gathered.figure(operand.gathering, of: operand.measure, open: times)
        }
        return try reader.figure(
            operand.gathering, request.evidence(for: operand), open: times)
    }

    private func execution(of stored: StoredDeclaration) throws -> Execution {
        let initial = stored.declaration.funds.annual
        let spent = try money(of: stored.spending)
        let changed = try money(of: stored.budgetChanges)
        let budget = initial.map { $0 + (changed ?? .zero) }
        var score: Score?
        if let spent, let budget { score = rules.executionScore(spent: spent, budget: budget) }
        return Execution(
            initial: initial, budget: budget, spent: spent,
            changedBySource: changed == nil ? [:] : try changes(of: stored),
            weight: Ratio(rules.executionWeight), score: score)
    }

    /// What measures of yuan come to together; nil without evidence.
    private func money(of measures: [String]) throws -> Money? {
        let total =
            if let gathered { gathered.total(of: measures) } else {
                try reader.total(request.evidence(ofSpending: measures))
            }
        return total.map { Money($0.amount) }
    }

    /// What was added to each source's part of the budget.
    private func changes(of stored: StoredDeclaration) throws -> [String: Money] {
        try FundSource.allCases.reduce(into: [:]) { changes, source in
            let evidence = request.evidence(
                ofSpending: stored.budgetChanges, breakdown: source.rawValue)
            changes[source.rawValue] = try reader.total(evidence).map { Money($0.amount) }
        }
    }

    private func lamp(_ execution: Execution, _ lines: [IndicatorLine]) -> Lamp {
        let worst = lines.compactMap(\.lamp).max() ?? .green
        guard let spent = execution.spent, let budget = execution.budget else { return worst }
        return max(worst, Lamp(spent: spent, budget: budget, elapsed: elapsed))
    }

    private var elapsed: Ratio {
        Ratio(
            Int128(request.asOf.ordinal), Int128(Day.last(of: request.year).ordinal))
    }
}

extension Money {
    /// Yuan as a measure keeps them.
    fileprivate init(_ yuan: Quantity) {
        self.init(fen: Int64(Ratio(yuan).scaled(decimals: 2)))
    }
}

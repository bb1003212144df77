import Kernel

/// Binds indicators to measures, as a person has confirmed.
package struct BindingDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Binds indicators and spending, all or none; a binding that is there already is replaced.
    ///
    /// - Throws: `Refusals` for measures that do not exist or cannot be gathered so.
    package func bind(_ plan: BindingPlan, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .bindIndicator) { transaction in
            let measures = try centre.measures(transaction.reader)
            let refusals = plan.refusals(measures)
            guard refusals.isEmpty else { throw Refusals(refusals) }
            for bound in plan.indicators {
                try transaction.bind(bound.indicator, bound.binding, of: bound.declaration)
            }
            for spending in plan.spending {
                try transaction.bindSpending(
                    Set(spending.measures).sorted(), changes: Set(spending.changes).sorted(),
                    to: spending.declaration.id, of: spending.declaration.declaration)
            }
        }
    }
}

/// Which indicators are to be bound to what.
package struct BindingPlan: Sendable {
    package var indicators: [Bound] = []
    package var spending: [Spending] = []

    package init() {}

    /// One indicator with what it is bound to.
    package struct Bound: Sendable {
        package let declaration: Declaration
        package let indicator: StoredIndicator
        package let binding: Binding

        package init(_ declaration: Declaration, _ indicator: StoredIndicator, _ binding: Binding) {
            self.declaration = declaration
            self.indicator = indicator
            self.binding = binding
        }

        /// Words cannot be gathered as numbers, nor pieces as shares.
        func refusal(_ measures: [String: Measure]) -> Refusal? {
            let name = indicator.indicator.name
            for operand in binding.operands {
                let gathering = operand.gathering
                guard let measure = measures[operand.measure] else {
                    return .noSuchMeasure(operand.measure, for: name)
                }
                let fits =
                    (gathering == .grade) == (measure.gathering == .grade)
                    && (!gathering.needsWhole || measure.gathering.needsWhole)
                    && (binding.formula == nil || gathering != .grade)
                guard fits else { return .unfitMeasure(measure, gathering, for: name) }
            }
            return nil
        }
    }

    /// A project with the measures whose sum is its spending.
    package struct Spending: Sendable {
        package let declaration: StoredDeclaration
        package let measures: [String]
        /// The measures that add to its budget.
        package let changes: [String]

        package init(
            _ declaration: StoredDeclaration, _ measures: [String], changes: [String] = []
        ) {
            self.declaration = declaration
            self.measures = measures
            self.changes = changes
        }
    }

    fileprivate func refusals(_ measures: [String: Measure]) -> [Refusal] {
        let unknown = spending.flatMap { each in
            (each.measures + each.changes).filter { measures[$0] == nil }.map {
                Refusal.noSuchMeasure($0, for: each.declaration.declaration.project)
            }
        }
        return indicators.compactMap { $0.refusal(measures) } + unknown
    }
}

extension Transaction {
    func bind(
        _ indicator: StoredIndicator, _ binding: Binding, of declaration: Declaration
    ) throws {
        // What is bound now, not when the plan was made: a plan carried out twice binds once.
        guard try reader.binding(of: indicator.id) != binding else { return }
        let line = indicator.indicator
        let sequence = try record(
            IndicatorBound(
                year: declaration.year, project: declaration.project, level1: line.level1,
                level2: line.level2, name: line.name, binding: binding),
            about: Subject("performance.indicator", indicator.id))
        try run(
            """
            INSERT INTO binding (indicator, measure, gathering, breakdown, sequence)
            VALUES (\(indicator.id), \(binding.measure), \(binding.gathering.rawValue),
                \(binding.breakdown), \(sequence))
            ON CONFLICT (indicator) DO UPDATE SET measure = excluded.measure,
                gathering = excluded.gathering, breakdown = excluded.breakdown,
                sequence = excluded.sequence
            """)
        try keep(binding.formula, of: indicator.id)
    }

    private func keep(_ formula: Formula?, of indicator: String) throws {
        try run("DELETE FROM formula WHERE indicator = \(indicator)")
        guard let formula else { return }
        let other = formula.other
        try run(
            """
            INSERT INTO formula (indicator, operation, measure, gathering, breakdown, factor)
            VALUES (\(indicator), \(formula.operation.rawValue), \(other?.measure),
                \(other?.gathering.rawValue), \(other?.breakdown), \(formula.factor))
            """)
    }

    /// - Parameter changes: the measures that add to the project's budget.
    func bindSpending(
        _ measures: [String], changes: [String] = [], to id: String, of declaration: Declaration
    ) throws {
        guard
            try (reader.spending(of: id), reader.budgetChanges(of: id)) != (measures, changes)
        else { return }
        let sequence = try record(
            SpendingBound(
                year: declaration.year, project: declaration.project, measures: measures,
                changes: changes.isEmpty ? nil : changes),
            about: Subject("performance.declaration", id))
        try run("DELETE FROM spending WHERE declaration = \(id)")
        for measure in measures {
            try run(
                """
                INSERT INTO spending (declaration, measure, sequence)
                VALUES (\(id), \(measure), \(sequence))
                """)
        }
        try run("DELETE FROM budget_change WHERE declaration = \(id)")
        for measure in changes {
            try run(
                """
                INSERT INTO budget_change (declaration, measure, sequence)
                VALUES (\(id), \(measure), \(sequence))
                """)
        }
    }
}

extension Refusal {
    fileprivate static func noSuchMeasure(_ measure: String, for name: String) -> Refusal {
        Refusal(
            "no_such_measure", "“\(name)”要绑定的度量“\(measure)”不存在。",
            "The measure “\(measure)” for “\(name)” does not exist.", at: name)
    }

    fileprivate static func unfitMeasure(
        _ measure: Measure, _ gathering: Gathering, for name: String
    ) -> Refusal {
        Refusal(
            "unfit_measure", "“\(measure.title.zh)”不能按“\(gathering.title.zh)”汇总到“\(name)”。",
            "“\(measure.name)” cannot be gathered by \(gathering.title.en) for “\(name)”.", at: name
        )
    }
}

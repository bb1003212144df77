import Kernel

/// Which observations a pack holds: a measure, or one part of it.
struct PackScope: Hashable {
    let measure: String
    /// All parts when nil.
    let breakdown: String?
}

/// The figures of a pack and what stands behind them.
struct PackFigures {
    private(set) var figures: [PackFigure] = []
    private(set) var scopes: Set<PackScope> = []
    /// Entries besides those of the observations: declarations and bindings.
    private(set) var sequences: Set<Int64> = []
    private let reader: Reader
    private let request: ReportRequest
    private let open: OpenTimes

    /// - Parameter indicator: only this one, by its id; everything when nil.
    init(
        _ report: YearReport, only indicator: String?, _ request: ReportRequest, open: OpenTimes,
        _ reader: Reader
    ) throws {
        self.reader = reader
        self.request = request
        self.open = open
        for project in report.projects {
            let lines = project.lines.enumerated()
                .filter { indicator == nil || $0.element.stored.id == indicator }
            guard !lines.isEmpty else { continue }
            for (position, line) in lines { try add(line, at: position, of: project) }
            if indicator == nil { try addSpending(of: project) }
        }
        // All parts of a measure hold each of its parts.
        scopes = scopes.filter { $0.breakdown == nil || !scopes.contains(.all($0.measure)) }
    }

    private mutating func add(
        _ line: IndicatorLine, at position: Int, of project: ProjectReport
    ) throws {
        let operands = line.stored.binding?.operands ?? []
        let bound = try reader.boundSequence(of: line.stored.id)
        for operand in operands {
            scopes.insert(PackScope(measure: operand.measure, breakdown: operand.breakdown))
        }
        sequences.formUnion([project.stored.sequence, bound].compactMap(\.self))
        figures.append(
            PackFigure(
                kind: .indicator, project: project.stored.declaration.project,
                declared: project.stored.sequence, position: position, name: line.indicator.name,
                comparator: line.indicator.comparator, target: line.indicator.target,
                unit: line.indicator.unit, operands: operands.map(told),
                formula: line.stored.binding?.formula, bound: bound,
                from: Day.first(of: request.year), through: request.asOf,
                value: line.figure?.value.fraction, printed: line.actual,
                observations: line.figure?.observations ?? 0))
    }

    private func told(_ operand: Operand) -> PackFigure.Operand {
        let times =
            operand.gathering == .longest
            ? open.of(operand.measure, breakdown: operand.breakdown) : []
        return PackFigure.Operand(
            measures: [operand.measure], breakdown: operand.breakdown,
            gathering: operand.gathering, open: times.map(\.elapsed.description))
    }

    private mutating func addSpending(of project: ProjectReport) throws {
        let stored = project.stored
        guard !stored.spending.isEmpty else { return }
        for measure in stored.spending { scopes.insert(.all(measure)) }
        let bound = try reader.spendingSequence(of: stored.id)
        sequences.formUnion([stored.sequence, bound].compactMap(\.self))
        let total = try reader.total(request.evidence(ofSpending: stored.spending))
        figures.append(
            PackFigure(
                kind: .spending, project: stored.declaration.project, declared: stored.sequence,
                position: nil, name: nil, comparator: nil, target: nil, unit: "元",
                operands: [
                    .init(measures: stored.spending, breakdown: nil, gathering: .sum, open: [])
                ],
                formula: nil, bound: bound, from: Day.first(of: request.year),
                through: request.asOf, value: total.map { Ratio($0.amount).fraction },
                printed: project.execution.spent?.description, observations: total?.pieces ?? 0))
    }
}

extension PackScope {
    static func all(_ measure: String) -> PackScope { PackScope(measure: measure, breakdown: nil) }
}

extension Ratio {
    /// `2457/25`
    var fraction: String { "\(numerator)/\(denominator)" }
}

extension Reader {
    fileprivate func boundSequence(of indicator: String) throws -> Int64? {
        try first("SELECT sequence FROM binding WHERE indicator = \(indicator)")?("sequence")
    }

    fileprivate func spendingSequence(of declaration: String) throws -> Int64? {
        try first(
            "SELECT MAX(sequence) AS sequence FROM spending WHERE declaration = \(declaration)")?(
                "sequence")
    }
}

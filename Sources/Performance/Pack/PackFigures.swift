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
        let binding = line.stored.binding
        let bound = try reader.boundSequence(of: line.stored.id)
        if let binding {
            scopes.insert(PackScope(measure: binding.measure, breakdown: binding.breakdown))
        }
        sequences.formUnion([project.stored.sequence, bound].compactMap(\.self))
        let openTimes =
            binding?.gathering == .longest
            ? binding.map { open.of($0.measure, breakdown: $0.breakdown) } ?? [] : []
        figures.append(
            PackFigure(
                kind: .indicator, project: project.stored.declaration.project,
                declared: project.stored.sequence, position: position, name: line.indicator.name,
                comparator: line.indicator.comparator, target: line.indicator.target,
                unit: line.indicator.unit, measures: binding.map { [$0.measure] } ?? [],
                breakdown: binding?.breakdown, gathering: binding?.gathering, bound: bound,
                from: Day.first(of: request.year), through: request.asOf,
                value: line.figure?.value.fraction, printed: line.actual,
                observations: line.figure?.observations ?? 0,
                open: openTimes.map(\.elapsed.description)))
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
                unit: "元", measures: stored.spending, gathering: .sum, bound: bound,
                from: Day.first(of: request.year), through: request.asOf,
                value: total.map { Ratio($0.amount).fraction },
                printed: project.execution.spent?.description, observations: total?.pieces ?? 0,
                open: []))
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

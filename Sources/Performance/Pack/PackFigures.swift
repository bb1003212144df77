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
    private let bindings: PackBindings

    /// - Parameters:
    ///   - indicator: only this one, by its id; everything when nil.
    ///   - sequence: only bindings up to this entry, of a report that was frozen then.
    init(
        _ report: YearReport, only indicator: String?, _ request: ReportRequest, open: OpenTimes,
        _ reader: Reader, boundBy sequence: Int64? = nil
    ) throws {
        self.reader = reader
        bindings = PackBindings(reader: reader, sequence: sequence)
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
        let bound = try line.stored.binding == nil ? nil : bindings.entry(of: line.stored.id)
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
        let bound = try bindings.entry(ofSpending: stored.id)
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

/// Finds the entries of the journal that bound what a pack shows: those in force, or those that
/// were when a report was frozen.
private struct PackBindings {
    let reader: Reader
    /// The last entry that counts; nil for what is bound now.
    let sequence: Int64?

    func entry(of indicator: String) throws -> Int64? {
        guard sequence == nil else {
            return try earlier(
                IndicatorBound.kind, Subject("performance.indicator", indicator))
        }
        return try reader.first("SELECT sequence FROM binding WHERE indicator = \(indicator)")?(
            "sequence")
    }

    func entry(ofSpending declaration: String) throws -> Int64? {
        guard sequence == nil else {
            return try earlier(
                SpendingBound.kind, Subject("performance.declaration", declaration))
        }
        return try reader.first(
            "SELECT MAX(sequence) AS sequence FROM spending WHERE declaration = \(declaration)")?(
                "sequence")
    }

    private func earlier(_ kind: String, _ subject: Subject) throws -> Int64? {
        try reader.first(
            """
            SELECT MAX(sequence) AS sequence FROM journal WHERE subject = \(subject)
                AND kind = \(kind) AND sequence <= \(sequence ?? .max)
            """)?("sequence")
    }
}

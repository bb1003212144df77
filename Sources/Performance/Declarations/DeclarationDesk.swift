import Kernel

/// Stores declarations that were read from approved papers: the paper proves the approval, so each
/// is in force at once; a newer version never overwrites an older one.
package struct DeclarationDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Stores all declarations, or none when any is not in order; bindings of the version before
    /// are carried over to indicators of the same place and name.
    ///
    /// - Returns: the version each was stored as, in order; a declaration equal to the version in
    ///   force of its project is not stored again.
    /// - Throws: `Refusals` naming every field that is not in order.
    package func store(
        _ declarations: [(Declaration, Source)], by actor: Actor
    ) async throws -> [Int] {
        try await centre.write(by: actor, may: .importForm) { transaction in
            let refusals = declarations.flatMap { declaration, _ in
                declaration.refusals.map { refusal in
                    refusal.at("\(declaration.project): \(refusal.place ?? "")")
                }
            }
            guard refusals.isEmpty else { throw Refusals(refusals) }
            return try declarations.map { try transaction.store($0, from: $1) }
        }
    }
}

extension Transaction {
    fileprivate func store(_ declaration: Declaration, from source: Source) throws -> Int {
        let before = try reader.declaration(
            of: declaration.project, year: declaration.year)
        if let before, before.declaration == declaration { return before.version }
        let id = Identifier.make(at: instant)
        let version = try reader.newestVersion(of: declaration.project, declaration.year) + 1
        let sequence = try record(
            DeclarationImported(version: version, source: source, declaration: declaration),
            about: Subject("performance.declaration", id))
        try insert(declaration, id, version, source, sequence)
        for (position, indicator) in declaration.indicators.enumerated() {
            try insert(indicator, Identifier.make(at: instant), position, of: id)
        }
        if let before, let stored = try reader.declaration(id: id) {
            try carryBindings(from: before, to: stored)
        }
        return version
    }

    func insert(
        _ declaration: Declaration, _ id: String, _ version: Int, _ source: Source,
        _ sequence: Int64
    ) throws {
        let funds = declaration.funds
        try run(
            """
            INSERT INTO declaration (id, year, project, version, nature, category, department,
                unit, start_day, end_day, total, total_fiscal, total_other, annual,
                annual_fiscal, carry_over, annual_other, goal_total, goal_annual, source, paper,
                sequence)
            VALUES (\(id), \(declaration.year), \(declaration.project), \(version),
                \(declaration.nature), \(declaration.category), \(declaration.department),
                \(declaration.unit), \(declaration.start), \(declaration.end), \(funds.total),
                \(funds.totalFiscal), \(funds.totalOther), \(funds.annual),
                \(funds.annualFiscal), \(funds.carryOver), \(funds.annualOther),
                \(declaration.goalTotal), \(declaration.goalAnnual), \(source.name),
                \(source.paper), \(sequence))
            """)
    }

    func insert(
        _ indicator: Indicator, _ id: String, _ position: Int, of declaration: String
    ) throws {
        try run(
            """
            INSERT INTO indicator (id, declaration, position, level1, level2, name, comparator,
                target, unit, printed, weight)
            VALUES (\(id), \(declaration), \(position), \(indicator.level1),
                \(indicator.level2), \(indicator.name), \(indicator.comparator?.rawValue),
                \(indicator.target), \(indicator.unit), \(indicator.printed),
                \(indicator.weight))
            """)
    }
}

extension StoredDeclaration {
    func binding(of indicator: Indicator) -> Binding? {
        indicators.first { $0.indicator.isSamePlace(as: indicator) }?.binding
    }
}

extension Indicator {
    /// Whether both are the same line of a project, whatever their targets.
    package func isSamePlace(as other: Indicator) -> Bool {
        level1 == other.level1 && level2 == other.level2 && name == other.name
    }
}

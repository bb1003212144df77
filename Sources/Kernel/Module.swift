/// What a desk brings to the centre: its tables, its measures, its clocks and its chores.
package struct Module: Sendable {
    /// The business word in lower case, first part of its tables' migrations and its measures.
    package let name: String
    package let migrations: [Migration]
    /// The measures it computes or keeps; the register looks up those that people declared.
    package let measures: @Sendable (Reader) throws -> [Measure]
    package let clocks: CaseClocks
    package let chores: [Chore]

    package init(
        name: String, migrations: [Migration],
        measures: @escaping @Sendable (Reader) throws -> [Measure] = { _ in [] },
        clocks: CaseClocks = .none, chores: [Chore] = []
    ) {
        self.name = name
        self.migrations = migrations
        self.measures = measures
        self.clocks = clocks
        self.chores = chores
    }
}

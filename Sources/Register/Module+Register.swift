import Kernel

extension Module {
    /// 台账: the general-purpose desk, for whatever no other desk measures.
    ///
    /// A unit declares what is counted and what proves it; people record entries with their paper.
    package static let register = Module(
        name: "register",
        migrations: [
            Migration("register.0001_entries", registerTables),
            Migration("register.0002_dimensions", registerDimensions),
        ],
        measures: { try $0.registerMeasures() })
}

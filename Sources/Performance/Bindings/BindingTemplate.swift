import Kernel

/// What each indicator of a year is measured by: the proposal that a person confirms.
///
/// A CSV file with the columns below. A measure that several rows name is described the same way
/// in each; an indicator `*` stands for the project's spending, `*budget` for what is added to its
/// budget.
package struct BindingTemplate: Sendable {
    package let rows: [Row]

    package static let columns = [
        "project", "indicator", "gathering", "measure", "title_zh", "title_en", "unit",
        "measure_gathering", "proof", "scale",
    ]

    /// One indicator with its measure, or one measure of a project's spending.
    package struct Row: Hashable, Sendable {
        package let project: String
        /// The indicator's name; `*` where the row adds to the project's spending.
        package let indicator: String
        /// How the indicator gathers the measure.
        package let gathering: Gathering
        /// A measure that a desk computes by its whole name, `helpdesk.first_answer_seconds`; one
        /// of the register without the desk: `parcels_posted`.
        package let measure: String
        package let title: Words
        package let unit: String
        /// How the measure itself is kept; needs a denominator where this does.
        package let measureGathering: Gathering
        /// The paper that proves an entry.
        package let proof: String
        /// Levels of a grade, best first; empty for numbers.
        package let scale: [String]

        package var isSpending: Bool { indicator.hasPrefix("*") }
        /// Whether it adds to the project's budget rather than to what is spent of it.
        package var isBudgetChange: Bool { indicator == "*budget" }
        /// Whether the register keeps it, and it may have to be declared there.
        package var isRegisters: Bool { !measure.contains(".") }
        /// The measure's whole name.
        package var measureName: String { isRegisters ? "register.\(measure)" : measure }
    }

    /// Reads UTF-8 text, with or without a byte-order mark.
    ///
    /// - Throws: `Refusals` naming each bad line by its number.
    package init(csv text: String) throws {
        let lines = try CSV.lines(text)
        guard lines.first?.fields == Self.columns else { throw Refusals([.wrongColumns]) }
        var draft = TemplateDraft()
        for line in lines.dropFirst() where line.fields != [""] { draft.take(line) }
        guard draft.refusals.isEmpty else { throw Refusals(draft.refusals) }
        rows = draft.rows
    }

    /// The template of the 2025 table, shipped with this version.
    package static let shipped2025: BindingTemplate = {
        do {
            let bytes = PackageResources.bindings_2025_csv
            return try BindingTemplate(csv: String(decoding: bytes, as: UTF8.self))
        } catch {
            preconditionFailure("the shipped template does not read: \(error)")
        }
    }()

    /// Each measure of the register once, as the first row that names it describes it.
    package var measures: [Row] {
        var seen: Set<String> = []
        return rows.filter { $0.isRegisters && seen.insert($0.measure).inserted }
    }
}

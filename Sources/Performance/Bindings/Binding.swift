import Kernel

/// What makes a target executable: the measure behind an indicator and how it is gathered, or a
/// formula that also takes a second one.
package struct Binding: Hashable, Codable, Sendable {
    package let measure: String
    package let gathering: Gathering
    /// Only this part of the measure; all of it when nil.
    package let breakdown: String?
    /// What is made of the gathered measure; the actual is the figure itself when nil.
    package let formula: Formula?

    package init(
        measure: String, gathering: Gathering, breakdown: String? = nil, formula: Formula? = nil
    ) {
        self.measure = measure
        self.gathering = gathering
        self.breakdown = breakdown
        self.formula = formula
    }
}

extension Binding {
    /// The gathered measures that the actual is made of: one, or the two of a formula.
    package var operands: [Operand] {
        [Operand(measure: measure, gathering: gathering, breakdown: breakdown)]
            + [formula?.other].compactMap(\.self)
    }

    /// The gathering that the actual behaves like: a sum where it grows with the year, else the
    /// measure's own or, of a formula, an average.
    package var nature: Gathering {
        guard let formula else { return gathering }
        return formula.accumulates(operands.map(\.gathering)) ? .sum : .average
    }
}

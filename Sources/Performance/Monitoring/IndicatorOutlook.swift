import Kernel

/// Where an indicator is likely to stand at the end of its year.
package struct IndicatorOutlook: Hashable, Sendable {
    package let outlook: Outlook
    /// How likely the target is met, 0 to 1; nil where nobody can say.
    package let probability: Double?
    /// What is proposed for the form; nil where there is too little to say.
    package let proposed: Possibility?

    /// - Parameter line: with the figure that is reached, which may settle the question.
    init(_ line: IndicatorLine, _ outlook: Outlook) {
        let likely = outlook.probability(of: line.indicator.comparator, line.target)
        let settled = line.settled()
        self.outlook = outlook
        probability = settled.map { $0 == .certain ? 1 : 0 } ?? likely
        proposed = settled ?? likely.map { Possibility(probability: $0) }
    }
}

extension Outlook {
    /// How likely a target is met, 0 to 1; nil where it cannot be compared.
    func probability(of comparator: Comparator?, _ target: Ratio?) -> Double? {
        guard let comparator, let target else { return nil }
        return forecast?.probability(of: comparator, target.approximate)
    }
}

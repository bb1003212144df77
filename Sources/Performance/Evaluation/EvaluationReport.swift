import Kernel

/// A project's self-evaluation as it is submitted: every figure, and everything they came from.
///
/// Amounts are decimal text. What people typed, which version of the targets, the rules and the
/// calendar, and how much of the journal was known stand in it, so that the same journal gives the
/// same document again, byte for byte.
package struct EvaluationReport: FrozenReport {
    package static let format = "zhunxing.evaluation/1"

    package let format: String
    package let year: Int
    /// 1 for the first submission, one more after each return.
    package let round: Int
    package let project: String
    /// 主管部门, 实施单位
    package let department: String
    package let unit: String
    package let declaration: DeclarationVersion
    /// The last day that counts.
    package let asOf: Day
    /// What was known: everything up to this entry.
    package let journal: JournalHead
    package let rules: RulesVersion
    /// The notices that working days were counted by.
    package let calendar: String
    /// 年度总体目标: as declared, and what came of it.
    package let goalDeclared: String
    package let goalActual: String
    package let execution: Execution
    /// In the order of the form.
    package let lines: [Line]
    package let total: Total

    /// Budget execution (预算执行).
    package struct Execution: Hashable, Codable, Sendable {
        package let funds: Funds
        package let initial: Money?
        package let budget: Money?
        package let spent: Money?
        /// The measures whose sum is the spending.
        package let measures: [String]
        /// The measures whose sum was added to the budget, and what it came to by source.
        package let changes: [String]
        package let changedBySource: [String: Money]
        /// Spending by the source it is paid from; a source that is not known is left out.
        package let spentBySource: [String: Money]
        /// Percent, two decimals.
        package let rate: String?
        package let points: Points
        package let remark: Remark
    }

    /// One indicator.
    package struct Line: Hashable, Codable, Sendable {
        package let indicator: Indicator
        package let binding: Binding?
        package let actual: String?
        package let observations: Int64
        package let band: Band?
        package let points: Points
        /// Whether the actual is so far over its target that the target may have been too low.
        package let isFarOver: Bool
        package let remark: Remark
    }

    /// The points of one line, and how they came about.
    package struct Points: Hashable, Codable, Sendable {
        /// The most there can be (分值).
        package let weight: String
        /// Nil where it is not scored.
        package let given: String?
        package let because: Words
        /// With the numbers put in; empty where it is not scored.
        package let formula: String
    }

    /// The project's score.
    package struct Total: Hashable, Codable, Sendable {
        package let points: String
        /// Over which weight; 100 when everything is scored.
        package let weightScored: String
        /// The most that the execution rate allows; nil when uncapped.
        package let cap: String?
        /// 优, 良, 中 or 差; nil while something is not scored.
        package let grade: String?
        /// The sum with its numbers: `9.71 + 6.67 + … = 98.55`.
        package let formula: String
    }

    /// What a person said of a line.
    package struct Remark: Hashable, Codable, Sendable {
        /// 偏差原因分析
        package var reason: String
        /// 改进措施
        package var measure: String
        /// A score that only a person can give.
        package var points: Quantity?
        package var paper: KeptPaper?

        package init(
            reason: String = "", measure: String = "", points: Quantity? = nil,
            paper: KeptPaper? = nil
        ) {
            self.reason = reason
            self.measure = measure
            self.points = points
            self.paper = paper
        }
    }
}

extension EvaluationReport.Points {
    /// Whether the line has less than it could have.
    package var areLost: Bool {
        guard let given, let points = Quantity(given), let most = Quantity(weight) else {
            return true
        }
        return points < most
    }
}

extension EvaluationReport.Line {
    /// Whether a reason and a measure are demanded.
    package var needsReason: Bool { points.areLost || isFarOver }
    /// Where the line stands in its project, whatever its target.
    package var place: String { indicator.place }
}

extension Indicator {
    /// Where it stands in its project: the two levels and the name.
    package var place: String { "\(level1)/\(level2)/\(name)" }
}

import Crypto
import Foundation
import Kernel

/// What the public is told of a year (绩效公开): written once, and the same ever after.
///
/// Amounts are decimal text, as they were printed; what was not measured is left out. It holds no
/// personal data, since declarations and reports hold none.
package struct PublishedYear: Codable, Hashable, Sendable {
    package var format = "zhunxing-publication/1"
    package let year: Int
    package var version: Int
    package let stage: PublicationStage
    /// ISO 8601 with offset.
    package var publishedAt: String
    package let unit: String
    package let department: String
    /// The day up to which the results count; of targets left out.
    package let asOf: Day?
    /// The rules that the points are by; of targets left out.
    package let rules: String?
    package let projects: [Project]

    /// One project with its money, its goals and its indicators.
    package struct Project: Codable, Hashable, Sendable {
        package let name: String
        package let nature: String
        package let category: String
        package let department: String
        package let unit: String
        /// The year's budget in yuan, and where it comes from.
        package let budget: String?
        package let budgetFiscal: String?
        package let budgetCarryOver: String?
        package let budgetOther: String?
        package let goalTotal: String
        package let goalAnnual: String
        package let spent: String?
        /// Percent of the budget.
        package let executionRate: String?
        package let executionPoints: String?
        package let points: String?
        package let grade: String?
        package let indicators: [Line]
    }

    /// One indicator: its target, and of results what became of it.
    package struct Line: Codable, Hashable, Sendable {
        package let level1: String
        package let level2: String
        package let name: String
        package let comparator: String?
        package let target: String
        package let unit: String
        /// The whole cell as printed: `≤19500.00(元)`.
        package let printed: String
        package let weight: String?
        package let actual: String?
        package let points: String?
    }
}

/// What of a year is made public: its targets with the budget, its results with the accounts.
package enum PublicationStage: String, Codable, CaseIterable, Sendable {
    case targets, results

    package var title: Words {
        switch self {
        case .targets: Words("绩效目标", "Targets")
        case .results: Words("绩效结果", "Results")
        }
    }
}

extension PublishedYear {
    init(_ report: YearReport, _ stage: PublicationStage, version: Int, at instant: Instant) {
        let isResults = stage == .results
        let first = report.projects.first?.stored.declaration
        year = report.year
        self.version = version
        self.stage = stage
        publishedAt = instant.description
        unit = first?.unit ?? ""
        department = first?.department ?? ""
        asOf = isResults ? report.asOf : nil
        rules = isResults ? report.rules.name : nil
        projects = report.projects.map { Project($0, withResults: isResults) }
    }

    /// The bytes that are kept, and their SHA-256.
    func canonical() throws -> (text: String, digest: String) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let bytes = try encoder.encode(self)
        return (String(decoding: bytes, as: UTF8.self), Hex.text(SHA256.hash(data: bytes)))
    }

    init(canonical text: String) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(Self.self, from: Data(text.utf8))
    }

    /// Whether both say the same, whenever they were published.
    func saysTheSame(as other: PublishedYear) -> Bool {
        var other = other
        (other.version, other.publishedAt) = (version, publishedAt)
        return self == other
    }
}

extension PublishedYear.Project {
    fileprivate init(_ project: ProjectReport, withResults: Bool) {
        let (declaration, execution) = (project.stored.declaration, project.execution)
        let result = withResults ? project : nil
        let isScored = project.weightScored > .zero
        self.init(
            name: declaration.project, nature: declaration.nature, category: declaration.category,
            department: declaration.department, unit: declaration.unit,
            budget: declaration.funds.annual?.description,
            budgetFiscal: declaration.funds.annualFiscal?.description,
            budgetCarryOver: declaration.funds.carryOver?.description,
            budgetOther: declaration.funds.annualOther?.description,
            goalTotal: declaration.goalTotal, goalAnnual: declaration.goalAnnual,
            spent: withResults ? execution.spent?.description : nil,
            executionRate: withResults ? execution.rate?.text(decimals: 2) : nil,
            executionPoints: result?.execution.score?.points.text(decimals: 2),
            points: isScored ? result?.points.text(decimals: 2) : nil, grade: result?.grade,
            indicators: project.lines.map { .init($0, withResults: withResults) })
    }
}

extension PublishedYear.Line {
    fileprivate init(_ line: IndicatorLine, withResults: Bool) {
        let indicator = line.indicator
        self.init(
            level1: indicator.level1, level2: indicator.level2, name: indicator.name,
            comparator: indicator.comparator?.rawValue, target: indicator.target,
            unit: indicator.unit, printed: indicator.printed,
            weight: line.weight.text(decimals: 2), actual: withResults ? line.actual : nil,
            points: withResults ? line.score?.points.text(decimals: 2) : nil)
    }
}

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
        /// What came of the year's goal.
        package let goalReached: String?
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
    /// - Parameter results: the self-evaluation of each project, in their order; of targets nil.
    init(
        _ report: YearReport, results: [EvaluationReport]?, version: Int, at instant: Instant
    ) {
        let first = report.projects.first?.stored.declaration
        year = report.year
        self.version = version
        stage = results == nil ? .targets : .results
        publishedAt = instant.description
        unit = first?.unit ?? ""
        department = first?.department ?? ""
        asOf = results?.map(\.asOf).max()
        rules = results?.first?.rules.name
        projects =
            if let results {
                zip(report.projects, results).map { Project($0.stored.declaration, $1) }
            } else { report.projects.map { Project($0) } }
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

import Foundation
import Kernel
import Performance

/// The declarations of 2025 as compact data.
struct DeclarationTable: Decodable, Sendable {
    /// Where the table was published.
    let source: String
    let year: Int
    private let department: String
    private let unit: String
    private let projects: [Project]

    private struct Project: Decodable {
        let name: String
        let nature: String
        let category: String
        let amount: Money
        let goal: String
        /// First level, second level, name, comparator, target, unit,
        /// as printed; the comparator of a grade is 定性.
        let indicators: [[String]]
    }

    static let shipped: DeclarationTable = {
        do {
            let data = Data(PackageResources.declarations_2025_json)
            return try JSONDecoder().decode(DeclarationTable.self, from: data)
        } catch {
            preconditionFailure("the shipped declarations do not read: \(error)")
        }
    }()

    var declarations: [Declaration] {
        projects.map { project in
            Declaration(
                year: year, project: project.name, nature: project.nature,
                category: project.category, department: department, unit: unit,
                start: Day.first(of: year), end: Day.last(of: year),
                funds: Funds(
                    totalOther: .zero, annual: project.amount, annualFiscal: project.amount,
                    carryOver: .zero, annualOther: .zero),
                goalTotal: "", goalAnnual: project.goal,
                indicators: project.indicators.map(Indicator.init(fields:)))
        }
    }
}

extension Indicator {
    fileprivate init(fields: [String]) {
        precondition(fields.count == 6, "an indicator has six fields: \(fields)")
        let (sign, target, unit) = (fields[3], fields[4], fields[5])
        self.init(
            level1: fields[0], level2: fields[1], name: fields[2],
            comparator: sign == "=" ? .equal : Comparator(rawValue: sign), target: target,
            unit: unit, printed: sign == "定性" ? target : "\(sign)\(target)(\(unit))")
    }
}

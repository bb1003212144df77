import Foundation
import Kernel

/// A scoring method as data, with a name and a version; a report names the one it used.
package struct RuleSet: Decodable, Hashable, Sendable {
    package let name: String
    package let version: Int
    /// What a reverse target (less is better) gives beyond it.
    package let reverse: Reverse
    package let bands: Bands
    package let farOver: FarOver
    /// Weight of budget execution.
    package let executionWeight: Quantity
    private let executionCaps: [[Quantity]]
    private let grades: [[String]]

    /// How points are taken off where less is better.
    package enum Reverse: String, Decodable, Sendable {
        /// (1 − (a − t) / t) · w, nothing from twice the target on.
        case linearExcess = "linear-excess"
        /// w · t / a.
        case inverseRatio = "inverse-ratio"
    }

    /// Between which shares of its weight a grade is scored.
    package struct Bands: Decodable, Hashable, Sendable {
        package let reached: [Quantity]
        package let partly: [Quantity]
        package let missed: [Quantity]
    }

    /// From which multiple of its target an actual is far over, and what that costs.
    package struct FarOver: Decodable, Hashable, Sendable {
        package let share: Quantity
        package let deduction: Quantity
    }
}

extension RuleSet {
    /// Every rule set that is shipped.
    package static let all: [RuleSet] = {
        do {
            let data = Data(PackageResources.rule_sets_json)
            return try JSONDecoder().decode([RuleSet].self, from: data)
        } catch {
            preconditionFailure("the shipped rule sets do not read: \(error)")
        }
    }()

    /// The rule set of that name.
    ///
    /// - Throws: `Refusal` that lists the names there are.
    package static func named(_ name: String) throws(Refusal) -> RuleSet {
        guard let found = all.first(where: { $0.name == name }) else {
            let names = all.map(\.name).joined(separator: ", ")
            throw Refusal(
                "unknown_rules", "没有名为“\(name)”的评分规则，可用：\(names)。",
                "There are no rules “\(name)”; choose one of \(names).", at: "rules")
        }
        return found
    }

    /// The rule set as it stood in one version: what an old report was scored by.
    ///
    /// - Throws: `Refusal` when this version of the program no longer has it.
    package static func named(_ name: String, version: Int) throws(Refusal) -> RuleSet {
        guard let found = all.first(where: { $0.name == name && $0.version == version }) else {
            throw Refusal(
                "unknown_rules", "本程序没有评分规则“\(name)”第 \(version) 版，无法按它重算。",
                "This program has no version \(version) of the rules “\(name)”.", at: "rules")
        }
        return found
    }

    /// The most a project may score, given its execution rate in percent; nil when uncapped.
    package func cap(atExecutionRate rate: Ratio) -> Ratio? {
        executionCaps.first { rate < Ratio($0[0]) }.map { Ratio($0[1]) }
    }

    /// 优, 良, 中 or 差 for a score out of 100.
    package func grade(_ points: Ratio) -> String? {
        grades.first { Quantity($0[0]).map { points >= Ratio($0) } ?? false }?[1]
    }
}

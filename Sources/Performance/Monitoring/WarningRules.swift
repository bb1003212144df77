import Foundation
import Kernel

/// A method of raising warnings as data, with a name, a version and the day it came into force.
package struct WarningRules: Decodable, Hashable, Sendable {
    package let name: String
    package let version: Int
    package let inForce: Day
    private let titleZh: String
    private let titleEn: String
    /// Within how many working days a warning is to be disposed of.
    package let disposalWorkingDays: Int
    /// Which lamps of an indicator raise a warning.
    package let lamps: [Lamp]
    /// Below which percentage of what is due by now spending raises one; nil where it does not.
    package let executionBelow: Quantity?
    package let steps: [Step]
    /// How many points the progress of the targets and of the money may lie apart.
    package let gapPoints: Quantity?

    /// The execution rate that is expected from the end of a month on.
    package struct Step: Decodable, Hashable, Sendable {
        package let month: Int
        package let executionBelow: Quantity
    }

    package var title: Words { Words(titleZh, titleEn) }

    /// Every rule set that is shipped.
    package static let all: [WarningRules] = {
        do {
            let data = Data(PackageResources.warning_rules_json)
            return try JSONDecoder().decode([WarningRules].self, from: data)
        } catch {
            preconditionFailure("the shipped warning rules do not read: \(error)")
        }
    }()

    /// The rule sets in force on a day.
    package static func inForce(on day: Day) -> [WarningRules] {
        all.filter { $0.inForce <= day }
    }
}

/// A reason to warn: which rule of which set, about which line, and the numbers.
package struct Alarm: Hashable, Codable, Sendable {
    package let rules: RulesVersion
    package let rule: Rule
    /// The indicator's place; `execution` for the project's money.
    package let place: String
    package let because: Words
    package let workingDays: Int

    /// Which rule was broken.
    package enum Rule: String, Codable, CaseIterable, Sendable {
        /// The indicator's lamp.
        case lamp
        /// Spending against the time that has passed, or against a month's threshold.
        case execution
        /// Progress of the targets against progress of the money.
        case gap

        package var title: Words {
            switch self {
            case .lamp: Words("目标进度", "progress of a target")
            case .execution: Words("预算执行", "budget execution")
            case .gap: Words("进度偏差", "gap between progress and money")
            }
        }
    }
}

extension WarningRules {
    /// What this set warns of at the end of a month.
    package func alarms(_ project: ProjectReport, month: Int, elapsed: Ratio) -> [Alarm] {
        project.lines.compactMap { alarm($0) }
            + [executionAlarm(project, month, elapsed), gapAlarm(project, month)].compactMap(\.self)
    }

    private func alarm(_ line: IndicatorLine) -> Alarm? {
        guard let lamp = line.lamp, lamps.contains(lamp) else { return nil }
        let actual = line.actual ?? "–"
        let target = line.indicator.printed
        return alarm(
            .lamp, line.indicator.place,
            Words(
                "实际 \(actual)，指标值 \(target)，监控为“\(lamp.title.zh)”",
                "actual \(actual), target \(target): \(lamp.title.en)"))
    }

    /// A project without a voucher has spent nothing that anybody knows of: that is warned of too.
    private func executionAlarm(
        _ project: ProjectReport, _ month: Int, _ elapsed: Ratio
    ) -> Alarm? {
        guard project.isExecutable else { return nil }
        let rate = project.execution.rate ?? .zero
        if let least = executionBelow, rate < Ratio(least) * elapsed {
            return alarm(
                .execution, EvaluationDraft.execution,
                Words(
                    "执行率 \(rate.percent)，低于时间进度 \((elapsed * Ratio(100)).percent) 的 \(least)%",
                    "\(rate.percent) spent: below \(least) % of the "
                        + "\((elapsed * Ratio(100)).percent) of the year that has passed"))
        }
        guard let step = steps.last(where: { $0.month <= month }),
            rate < Ratio(step.executionBelow)
        else { return nil }
        return alarm(
            .execution, EvaluationDraft.execution,
            Words(
                "执行率 \(rate.percent)，低于 \(step.month) 月末应达到的 \(step.executionBelow)%",
                "\(rate.percent) spent: below the \(step.executionBelow) % of the end of month "
                    + "\(step.month)"))
    }

    private func gapAlarm(_ project: ProjectReport, _ month: Int) -> Alarm? {
        guard let gapPoints, project.isExecutable, let progress = project.targetProgress else {
            return nil
        }
        let rate = min(project.execution.rate ?? .zero, Ratio(100))
        let gap = progress > rate ? progress - rate : rate - progress
        guard gap > Ratio(gapPoints) else { return nil }
        return alarm(
            .gap, EvaluationDraft.execution,
            Words(
                "目标进度 \(progress.percent)，执行率 \(rate.percent)，相差超过 \(gapPoints) 个百分点",
                "targets at \(progress.percent), money at \(rate.percent): more than "
                    + "\(gapPoints) points apart"))
    }

    private func alarm(_ rule: Alarm.Rule, _ place: String, _ because: Words) -> Alarm {
        Alarm(
            rules: RulesVersion(name: name, version: version), rule: rule, place: place,
            because: because, workingDays: disposalWorkingDays)
    }
}

extension ProjectReport {
    fileprivate var isExecutable: Bool { execution.budget.map { $0 > .zero } == true }

    /// How far the targets that grow with the year have come, in percent: the mean of each one's
    /// share of its target, full at most. Nil where no target grows.
    package var targetProgress: Ratio? {
        let shares = lines.compactMap { line -> Ratio? in
            guard line.stored.binding?.gathering.accumulates == true,
                line.indicator.comparator?.isReverse == false,
                let target = line.target, target > .zero
            else { return nil }
            return min((line.figure?.value ?? .zero) / target, Ratio(1))
        }
        guard !shares.isEmpty else { return nil }
        return shares.reduce(.zero, +) * Ratio(100) / Ratio(Int128(shares.count))
    }
}

extension Ratio {
    fileprivate var percent: String { "\(text(decimals: 2, trimmed: true))%" }
}

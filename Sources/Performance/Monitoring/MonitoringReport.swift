import Kernel

/// A project's monitoring of a month as it is submitted: actuals, forecasts, money, and what
/// people said of them. Amounts are decimal text.
package struct MonitoringReport: FrozenReport {
    package static let format = "zhunxing.monitoring/1"

    package let format: String
    package let year: Int
    /// January up to and including this month.
    package let month: Int
    package let project: String
    package let department: String
    package let unit: String
    package let declaration: DeclarationVersion
    /// The last day that counts: the month's last, or the day it was looked at.
    package let asOf: Day
    package let journal: JournalHead
    package let calendar: String
    package let goalDeclared: String
    package let funds: Funds
    /// The whole first, then each source of money.
    package let money: [MoneyRow]
    /// The measures whose sum is the spending.
    package let spending: [String]
    /// The measures whose sum was added to the budget.
    package let budgetChanges: [String]
    package let lamp: Lamp
    /// In the order of the form.
    package let lines: [Line]
    package let alarms: [Alarm]

    /// One row of the money block.
    package struct MoneyRow: Hashable, Codable, Sendable {
        /// Nil for the year's whole.
        package let source: FundSource?
        /// 年初预算数
        package let budget: Money?
        /// 1–N月执行数; nil where it is not known.
        package let spent: Money?
        /// Percent, two decimals.
        package let rate: String?
        /// 全年预计执行数
        package let expected: Estimate?
    }

    /// One indicator.
    package struct Line: Hashable, Codable, Sendable {
        package let indicator: Indicator
        package let binding: Binding?
        package let actual: String?
        package let observations: Int64
        package let lamp: Lamp?
        package let expected: Estimate?
        /// Why there is no forecast, where there is none.
        package let silence: Words?
        /// Percent, whole.
        package let probability: Int?
        package let proposed: Possibility?
        package let remark: Remark
    }

    /// Where a figure is expected at the year's end: eight of ten years end between two numbers.
    package struct Estimate: Hashable, Codable, Sendable {
        package let middle: String
        package let low: String
        package let high: String

        /// Whether nothing can move any more, as once the year is over.
        package var isCertain: Bool { low == high }
    }

    /// What a person said of a line.
    package struct Remark: Hashable, Codable, Sendable {
        package var kinds: [Deviation]
        /// 原因说明
        package var reason: String
        /// 纠偏措施
        package var measure: String
        package var possibility: Possibility?
        /// 备注
        package var note: String

        package init(
            kinds: [Deviation] = [], reason: String = "", measure: String = "",
            possibility: Possibility? = nil, note: String = ""
        ) {
            self.kinds = kinds
            self.reason = reason
            self.measure = measure
            self.possibility = possibility
            self.note = note
        }
    }
}

extension MonitoringReport.Line {
    package var place: String { indicator.place }

    /// Whether it lags, so that a reason and a measure are demanded.
    package var deviates: Bool {
        lamp == .red || lamp == .yellow || remark.possibility == .impossible
    }
}

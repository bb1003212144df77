import Kernel

/// One version of a project's declared performance targets for a year (绩效目标申报表).
package struct Declaration: Hashable, Codable, Sendable {
    package var year: Int
    package var project: String
    /// 项目性质, 项目类别
    package var nature: String
    package var category: String
    /// 主管部门, 实施单位
    package var department: String
    package var unit: String
    package var start: Day?
    package var end: Day?
    package var funds: Funds
    package var goalTotal: String
    package var goalAnnual: String
    /// In the order of the form.
    package var indicators: [Indicator]

    package init(
        year: Int, project: String, nature: String = "", category: String = "",
        department: String = "", unit: String = "", start: Day? = nil, end: Day? = nil,
        funds: Funds = Funds(), goalTotal: String = "", goalAnnual: String = "",
        indicators: [Indicator]
    ) {
        self.year = year
        self.project = project
        self.nature = nature
        self.category = category
        self.department = department
        self.unit = unit
        self.start = start
        self.end = end
        self.funds = funds
        self.goalTotal = goalTotal
        self.goalAnnual = goalAnnual
        self.indicators = indicators
    }
}

/// The money block of a declaration, in yuan; nil where the form is blank.
package struct Funds: Hashable, Codable, Sendable {
    /// 项目资金总额 = 财政资金 + 其他资金; blank for recurring projects.
    package var total: Money?
    package var totalFiscal: Money?
    package var totalOther: Money?
    /// 年度资金申请总额 = 当年财政拨款 + 上年结转资金 + 其他资金
    package var annual: Money?
    package var annualFiscal: Money?
    package var carryOver: Money?
    package var annualOther: Money?

    package init(
        total: Money? = nil, totalFiscal: Money? = nil, totalOther: Money? = nil,
        annual: Money? = nil, annualFiscal: Money? = nil, carryOver: Money? = nil,
        annualOther: Money? = nil
    ) {
        self.total = total
        self.totalFiscal = totalFiscal
        self.totalOther = totalOther
        self.annual = annual
        self.annualFiscal = annualFiscal
        self.carryOver = carryOver
        self.annualOther = annualOther
    }
}

/// One line of the indicator tree, as declared.
package struct Indicator: Hashable, Codable, Sendable {
    package var level1: String
    package var level2: String
    package var name: String
    /// Nil where the form prints a bare value.
    package var comparator: Comparator?
    /// The target as printed, decimals kept: `19500.00`, or a level: `优秀`.
    package var target: String
    package var unit: String
    /// The whole cell as printed: `≤19500.00(元)`.
    package var printed: String
    package var weight: Quantity?

    package init(
        level1: String, level2: String, name: String, comparator: Comparator?, target: String,
        unit: String, printed: String, weight: Quantity? = nil
    ) {
        self.level1 = level1
        self.level2 = level2
        self.name = name
        self.comparator = comparator
        self.target = target
        self.unit = unit
        self.printed = printed
        self.weight = weight
    }
}

/// The execution row of a self-evaluation; money in yuan with two decimals.
package struct FormExecution: Codable, Hashable, Sendable {
    /// 年初预算数.
    package var initial: String?
    /// 全年预算数, the adjusted budget.
    package var budget: String?
    /// 全年执行数.
    package var spent: String?
    /// 执行率 in percent, as printed and without its sign.
    package var rate: String?
    /// 分值 or 权重.
    package var weight: String?
    /// 得分.
    package var points: String?

    package init(
        initial: String? = nil, budget: String? = nil, spent: String? = nil, rate: String? = nil,
        weight: String? = nil, points: String? = nil
    ) {
        self.initial = initial
        self.budget = budget
        self.spent = spent
        self.rate = rate
        self.weight = weight
        self.points = points
    }
}

/// A row of the money block, in yuan with two decimals; nil where the form is blank.
package struct FormMoneyRow: Codable, Hashable, Sendable {
    /// As printed: 年度资金总额, 其中：当年财政拨款.
    package var name: String
    /// 年初预算数.
    package var initial: String?
    /// 全年预算数.
    package var budget: String?
    /// 全年执行数, or 执行数 up to the month.
    package var spent: String?
    /// 执行率 in percent, without its sign.
    package var rate: String?
    /// 全年预计执行数.
    package var expected: String?

    package init(
        name: String, initial: String? = nil, budget: String? = nil, spent: String? = nil,
        rate: String? = nil, expected: String? = nil
    ) {
        self.name = name
        self.initial = initial
        self.budget = budget
        self.spent = spent
        self.rate = rate
        self.expected = expected
    }
}

/// The row 总分 below the indicators.
package struct FormTotal: Codable, Hashable, Sendable {
    /// 得分.
    package var points: String?
    /// 优, 良, 中 or 差; nil where none is printed.
    package var grade: String?

    package init(points: String?, grade: String?) {
        self.points = points
        self.grade = grade
    }
}

/// What a monitoring form says of an indicator besides its actual.
package struct FormOutlook: Codable, Hashable, Sendable {
    /// 全年预计完成情况.
    package var expected: String?
    /// 偏差原因: the headings that are ticked, as printed.
    package var deviations: [String]
    /// 原因说明.
    package var reason: String?
    /// 完成目标可能性: the heading that is ticked.
    package var possibility: String?

    package init(
        expected: String? = nil, deviations: [String] = [], reason: String? = nil,
        possibility: String? = nil
    ) {
        self.expected = expected
        self.deviations = deviations
        self.reason = reason
        self.possibility = possibility
    }
}

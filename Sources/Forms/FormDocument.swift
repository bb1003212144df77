/// What was understood of one file: the documents found in it, in the order of the file.
package struct FormsReading: Codable, Hashable, Sendable {
    /// The documents; never empty, because a file without a form is a `FormFault`.
    package var documents: [FormDocument]

    package init(documents: [FormDocument]) { self.documents = documents }
}

/// What a document is used for in the cycle of a performance target.
package enum FormKind: String, Codable, Hashable, Sendable {
    /// 绩效目标申报表.
    case declaration
    /// 绩效自评表.
    case selfEvaluation = "self-evaluation"
    /// 绩效目标表, 绩效目标汇总表.
    case targets
    /// 绩效运行监控表.
    case monitoring
}

/// One official form, as printed: nothing is filled in that the paper does not say.
package struct FormDocument: Codable, Hashable, Sendable {
    /// The name of the file it was read from.
    package var file: String
    /// What the form is.
    package var kind: FormKind
    /// The budget year in its heading.
    package var year: Int?
    /// The head of the form: project, money, goals.
    package var project: FormProject
    /// The rows of the indicator table, in printed order.
    package var indicators: [FormIndicator]
    /// How the budget was spent; only self-evaluations and monitoring forms have it.
    package var execution: FormExecution?
    /// 实际完成情况 of a self-evaluation: what came of the goal.
    package var goalActual = ""
    /// The rows of the money block: the year's whole, then each source of money.
    package var money: [FormMoneyRow] = []
    /// The last month that a monitoring form is about.
    package var month: Int?
    /// What a monitoring form says of each indicator besides; empty for other forms.
    package var outlooks: [FormOutlook] = []
    /// The foot of a self-evaluation.
    package var total: FormTotal?
    /// Everything a person should look at before relying on the reading.
    package var doubts: [Doubt]

    package init(
        file: String, kind: FormKind, year: Int?, project: FormProject,
        indicators: [FormIndicator], execution: FormExecution?, doubts: [Doubt]
    ) {
        self.file = file
        self.kind = kind
        self.year = year
        self.project = project
        self.indicators = indicators
        self.execution = execution
        self.doubts = doubts
    }
}

/// The head of a form.
package struct FormProject: Codable, Hashable, Sendable {
    /// 项目名称.
    package var name = ""
    /// 项目性质, such as 经常性专项业务费.
    package var nature = ""
    /// 项目类别, such as 特定目标类.
    package var category = ""
    /// 主管部门.
    package var department = ""
    /// 实施单位.
    package var unit = ""
    /// 计划开始日期, such as 2025-01-31.
    package var start: String?
    /// 计划完成日期.
    package var end: String?
    /// 项目资金.
    package var funds = FormFunds()
    /// 项目总目标.
    package var goalTotal = ""
    /// 年度总体目标.
    package var goalAnnual = ""

    package init() {}
}

/// The money block, in yuan with two decimals; nil where the form is blank.
package struct FormFunds: Codable, Hashable, Sendable {
    /// 项目资金总额, over all years; blank for recurring projects.
    package var total: String?
    /// 其中：财政资金.
    package var totalFiscal: String?
    /// 其他资金 of the total.
    package var totalOther: String?
    /// 年度资金申请总额.
    package var annual: String?
    /// 其中：当年财政拨款.
    package var annualFiscal: String?
    /// 上年结转资金.
    package var carryOver: String?
    /// 其他资金 of the year.
    package var annualOther: String?

    package init(
        total: String? = nil, totalFiscal: String? = nil, totalOther: String? = nil,
        annual: String? = nil, annualFiscal: String? = nil, carryOver: String? = nil,
        annualOther: String? = nil
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

/// One row of the indicator table.
package struct FormIndicator: Codable, Hashable, Sendable {
    /// 一级指标, such as 产出指标.
    package var level1: String
    /// 二级指标, such as 数量指标; empty where the form has none.
    package var level2: String
    /// 三级指标, joined over lines and pages.
    package var name: String
    /// The comparator; nil where the document gives none.
    package var comparator: Comparator?
    /// The target's figure or word as printed, without thousands separators.
    package var value: String?
    /// The unit; empty where a value has none.
    package var unit: String?
    /// The target as the form prints it.
    package var printed: String
    /// 分值 or 权重.
    package var weight: String?
    /// 实际完成值, as printed.
    package var actual: String?
    /// 得分.
    package var points: String?
    /// 偏差原因分析及改进措施 or 备注.
    package var note: String?

    package init(
        level1: String, level2: String, name: String, comparator: Comparator?, value: String?,
        unit: String?, printed: String, weight: String? = nil, actual: String? = nil,
        points: String? = nil, note: String? = nil
    ) {
        self.level1 = level1
        self.level2 = level2
        self.name = name
        self.comparator = comparator
        self.value = value
        self.unit = unit
        self.printed = printed
        self.weight = weight
        self.actual = actual
        self.points = points
        self.note = note
    }
}

/// The official forms that a year fills.
package enum OfficialForm: String, CaseIterable, Sendable {
    /// 项目绩效目标汇总表
    case summary
    /// 财政项目支出绩效目标申报表
    case declaration
    /// 绩效运行监控表
    case monitoring
    /// 项目支出绩效自评表
    case selfEvaluation = "self-evaluation"
}

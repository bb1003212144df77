import Kernel
import Performance

/// The official forms by their names on paper.
package enum PrintedForm {
    /// One HTML document that stands alone and prints on A4.
    package static func html(_ report: YearReport, form: OfficialForm) -> String {
        PaperHTML.text(PrintedPaper(report, form: form))
    }

    static func title(of form: OfficialForm) -> String {
        switch form {
        case .summary: "项目绩效目标汇总表"
        case .declaration: "财政项目支出绩效目标申报表"
        case .monitoring: "绩效运行监控表"
        case .selfEvaluation: "项目支出绩效自评表"
        }
    }
}

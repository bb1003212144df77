import Kernel
import Performance

/// The official forms as a file that stands alone and prints on A4.
package enum PrintedForm {
    /// One HTML document; each project begins a page of its own, save in the summary.
    ///
    /// Laid out column for column like the published forms.
    package static func html(_ report: YearReport, form: OfficialForm) -> String {
        let body =
            switch form {
            case .summary: SummaryForm(report).html
            case .declaration:
                report.projects.map { DeclarationForm(report, $0).html }.joined(separator: "\n")
            case .monitoring:
                report.projects.map { MonitoringForm(report, $0).html }.joined(separator: "\n")
            case .selfEvaluation:
                report.projects.map { SelfEvaluationForm(report, $0).html }.joined(separator: "\n")
            }
        return """
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(report.year) 年度\(title(of: form))</title>
            <style>\(style)</style>
            </head>
            <body>
            \(body)
            <footer>截至 \(report.asOf) · 评分规则 \(report.rules.name) · 日志第 \(report.sequence) 条 \
            <code>\(report.digest)</code></footer>
            </body>
            </html>
            """
    }

    static func title(of form: OfficialForm) -> String {
        switch form {
        case .summary: "项目绩效目标汇总表"
        case .declaration: "财政项目支出绩效目标申报表"
        case .monitoring: "绩效运行监控表"
        case .selfEvaluation: "项目支出绩效自评表"
        }
    }

    private static let style = """
        @page { size: A4 portrait; margin: 14mm 12mm }
        @page wide { size: A4 landscape }
        body { margin: 0 auto; padding: 24px; max-width: 1080px; color: #1d2321; background: #fff;
          font: 15px/1.5 "Songti SC", "SimSun", "Noto Serif CJK SC", "Noto Sans CJK SC", serif;
          font-variant-numeric: tabular-nums }
        section { break-after: page; margin-bottom: 48px }
        section:last-of-type { break-after: auto }
        section.wide { page: wide }
        h1 { font-size: 22px; text-align: center; margin: 0 }
        .year { text-align: center; margin: 2px 0 12px }
        .scroll { overflow-x: auto }
        table { border-collapse: collapse; width: 100% }
        th, td { border: 1px solid #1d2321; padding: 5px 7px }
        th, td { text-align: center; vertical-align: middle }
        th { font-weight: 600; background: #f1f3ef } tr { break-inside: avoid }
        thead { display: table-header-group }
        td.l { text-align: left } td.n { text-align: right; white-space: nowrap }
        footer { color: #5c6663; font-size: 12px; overflow-wrap: anywhere }
        @media print { body { padding: 0; font-size: 10.5px } th { background: none } }
        """
}

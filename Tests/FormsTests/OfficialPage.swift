import Testing

/// The official grid of eight columns as a web page, from the facts of the table of 2025.
struct OfficialPage {
    /// How the page is set.
    struct Setting: CustomTestStringConvertible {
        var size = "10pt"
        var padding = "3pt"
        var bottom = "2cm"
        var align = "middle"
        var names = "center"
        var testDescription: String { "\(size) \(padding) \(bottom) \(align) \(names)" }
    }

    let html: String

    init(_ indicators: [TrueIndicator], budgets: [String: String], setting: Setting) {
        var projects: [String] = []
        for indicator in indicators where !projects.contains(indicator.project) {
            projects.append(indicator.project)
        }
        let forms = projects.map { project in
            Self.form(project, indicators.filter { $0.project == project }, budgets[project] ?? "")
        }
        html = "<meta charset=utf-8>" + Self.style(setting) + forms.joined()
    }

    private static func style(_ setting: Setting) -> String {
        """
        <style>@page{size:A4;margin:2cm 2cm \(setting.bottom)}
        body{font:\(setting.size) "Noto Serif CJK SC"} section{page-break-before:always}
        table{border-collapse:collapse;width:100%;table-layout:fixed}
        td{border:1px solid;padding:\(setting.padding);vertical-align:\(setting.align);
        text-align:center} td.name{text-align:\(setting.names)}
        h1,p{text-align:center;font-size:14pt}</style>
        """
    }

    private static func form(
        _ project: String, _ indicators: [TrueIndicator], _ budget: String
    ) -> String {
        """
        <section><h1>财政项目支出绩效目标申报表</h1><p>（2025年度）</p><table>
        <col style="width:7%"><col style="width:11%"><col style="width:12%"><col style="width:18%">
        <col style="width:12%"><col style="width:14%"><col style="width:12%"><col>
        \(head(project))\(money(budget))
        <tr><td rowspan=2>项目绩效目标<td colspan=3>项目总目标<td colspan=4>年度总体目标
        <tr><td colspan=3><td colspan=4>完成\(project)的年度工作，各项任务按时按质完成。
        <tr><td rowspan=\(indicators.count + 1)>绩效指标<td>一级指标<td>二级指标
        <td colspan=3>三级指标<td colspan=2>年度(/项目)指标值\(rows(indicators))</table></section>
        """
    }

    private static func head(_ project: String) -> String {
        """
        <tr><td colspan=2>项目名称<td colspan=2>\(project)<td>项目性质<td>其他经常性项目<td>项目类别
        <td>特定目标类<tr><td colspan=2>主管部门<td colspan=2>上海市市场监督管理局<td>实施单位
        <td colspan=3>上海市市场监督管理局行政服务中心<tr><td colspan=2>计划开始日期
        <td colspan=2>2025-01-01<td>计划完成日期<td colspan=3>2025-12-31
        """
    }

    private static func money(_ budget: String) -> String {
        """
        <tr><td rowspan=4 colspan=2>项目资金<br>（元）<td>项目资金总额：<td>
        <td colspan=2>年度资金申请总额：<td colspan=2>\(budget)
        <tr><td rowspan=2>其中：财政资金<td rowspan=2><td colspan=2>其中：当年财政拨款
        <td colspan=2>\(budget)<tr><td colspan=2>上年结转资金<td colspan=2>0.00
        <tr><td>其他资金<td><td colspan=2>其他资金<td colspan=2>0.00
        """
    }

    private static func rows(_ indicators: [TrueIndicator]) -> String {
        var html = ""
        for (index, indicator) in indicators.enumerated() {
            let above = index > 0 ? indicators[index - 1] : nil
            html += "<tr>"
            if above?.level1 != indicator.level1 {
                let span = indicators.count { $0.level1 == indicator.level1 }
                html += "<td rowspan=\(span)>\(indicator.level1)"
            }
            if above?.level2 != indicator.level2 {
                let span = indicators.count { $0.level2 == indicator.level2 }
                html += "<td rowspan=\(span)>\(indicator.level2)"
            }
            let value =
                indicator.unit.isEmpty
                ? indicator.value : "\(indicator.comparator)\(indicator.value)(\(indicator.unit))"
            html += "<td class=name colspan=3>\(indicator.name)<td colspan=2>\(value)"
        }
        return html
    }
}

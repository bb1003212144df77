/// The labels of a form's head, and what they ask for.
enum Field: Hashable, CaseIterable {
    case name, nature, category, department, unit, start, end
    case funds, total, fiscal, annual, annualFiscal, carryOver, other
    case goalTotal, goalAnnual, table
    /// A label of something that is not read.
    case aside

    /// The spellings on forms, folded, the longest first.
    var spellings: [String] {
        switch self {
        case .name: ["项目名称"]
        case .nature: ["项目性质", "项目属性"]
        case .category: ["项目类别", "项目类型"]
        case .department: ["项目主管部门", "主管部门"]
        case .unit: ["项目实施单位", "实施单位", "项目单位", "单位名称"]
        case .start: ["计划开始日期", "项目开始日期"]
        case .end: ["计划完成日期", "计划结束日期", "项目完成日期"]
        case .funds: ["项目资金(元)", "项目资金(万元)", "项目资金"]
        case .total: ["项目资金总额"]
        case .fiscal: ["其中:财政资金", "财政资金"]
        case .annual: ["年度资金申请总额"]
        case .annualFiscal: ["其中:当年财政拨款", "当年财政拨款"]
        case .carryOver: ["上年结转资金"]
        case .other: ["其他资金"]
        case .goalTotal: ["项目总目标", "项目总体目标"]
        case .goalAnnual: ["年度总体目标", "年度总目标", "年度目标"]
        case .table: ["一级指标"]
        case .aside:
            [
                "主管部门审核意见", "联系人及电话", "项目负责人及电话", "资金情况", "项目负责人", "联系电话", "联系电目", "起止时间", "填报日期",
                "填报单位", "立项依据",
                "预算执行情况", "主管部门编码", "资金总额", "项目起止时间", "项目预算", "项目概况", "单位职能概述",
            ]
        }
    }

    /// The labels above the money block.
    static let head: [Field] = [.name, .nature, .category, .department, .unit, .start, .end]
    /// The labels of the money block.
    static let money: [Field] = [
        .funds, .total, .fiscal, .annual, .annualFiscal, .carryOver, .other,
    ]

    /// The field whose label a whole cell is; brackets after it, as in 实施单位(盖章), are aside.
    static func cell(_ text: String) -> Field? {
        var compact = Glyphs.compact(text)
        while compact.hasSuffix(":") { compact.removeLast() }
        if let field = byLabel[compact] { return field }
        guard let bracket = compact.firstIndex(of: "(") else { return nil }
        return byLabel[String(compact[..<bracket])]
    }

    private static let byLabel: [String: Field] = {
        let pairs = allCases.flatMap { field in field.spellings.map { ($0, field) } }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }()
}

/// A label found in a text, and what stands between it and the next label.
struct FieldFind {
    var field: Field
    var label: Range<Int>
    var value: Range<Int>
}

extension Ink {
    /// The labels of some fields in a range, with the text that follows each.
    func fields(_ fields: [Field], in range: Range<Int>) -> [FieldFind] {
        var labels: [Unicode.Scalar: [(field: Field, label: [Unicode.Scalar])]] = [:]
        for field in fields {
            for spelling in field.spellings {
                let label = Array(spelling.unicodeScalars)
                labels[label[0], default: []].append((field, label))
            }
        }
        for key in labels.keys { labels[key]?.sort { $0.label.count > $1.label.count } }
        var finds: [FieldFind] = []
        var position = range.lowerBound
        while position < range.upperBound {
            let known = labels[folded[position]]?.first { stands($0.label, at: position) }
            guard let known else {
                position += 1
                continue
            }
            let end = position + known.label.count
            if !finds.isEmpty {
                finds[finds.count - 1].value =
                    finds[finds.count - 1]
                    .value.lowerBound..<position
            }
            finds.append(
                FieldFind(
                    field: known.field, label: position..<end,
                    value: end..<max(end, range.upperBound)))
            position = end
        }
        return finds
    }
}

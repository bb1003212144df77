import Kernel

/// What a draft says so far: every field as it was typed, right or wrong, so that nothing is lost.
package struct DraftSheet: Hashable, Codable, Sendable {
    /// Only fields that are not blank.
    package private(set) var fields: [DraftField: String] = [:]
    /// In the order of the form.
    package var lines: [DraftLine] = []

    package init() {}

    /// The text of a field; empty where it is blank.
    package subscript(field: DraftField) -> String {
        get { fields[field] ?? "" }
        set { fields[field] = newValue.isEmpty ? nil : newValue }
    }

    /// The line with an id; nil when there is none.
    package func line(_ id: String) -> DraftLine? { lines.first { $0.id == id } }
}

/// One line of the indicator tree as it was typed; its id stays when it is renamed or moved.
package struct DraftLine: Hashable, Codable, Sendable {
    package let id: String
    /// Only fields that are not blank.
    package private(set) var values: [LineField: String] = [:]

    package init(id: String) { self.id = id }

    /// The text of a field; empty where it is blank.
    package subscript(field: LineField) -> String {
        get { values[field] ?? "" }
        set { values[field] = newValue.isEmpty ? nil : newValue }
    }

    /// The same line under another id: a copy.
    package func copy(id: String) -> DraftLine {
        var copy = DraftLine(id: id)
        copy.values = values
        return copy
    }
}

/// What a declaration says above its indicators.
package enum DraftField: String, Codable, CodingKeyRepresentable, CaseIterable, Sendable {
    case project, nature, category, department, unit, start, end
    case total, totalFiscal, totalOther, annual, annualFiscal, carryOver, annualOther
    case goalTotal, goalAnnual
    /// `no` while amounts that were carried from last year wait for somebody to check them.
    case moneyChecked

    /// As the form prints it.
    package var title: Words {
        switch self {
        case .project: Words("项目名称", "Project")
        case .nature: Words("项目性质", "Nature")
        case .category: Words("项目类别", "Category")
        case .department: Words("主管部门", "Department")
        case .unit: Words("实施单位", "Implementing unit")
        case .start: Words("计划开始日期", "Planned start")
        case .end: Words("计划完成日期", "Planned end")
        case .total: Words("项目资金总额", "Total funds")
        case .totalFiscal: Words("其中：财政资金", "Of which fiscal")
        case .totalOther: Words("总额中的其他资金", "Other in the total")
        case .annual: Words("年度资金申请总额", "Funds of the year")
        case .annualFiscal: Words("其中：当年财政拨款", "Of which this year's grant")
        case .carryOver: Words("上年结转资金", "Carried over")
        case .annualOther: Words("年度的其他资金", "Other in the year")
        case .goalTotal: Words("项目总目标", "Goal of the project")
        case .goalAnnual: Words("年度总体目标", "Goal of the year")
        case .moneyChecked: Words("金额已核对", "Amounts checked")
        }
    }

    /// The money block, in the order of the form.
    package static let money: [DraftField] = [
        .total, .totalFiscal, .totalOther, .annual, .annualFiscal, .carryOver, .annualOther,
    ]

    /// How many characters it may have.
    package var limit: Int {
        switch self {
        case .goalTotal, .goalAnnual: 4000
        default: 200
        }
    }
}

/// What one line of the indicator tree says.
package enum LineField: String, Codable, CodingKeyRepresentable, CaseIterable, Sendable {
    case level1, level2, name, comparator, target, unit, weight
    /// The measure that a library entry or an earlier version was bound to, as JSON.
    case binding

    /// As the form prints it.
    package var title: Words {
        switch self {
        case .level1: Words("一级指标", "First level")
        case .level2: Words("二级指标", "Second level")
        case .name: Words("三级指标", "Indicator")
        case .comparator: Words("比较符", "Comparator")
        case .target: Words("指标值", "Target")
        case .unit: Words("计量单位", "Unit")
        case .weight: Words("分值", "Weight")
        case .binding: Words("度量", "Measure")
        }
    }

    /// How many characters it may have.
    package var limit: Int { self == .binding ? 2000 : 300 }
}

/// Where something stands on a draft: a field, a field of a line, or a whole line.
package struct DraftPlace: Hashable, Codable, Sendable {
    /// The line's id; nil above the lines.
    package let line: String?
    /// The field's name; nil for a whole line.
    package let field: String?

    /// The whole form.
    package static let form = DraftPlace(line: nil, named: "form")

    private init(line: String?, named field: String?) { (self.line, self.field) = (line, field) }

    package init(_ field: DraftField) { (line, self.field) = (nil, field.rawValue) }

    package init(_ line: String, _ field: LineField?) {
        (self.line, self.field) = (line, field?.rawValue)
    }

    /// Reads `form`, `goalAnnual`, `<line>.name` or `<line>.`; nil for anything else.
    package init?(_ text: String) {
        guard let dot = text.firstIndex(of: ".") else {
            guard let field = DraftField(rawValue: text) else {
                guard text == "form" else { return nil }
                self = .form
                return
            }
            self.init(field)
            return
        }
        let (line, name) = (String(text[..<dot]), String(text[text.index(after: dot)...]))
        let field = LineField(rawValue: name)
        guard !line.isEmpty, name.isEmpty || field != nil else { return nil }
        self.init(line, field)
    }

    /// The name of the place's field on a page.
    package var text: String { line.map { "\($0).\(field ?? "")" } ?? field ?? "" }

    package var draftField: DraftField? { line == nil ? field.flatMap(DraftField.init) : nil }
    package var lineField: LineField? { line == nil ? nil : field.flatMap(LineField.init) }
}

extension DraftSheet {
    /// The text at a place; nil where its line is not there.
    package func text(at place: DraftPlace) -> String? {
        if let field = place.draftField { return self[field] }
        guard let id = place.line, let line = line(id) else { return nil }
        return place.lineField.map { line[$0] } ?? line[.name]
    }

    /// Puts a text at a place, if its line is there.
    mutating func put(_ text: String, at place: DraftPlace) {
        if let field = place.draftField { self[field] = text }
        guard let field = place.lineField else { return }
        guard let index = lines.firstIndex(where: { $0.id == place.line }) else { return }
        lines[index][field] = text
    }
}

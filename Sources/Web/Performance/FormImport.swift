import Forms
import Kernel
import Performance

extension Performance.Declaration {
    /// The declaration that a read document is.
    ///
    /// - Throws: `Refusals` for a document that is no declaration, or whose year, days or amounts
    ///   do not read.
    package init(_ document: FormDocument) throws {
        var reading = FieldReading(document)
        let form = document.project
        let year = reading.year
        let declaration = Performance.Declaration(
            year: year ?? 0, project: form.name, nature: form.nature, category: form.category,
            department: form.department, unit: form.unit,
            start: reading.day(form.start, "计划开始日期"), end: reading.day(form.end, "计划完成日期"),
            funds: reading.funds(form.funds), goalTotal: form.goalTotal,
            goalAnnual: form.goalAnnual,
            indicators: document.indicators.map { reading.indicator($0) })
        guard reading.refusals.isEmpty else { throw Refusals(reading.refusals) }
        self = declaration
    }
}

/// Turns printed fields into values, and keeps what does not read.
private struct FieldReading {
    private let document: FormDocument
    private(set) var refusals: [Refusal] = []

    init(_ document: FormDocument) {
        self.document = document
        if document.kind != .declaration, document.kind != .targets {
            refuse(
                "not_a_declaration", "这份文件不是绩效目标申报表，不能作为绩效目标导入。",
                "This document declares no targets and cannot be imported as such.", "kind")
        }
    }

    var year: Int? {
        mutating get {
            if document.year == nil {
                refuse("no_year", "没有读到年度。", "No year was found.", "年度")
            }
            return document.year
        }
    }

    mutating func day(_ text: String?, _ field: String) -> Day? {
        guard let text else { return nil }
        let day = Day(text)
        if day == nil {
            refuse("bad_day", "“\(text)”不是有效日期。", "“\(text)” is not a day.", field)
        }
        return day
    }

    mutating func funds(_ form: FormFunds) -> Funds {
        Funds(
            total: money(form.total, "项目资金总额"), totalFiscal: money(form.totalFiscal, "财政资金"),
            totalOther: money(form.totalOther, "其他资金"),
            annual: money(form.annual, "年度资金申请总额"),
            annualFiscal: money(form.annualFiscal, "当年财政拨款"),
            carryOver: money(form.carryOver, "上年结转资金"),
            annualOther: money(form.annualOther, "其他资金"))
    }

    mutating func indicator(_ form: FormIndicator) -> Indicator {
        let weight = form.weight.flatMap { Quantity($0) }
        if let printed = form.weight, weight == nil {
            refuse(
                "bad_weight", "分值“\(printed)”不是数字。", "The weight “\(printed)” is no number.",
                form.name)
        }
        return Indicator(
            level1: form.level1, level2: form.level2, name: form.name,
            comparator: form.comparator.flatMap { .init(rawValue: $0.rawValue) },
            target: form.value ?? "", unit: form.unit ?? "", printed: form.printed,
            weight: weight)
    }

    private mutating func money(_ text: String?, _ field: String) -> Money? {
        guard let text else { return nil }
        let money = Money(yuan: text)
        if money == nil {
            refuse("bad_amount", "“\(text)”不是金额。", "“\(text)” is no amount.", field)
        }
        return money
    }

    private mutating func refuse(_ code: String, _ zh: String, _ en: String, _ field: String) {
        refusals.append(Refusal(code, zh, en, at: "\(document.project.name) \(field)"))
    }
}

extension FormDocument {
    /// What keeps the document from being imported without a person's word: its doubts, save those
    /// that are only worth knowing.
    package var blockingDoubts: [Doubt] { doubts.filter { $0.severity != .note } }
}

import Forms
import Kernel
import Performance

extension Declaration {
    /// The declaration that a read document stands for, as its paper says it.
    ///
    /// - Throws: `Refusals` for a document of another kind, without a year, or with figures that
    ///   are none.
    package init(_ document: FormDocument) throws {
        var reading = Reading()
        let project = document.project
        if ![.declaration, .targets].contains(document.kind) {
            reading.refusals.append(.notADeclaration(project.name))
        }
        if document.year == nil { reading.refusals.append(.yearMissing(project.name)) }
        let start = reading.day(project.start, "计划开始日期")
        let end = reading.day(project.end, "计划完成日期")
        let funds = Funds(project.funds, &reading)
        let indicators = document.indicators.map { Indicator($0, &reading) }
        guard reading.refusals.isEmpty, let year = document.year else {
            throw Refusals(reading.refusals)
        }
        self.init(
            year: year, project: project.name, nature: project.nature,
            category: project.category, department: project.department, unit: project.unit,
            start: start, end: end, funds: funds, goalTotal: project.goalTotal,
            goalAnnual: project.goalAnnual, indicators: indicators)
    }
}

/// What was wrong with a document's figures, while they are read.
private struct Reading {
    var refusals: [Refusal] = []

    mutating func day(_ text: String?, _ field: String) -> Day? {
        guard let text else { return nil }
        let day = Day(text)
        if day == nil { refusals.append(.notADay(text, field)) }
        return day
    }

    mutating func money(_ text: String?, _ field: String) -> Money? {
        guard let text else { return nil }
        let money = Money(yuan: text)
        if money == nil { refusals.append(.notMoney(text, field)) }
        return money
    }

    mutating func weight(_ text: String?, _ indicator: String) -> Quantity? {
        guard let text, !text.isEmpty else { return nil }
        let weight = Quantity(text)
        if weight == nil { refusals.append(.notAWeight(text, indicator)) }
        return weight
    }
}

extension Funds {
    fileprivate init(_ funds: FormFunds, _ reading: inout Reading) {
        self.init(
            total: reading.money(funds.total, "项目资金总额"),
            totalFiscal: reading.money(funds.totalFiscal, "财政资金"),
            totalOther: reading.money(funds.totalOther, "其他资金"),
            annual: reading.money(funds.annual, "年度资金申请总额"),
            annualFiscal: reading.money(funds.annualFiscal, "当年财政拨款"),
            carryOver: reading.money(funds.carryOver, "上年结转资金"),
            annualOther: reading.money(funds.annualOther, "其他资金"))
    }
}

extension Indicator {
    fileprivate init(_ row: FormIndicator, _ reading: inout Reading) {
        self.init(
            level1: row.level1, level2: row.level2, name: row.name,
            comparator: row.comparator.flatMap { Performance.Comparator(rawValue: $0.rawValue) },
            target: row.value ?? row.printed, unit: row.unit ?? "", printed: row.printed,
            weight: reading.weight(row.weight, row.name))
    }
}

extension Refusal {
    fileprivate static func notADeclaration(_ project: String) -> Refusal {
        Refusal(
            "not_a_declaration", "“\(project)”不是绩效目标申报表或目标表，不能作为申报存入。",
            "“\(project)” is neither a declaration nor a table of targets.", at: project)
    }

    fileprivate static func yearMissing(_ project: String) -> Refusal {
        Refusal(
            "year_missing", "“\(project)”没有写明年度；标题下应有“（2025年度）”。",
            "“\(project)” names no year; below its title should stand （2025年度）.", at: project)
    }

    fileprivate static func notADay(_ text: String, _ field: String) -> Refusal {
        Refusal(
            "bad_day", "\(field)“\(text)”不是日期。", "\(field): “\(text)” is not a day.", at: field)
    }

    fileprivate static func notMoney(_ text: String, _ field: String) -> Refusal {
        Refusal(
            "not_money", "\(field)“\(text)”不是金额（元，最多两位小数）。",
            "\(field): “\(text)” is not yuan with at most two decimals.", at: field)
    }

    fileprivate static func notAWeight(_ text: String, _ indicator: String) -> Refusal {
        Refusal(
            "not_a_weight", "“\(indicator)”的分值“\(text)”不是数字。",
            "The weight “\(text)” of “\(indicator)” is not a number.", at: indicator)
    }
}

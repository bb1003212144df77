extension FormsReading {
    /// The document of `forms read --json`: every key is always there, and absent values are null.
    package var json: FormJSON {
        .object([("documents", .list(documents.map(\.json)))])
    }

    package func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}

extension FormDocument {
    enum CodingKeys: String, CodingKey {
        case file, kind, year, project, indicators, execution, doubts, money, month, outlooks, total
        case goalActual = "goal_actual"
    }

    var json: FormJSON {
        .object([
            ("file", .text(file)), ("kind", .text(kind.rawValue)),
            ("year", year.map(FormJSON.number) ?? .null), ("project", project.json),
            ("indicators", .list(indicators.map(\.json))),
            ("execution", execution?.json ?? .null), ("doubts", .list(doubts.map(\.json))),
            ("goal_actual", .text(goalActual)), ("money", .list(money.map(\.json))),
            ("month", month.map(FormJSON.number) ?? .null),
            ("outlooks", .list(outlooks.map(\.json))), ("total", total?.json ?? .null),
        ])
    }

    package func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}

extension FormProject {
    enum CodingKeys: String, CodingKey {
        case name, nature, category, department, unit, start, end, funds
        case goalTotal = "goal_total"
        case goalAnnual = "goal_annual"
    }

    var json: FormJSON {
        .object([
            ("name", .text(name)), ("nature", .text(nature)), ("category", .text(category)),
            ("department", .text(department)), ("unit", .text(unit)),
            ("start", .optional(start)), ("end", .optional(end)), ("funds", funds.json),
            ("goal_total", .text(goalTotal)), ("goal_annual", .text(goalAnnual)),
        ])
    }

    package func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}

extension FormFunds {
    enum CodingKeys: String, CodingKey {
        case total, annual
        case totalFiscal = "total_fiscal"
        case totalOther = "total_other"
        case annualFiscal = "annual_fiscal"
        case carryOver = "carry_over"
        case annualOther = "annual_other"
    }

    var json: FormJSON {
        .object([
            ("total", .optional(total)), ("total_fiscal", .optional(totalFiscal)),
            ("total_other", .optional(totalOther)), ("annual", .optional(annual)),
            ("annual_fiscal", .optional(annualFiscal)), ("carry_over", .optional(carryOver)),
            ("annual_other", .optional(annualOther)),
        ])
    }

    package func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}

extension FormIndicator {
    var json: FormJSON {
        .object([
            ("level1", .text(level1)), ("level2", .text(level2)), ("name", .text(name)),
            ("comparator", .optional(comparator?.rawValue)), ("value", .optional(value)),
            ("unit", .optional(unit)), ("printed", .text(printed)), ("weight", .optional(weight)),
            ("actual", .optional(actual)), ("points", .optional(points)),
            ("note", .optional(note)),
        ])
    }

    package func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}

extension FormExecution {
    var json: FormJSON {
        .object([
            ("initial", .optional(initial)), ("budget", .optional(budget)),
            ("spent", .optional(spent)), ("rate", .optional(rate)),
            ("weight", .optional(weight)), ("points", .optional(points)),
        ])
    }

    package func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}

extension FormMoneyRow {
    var json: FormJSON {
        .object([
            ("name", .text(name)), ("initial", .optional(initial)), ("budget", .optional(budget)),
            ("spent", .optional(spent)), ("rate", .optional(rate)),
            ("expected", .optional(expected)),
        ])
    }
}

extension FormTotal {
    var json: FormJSON {
        .object([("points", .optional(points)), ("grade", .optional(grade))])
    }
}

extension FormOutlook {
    var json: FormJSON {
        .object([
            ("expected", .optional(expected)), ("deviations", .list(deviations.map(FormJSON.text))),
            ("reason", .optional(reason)), ("possibility", .optional(possibility)),
        ])
    }
}

extension Doubt {
    var json: FormJSON {
        .object([
            ("severity", .text(severity.rawValue)), ("where", .text(place)),
            ("message", .text(message)),
        ])
    }
}

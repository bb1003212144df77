import Kernel
import Performance

extension ProjectPage {
    /// A project as it is measured, or an older version of it as it was declared.
    ///
    /// - Parameters:
    ///   - report: nil for an older version.
    ///   - inForce: the id of the version in force.
    init(
        _ declaration: Declaration, _ source: Source, _ report: ProjectReport?,
        _ place: ProjectPlace, versions: [VersionRow], inForce: String?,
        _ question: ReportQuestion, _ visit: Visit
    ) {
        let t = visit.t
        title = declaration.project
        crumbs = [
            Crumb(
                href: "/years/\(place.year)\(question.query)",
                text: t("year_title", "\(place.year)"))
        ]
        lamp = LampMark(report?.lamp, t)
        summary =
            report.map { report in
                let grade = report.grade.map { " \($0)" } ?? ""
                return t("money_of", report.moneyText) + " · "
                    + t("score_so_far", report.scoreText(t)) + grade
            } ?? t("older_version", "\(place.version)")
        newestHref = report == nil ? inForce.map { "/projects/\($0)" } : nil
        facts = ProjectPage.facts(declaration, t)
        funds = ProjectPage.funds(declaration.funds, t)
        goals = [
            Fact(name: t("goal_total"), value: declaration.goalTotal),
            Fact(name: t("goal_annual"), value: declaration.goalAnnual),
        ].filter { !$0.value.isEmpty }
        let lines =
            report.map { $0.lines.map { Line($0, question, t) } }
            ?? declaration.indicators.map { Line(declared: $0) }
        groups = zip(declaration.indicators, lines).chunked { [$0.0.level1, $0.0.level2] }
            .map { Group(level1: $0[0], level2: $0[1], lines: $1.map(\.1)) }
        execution = report.map { Line($0.execution, t) }
        total = report.map { $0.scoreText(t) }
        self.versions = versions.map { Version($0, place, t) }
        forms = FormFiles.all(year: place.year, project: declaration.project, question, t)
        paperHref = source.paper.map { "/papers/\($0)" }
        self.source = source.name
    }

    static func facts(_ declaration: Declaration, _ t: Strings) -> [Fact] {
        [
            Fact(name: t("nature"), value: declaration.nature),
            Fact(name: t("category"), value: declaration.category),
            Fact(name: t("department"), value: declaration.department),
            Fact(name: t("implementing_unit"), value: declaration.unit),
            Fact(name: t("start_day"), value: declaration.start.map { "\($0)" } ?? "–"),
            Fact(name: t("end_day"), value: declaration.end.map { "\($0)" } ?? "–"),
        ]
    }

    static func funds(_ funds: Funds, _ t: Strings) -> [Fact] {
        let all: [(String, Money?)] = [
            ("funds_total", funds.total), ("funds_annual", funds.annual),
            ("funds_total_fiscal", funds.totalFiscal), ("funds_annual_fiscal", funds.annualFiscal),
            ("funds_total_other", funds.totalOther), ("funds_carry_over", funds.carryOver),
            ("funds_blank", nil), ("funds_annual_other", funds.annualOther),
        ]
        return all.map { key, money in
            key == "funds_blank"
                ? Fact(name: "", value: "") : Fact(name: t(key), value: money?.grouped ?? "–")
        }
    }
}

extension ProjectPage.Line {
    fileprivate init(_ line: IndicatorLine, _ question: ReportQuestion, _ t: Strings) {
        href = "/indicators/\(line.stored.id)\(question.query)"
        name = line.indicator.name
        mark = LampMark(line.lamp, t)
        target = line.targetText
        actual = line.actualText.map { "\($0) \(line.unitText)" } ?? t("no_figure")
        weight = line.weightText
        points = line.pointsText
        because =
            line.score.map { t($0.because) }
            ?? (line.stored.binding == nil ? t("not_bound") : "")
    }

    fileprivate init(_ execution: Execution, _ t: Strings) {
        href = nil
        name = t("execution")
        mark = nil
        target = execution.budget.map { t("money_of", $0.grouped) } ?? "–"
        actual =
            execution.spent.map { spent in
                let rate = execution.rate.map { " · \($0.text(decimals: 2)) %" } ?? ""
                return t("money_of", spent.grouped) + rate
            } ?? t("no_figure")
        weight = execution.weight.text(decimals: 2)
        points = execution.score?.points.text(decimals: 2) ?? "–"
        because = execution.score.map { t($0.because) } ?? ""
    }

    fileprivate init(declared indicator: Indicator) {
        href = nil
        name = indicator.name
        mark = nil
        target = indicator.printed
        actual = "–"
        weight = indicator.weight?.description ?? "–"
        points = "–"
        because = ""
    }
}

extension ProjectPage.Version {
    fileprivate init(_ row: VersionRow, _ place: ProjectPlace, _ t: Strings) {
        href = "/projects/\(row.id)"
        text = t("version", "\(row.version)")
        stored = "\(row.instant.day) \(row.instant.clockText)"
        source = row.source
        entryHref = "/journal/\(row.sequence)"
        entry = "#\(Numerals.grouped(row.sequence))"
        isCurrent = row.id == place.declaration
    }
}

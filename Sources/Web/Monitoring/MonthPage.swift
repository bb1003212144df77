import Kernel
import People
import Performance

/// A project's monitoring of a month: money, every indicator, and what is said of it.
struct MonthPage: Page {
    static let template = "monitoring/month"
    let area: Area? = .year
    var assets: [String] { ["monitoring.css"] }

    let title: String
    let crumbs: [Crumb]
    let state: LampMark
    let lamp: LampMark
    let summary: String
    let others: [Reference]
    let done: String?
    let faults: [FieldFault]
    let money: [MoneyLine]
    let lines: [Line]
    let goal: String
    /// Where what is typed is sent; nil where it is only looked at.
    let draftAction: String?
    let submitAction: String?
    let reopenAction: String?
    let isFrozen: Bool
    let digest: String?
    let formHref: String
    let documentHref: String
    let warnings: [WarningLine]

    /// One row of the money.
    struct MoneyLine: Sendable {
        let name: String
        let budget: String
        let spent: String
        let rate: String
        let expected: String
        let range: String
    }

    init(_ view: MonthView, refusals: [Refusal] = [], _ visit: Visit) {
        let (t, report, question) = (visit.t, view.report, view.question)
        title = t("monitoring_month_title", report.project, "\(report.month)")
        crumbs = [
            Crumb(href: "/years/\(report.year)", text: t("year_title", "\(report.year)")),
            Crumb(
                href: "/monitoring?year=\(report.year)&month=\(report.month)",
                text: t("monitoring_title", "\(report.year)")),
        ]
        let stated = view.monitoring?.state ?? .draft
        state = LampMark(stated == .submitted ? .green : nil, word: t(stated.title))
        lamp = LampMark(report.lamp, t)
        summary = t("monitoring_as_of", "\(report.asOf)", Numerals.grouped(report.journal.sequence))
        others = view.projects.filter { $0 != report.project }.map {
            Reference(
                href: MonthQuestion(year: report.year, month: report.month, project: $0).path,
                text: $0)
        }
        done = visit.query("done").flatMap { t["monitoring_done_\($0)"] }
        let line = LineRefusals(
            refusals: refusals, places: report.lines.map(\.place), visit: visit)
        faults = line.list
        money = report.money.map { MoneyLine($0, t) }
        lines = report.lines.enumerated().map { Line($1, number: $0, line, visit) }
        goal = report.goalDeclared
        let may = visit.signedIn?.actor.may(.monitorTargets) == true
        draftAction = may && view.isOpen ? "\(question.path)/drafts" : nil
        submitAction = may && view.isOpen ? "\(question.path)/submissions" : nil
        reopenAction = may && !view.isOpen ? "\(question.path)/reopenings" : nil
        isFrozen = !view.isOpen
        digest = view.isOpen ? nil : view.rounds.last?.report
        formHref = "\(question.path)/form"
        documentHref = "\(question.path)/document"
        warnings = view.warnings.filter { $0.month <= report.month }
            .map { WarningLine($0, visit) }
    }
}

extension MonthPage.MoneyLine {
    fileprivate init(_ row: MonitoringReport.MoneyRow, _ t: Strings) {
        name = row.source.map { t($0.title) } ?? t("monitoring_money_whole")
        budget = row.budget?.grouped ?? "–"
        spent = row.spent?.grouped ?? "–"
        rate = row.rate.map { "\($0)%" } ?? "–"
        expected = row.expected.map { Numerals.grouped($0.middle) } ?? "–"
        range =
            row.expected.map {
                "\(Numerals.grouped($0.low))–\(Numerals.grouped($0.high))"
            } ?? ""
    }
}

extension MonthPage {
    /// One indicator of the month.
    struct Line: Sendable {
        let number: Int
        let place: String
        let name: String
        let level: String
        let target: String
        let actual: String
        let lamp: LampMark
        let expected: String
        let range: String?
        let silence: String?
        let probability: String?
        let proposal: String?
        let isOpen: Bool
        let kinds: [Choice]
        let kindsFault: String?
        let reason: String
        let reasonFault: String?
        let measure: String
        let measureFault: String?
        let possibilities: [Choice]
        let possibilityFault: String?
        let note: String
        let said: Said?

        /// What was said, where it is only read.
        struct Said: Sendable {
            let saidPossibility: String
            let saidKinds: String
            let saidReason: String
            let saidMeasure: String
            let saidNote: String
        }
    }
}

extension MonthPage.Line {
    fileprivate init(
        _ line: MonitoringReport.Line, number: Int, _ refusals: LineRefusals, _ visit: Visit
    ) {
        let (t, remark, place) = (visit.t, line.remark, line.place)
        self.number = number
        self.place = place
        name = line.indicator.name
        level = "\(line.indicator.level1) · \(line.indicator.level2)"
        target = line.indicator.printed
        let unit = line.binding?.gathering == .grade ? "" : " \(line.indicator.unit)"
        actual = line.actual.map { "\(Numerals.grouped($0))\(unit)" } ?? t("not_measured")
        lamp = LampMark(line.lamp, t)
        expected = line.expected.map { "\(Numerals.grouped($0.middle))\(unit)" } ?? "–"
        range = line.expected.map {
            "\(Numerals.grouped($0.low))–\(Numerals.grouped($0.high))"
        }
        silence = line.silence.map { t($0) }
        probability = line.probability.map { "\($0)%" }
        proposal = line.proposed.map { t("monitoring_proposed", t($0.title)) }
        isOpen =
            line.deviates || refusals.concern(place)
            || [remark.reason, remark.measure, remark.note].contains { !$0.isEmpty }
        kinds = Deviation.allCases.map {
            Choice(value: $0.rawValue, text: t($0.title), isChosen: remark.kinds.contains($0))
        }
        kindsFault = refusals.fault("kinds", place)
        reason = remark.reason
        reasonFault = refusals.fault("reason", place)
        measure = remark.measure
        measureFault = refusals.fault("measure", place)
        possibilities = Choice.all(remark.possibility ?? line.proposed) { t($0.title) }
        possibilityFault = refusals.fault("possibility", place)
        note = remark.note
        said = remark == .init() ? nil : Said(remark, t)
    }
}

extension MonthPage.Line.Said {
    fileprivate init(_ remark: MonitoringReport.Remark, _ t: Strings) {
        saidPossibility = remark.possibility.map { t($0.title) } ?? "–"
        saidKinds = remark.kinds.map { t($0.title) }.joined(separator: "、")
        saidReason = remark.reason
        saidMeasure = remark.measure
        saidNote = remark.note
    }
}

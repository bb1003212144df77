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
    /// What was submitted, as files.
    let files: [Reference]
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
        let (t, report, path) = (visit.t, view.report, view.question.path)
        let may = visit.signedIn?.actor.may(.monitorTargets) == true
        let faulty = LineRefusals(
            refusals: refusals, places: report.lines.map(\.place), visit: visit)
        title = t("monitoring_month_title", report.project, "\(report.month)")
        crumbs = MonthPage.crumbs(report, t)
        state = LampMark(
            view.isOpen ? nil : .green, word: t((view.monitoring?.state ?? .draft).title))
        lamp = LampMark(report.lamp, t)
        summary = t(
            "monitoring_as_of", "\(report.asOf)", Numerals.grouped(report.journal.sequence))
        others = MonthPage.others(view)
        done = visit.query("done").flatMap { t["monitoring_done_\($0)"] }
        faults = faulty.list
        money = report.money.map { MoneyLine($0, t) }
        lines = report.lines.enumerated().map { Line($1, number: $0, faulty, visit) }
        goal = report.goalDeclared
        draftAction = may && view.isOpen ? "\(path)/drafts" : nil
        submitAction = may && view.isOpen ? "\(path)/submissions" : nil
        reopenAction = may && !view.isOpen ? "\(path)/reopenings" : nil
        isFrozen = !view.isOpen
        digest = view.isOpen ? nil : view.rounds.last?.report
        formHref = "\(path)/form"
        documentHref = "\(path)/document"
        files =
            view.isOpen
            ? [] : view.rounds.last.map { FrozenFile.links(path, round: $0.round, t) } ?? []
        warnings = view.warnings.filter { $0.month <= report.month }
            .map { WarningLine($0, visit) }
    }

    private static func crumbs(_ report: MonitoringReport, _ t: Strings) -> [Crumb] {
        [
            Crumb(href: "/years/\(report.year)", text: t("year_title", "\(report.year)")),
            Crumb(
                href: "/monitoring?year=\(report.year)&month=\(report.month)",
                text: t("monitoring_title", "\(report.year)")),
        ]
    }

    /// The same month of the other projects.
    private static func others(_ view: MonthView) -> [Reference] {
        let (year, month) = (view.question.year, view.question.month)
        return view.projects.filter { $0 != view.question.project }.map {
            Reference(
                href: MonthQuestion(year: year, month: month, project: $0).path, text: $0)
        }
    }
}

extension MonthPage.MoneyLine {
    fileprivate init(_ row: MonitoringReport.MoneyRow, _ t: Strings) {
        name = row.source.map { t($0.title) } ?? t("monitoring_money_whole")
        budget = row.budget?.grouped ?? "–"
        spent = row.spent?.grouped ?? "–"
        rate = row.rate.map { "\($0)%" } ?? "–"
        expected = row.expected.map { Numerals.grouped($0.middle) } ?? "–"
        range = row.expected?.groupedRange ?? ""
    }
}

import Kernel
import Performance

/// A year's monitoring up to a month, read at one moment.
struct MonitoringYear: Sendable {
    let year: Int
    let month: Int
    let years: [Int]
    /// The months that have begun.
    let months: [Int]
    let report: YearReport
    let monitorings: [Monitoring]
    let warnings: [Warning]

    static func read(_ year: Int, _ years: [Int], _ visit: Visit) async throws -> MonitoringYear {
        let today = visit.today
        let last = year < today.year ? 12 : year == today.year ? today.month : 1
        let asked = visit.query("month").flatMap { Int($0) }
        // The newest month that is over, as the form is filed for whole months.
        let usual = year == today.year ? max(1, last - 1) : last
        let month = asked.map { min(max($0, 1), last) } ?? usual
        let centre = visit.centre
        let day = try centre.clock.lastDay(of: month, year)
        return try await centre.read { reader in
            MonitoringYear(
                year: year, month: month, years: years, months: Array(1...last),
                report: try reader.report(
                    ReportRequest(year: year, asOf: day, today: day),
                    measures: centre.measures(reader),
                    open: centre.openTimes(reader, asOf: day)),
                monitorings: try reader.monitorings(year: year),
                warnings: try reader.warnings(year: year))
        }
    }

    func monitoring(of project: String) -> Monitoring? {
        monitorings.first { $0.month == month && $0.project == project }
    }
}

/// A year's monitoring: the months, the projects of one, and every warning.
struct MonitoringPage: Page {
    static let template = "monitoring/year"
    let area: Area? = .year
    var assets: [String] { ["monitoring.css"] }

    let title: String
    let crumbs: [Crumb]
    let summary: String
    let year: Int
    let chosenMonth: Int
    let months: [MonthLink]
    let needs: [Need]
    let projects: [Row]
    let search: String
    /// Those that wait, and those that are dealt with.
    let warnings: [WarningLine]
    let disposed: Disposed?
    let hasNoWarnings: Bool
    let rules: [RuleLine]
    let exports: [Reference]

    /// The warnings that are dealt with, folded unless something is looked for.
    struct Disposed: Sendable {
        let heading: String
        let isOpen: Bool
        let warnings: [WarningLine]
    }

    /// A month that can be looked at.
    struct MonthLink: Sendable {
        let href: String
        let text: String
        let isCurrent: Bool
    }

    /// A number that wants attention.
    struct Need: Sendable {
        let lamp: LampMark
        let figure: String
        let words: String
    }

    /// One project of the month.
    struct Row: Sendable {
        let href: String
        let name: String
        let lamp: LampMark
        let state: LampMark
        let lamps: [LampCount]
        let spent: String
        let rate: String
        let open: Int
    }

    /// How many lines have a lamp.
    struct LampCount: Sendable {
        let mark: LampMark
        let count: Int
    }

    /// A set of rules that warns.
    struct RuleLine: Sendable {
        let text: String
    }

    init(_ view: MonitoringYear, _ visit: Visit) {
        let t = visit.t
        title = t("monitoring_title", "\(view.year)")
        crumbs = [Crumb(href: "/years/\(view.year)", text: t("year_title", "\(view.year)"))]
        summary = t("monitoring_through", "\(view.month)", "\(view.report.asOf)")
        year = view.year
        chosenMonth = view.month
        months = view.months.map {
            MonthLink(
                href: "/monitoring?year=\(view.year)&month=\($0)", text: t("month_\($0)"),
                isCurrent: $0 == view.month)
        }
        needs = MonitoringPage.needs(view, visit)
        projects = view.report.projects.map { Row($0, view, t) }
        search = visit.query("search") ?? ""
        let wanted = search.lowercased()
        func lines(_ isDisposed: Bool) -> [WarningLine] {
            view.warnings.filter { ($0.disposal != nil) == isDisposed }
                .map { WarningLine($0, visit) }
                .filter { wanted.isEmpty || $0.searched.lowercased().contains(wanted) }
        }
        warnings = lines(false)
        let done = lines(true)
        disposed =
            done.isEmpty
            ? nil
            : Disposed(
                heading: t("monitoring_disposed_count", "\(done.count)"), isOpen: !wanted.isEmpty,
                warnings: done)
        hasNoWarnings = warnings.isEmpty && done.isEmpty
        rules = WarningRules.inForce(on: view.report.asOf).map {
            RuleLine(text: t("monitoring_rule_set", t($0.title), $0.name, "\($0.version)"))
        }
        exports = ExportFormat.links(
            to: "/monitoring/exports?year=\(view.year)&month=\(view.month)&", t)
    }

    private static func needs(_ view: MonitoringYear, _ visit: Visit) -> [Need] {
        let t = visit.t
        let open = view.warnings.filter { $0.disposal == nil }
        let now = visit.centre.clock.now()
        let late = open.filter {
            (try? $0.deadline.isBreached(at: now, visit.site.calendar)) == true
        }
        let submitted = view.report.projects.filter {
            view.monitoring(of: $0.stored.declaration.project)?.state == .submitted
        }
        let missing = view.report.projects.count - submitted.count
        return [
            Need(
                lamp: LampMark(
                    open.isEmpty ? .green : .yellow, word: t("monitoring_open_warnings")),
                figure: "\(open.count)", words: t("monitoring_open_words")),
            Need(
                lamp: LampMark(late.isEmpty ? .green : .red, word: t("monitoring_overdue")),
                figure: "\(late.count)", words: t("monitoring_overdue_words")),
            Need(
                lamp: LampMark(missing == 0 ? .green : .yellow, word: t("monitoring_unsubmitted")),
                figure: "\(missing)", words: t("monitoring_unsubmitted_words", "\(view.month)")),
        ]
    }
}

extension MonitoringPage.Row {
    fileprivate init(_ project: ProjectReport, _ view: MonitoringYear, _ t: Strings) {
        let name = project.stored.declaration.project
        href = MonthQuestion(year: view.year, month: view.month, project: name).path
        self.name = name
        lamp = LampMark(project.lamp, t)
        let isSubmitted = view.monitoring(of: name)?.state == .submitted
        state = LampMark(
            isSubmitted ? .green : nil,
            word: t(isSubmitted ? Monitoring.State.submitted.title : Monitoring.State.draft.title))
        let counts = Dictionary(project.lines.map { ($0.lamp, 1) }, uniquingKeysWith: +)
        lamps = (Lamp.allCases.reversed().map { $0 } as [Lamp?] + [nil]).compactMap { lamp in
            counts[lamp].map { MonitoringPage.LampCount(mark: LampMark(lamp, t), count: $0) }
        }
        spent = project.moneyText
        rate = project.execution.rate.map { "\($0.text(decimals: 1))%" } ?? "–"
        open = view.warnings.count { $0.project == name && $0.disposal == nil }
    }
}

import Kernel
import Performance

/// The director's page: what needs somebody today, what may be missed and why, money against time.
struct OverviewPage: Page {
    static let template = "overview/overview"
    let area: Area? = .overview
    var assets: [String] { ["overview.css"] }

    let title: String
    let summary: String
    let needs: [Need]
    let work: [Work]
    let workMore: String?
    let risks: [RiskLine]
    let riskMore: String?
    let riskTitle: String
    let projects: [ProjectLine]
    let projectMore: String?
    let hasYear: Bool
    let charts: [String]
    let chartNote: String
    let months: [Month]

    /// What wants attention, as a number.
    struct Need: Sendable {
        let lamp: LampMark
        let label: String
        let figure: String
        let words: String
    }

    /// One open case.
    struct Work: Sendable {
        let href: String
        let what: String
        let mark: LampMark
        let left: String
    }

    /// One target that may be missed.
    struct RiskLine: Sendable {
        let href: String
        let name: String
        let project: String
        let mark: LampMark
        let target: String
        let why: String
    }

    /// One project: its lamp, its points, its money against the time that has passed.
    struct ProjectLine: Sendable {
        let href: String
        let name: String
        let lamp: LampMark
        let points: String
        let money: String
        let rate: String
        let beam: String
        let amiss: String
    }

    /// The trend as a table.
    struct Month: Sendable {
        let month: String
        let share: String
        let ratings: String
    }

    /// How much of each list one screen bears.
    static let limit = 6

    init(_ reading: DirectorReading, _ visit: Visit) {
        let t = visit.t
        let risks = Risk.all(reading)
        title = t("overview_title")
        hasYear = reading.report != nil
        summary =
            reading.report.map {
                t(
                    "overview_summary", "\($0.year)", "\($0.projects.count)", "\($0.lines.count)",
                    "\($0.asOf)")
            } ?? t("overview_no_year")
        needs = OverviewNeeds(reading: reading, risks: risks, t: t).cards
        work = reading.work.prefix(Self.limit).map { Work($0, t) }
        workMore = Self.more(reading.work.count, t)
        self.risks = risks.prefix(Self.limit).map { RiskLine($0, isOver: reading.isOver, t) }
        riskTitle = t(reading.isOver ? "overview_missed" : "overview_risks")
        riskMore = Self.more(risks.count, t)
        let ordered = reading.report?.byUrgency ?? []
        projects = ordered.prefix(Self.limit).map { ProjectLine($0, reading.elapsed, t) }
        projectMore = Self.more(ordered.count, t)
        let trend = SatisfactionTrend(months: reading.satisfaction, t: t)
        charts = trend.charts
        chartNote = trend.note
        months = reading.satisfaction.map {
            Month(
                month: $0.month.monthText, share: "\($0.share.text(decimals: 1)) %",
                ratings: Numerals.grouped($0.ratings))
        }
    }

    private static func more(_ count: Int, _ t: Strings) -> String? {
        count > limit ? t("overview_more", "\(count)") : nil
    }
}

extension DirectorReading {
    /// The part of the year that has passed.
    var elapsed: Double { report?.elapsed ?? 0 }
}

extension YearReport {
    /// The projects that want most attention first; equals as they were declared.
    var byUrgency: [ProjectReport] {
        projects.enumerated().sorted { a, b in
            (b.element.lamp, b.element.amiss, a.offset) < (
                a.element.lamp, a.element.amiss, b.offset
            )
        }.map(\.element)
    }
}

extension ProjectReport {
    /// How many indicators are red or yellow.
    var amiss: Int { lines.count { $0.lamp == .red || $0.lamp == .yellow } }
}

extension OverviewPage.Work {
    init(_ item: Worklist.Item, _ t: Strings) {
        href = item.timed.path
        what = t(item.timed.title)
        mark = item.state.mark
        left = item.state.left
    }
}

extension OverviewPage.RiskLine {
    init(_ risk: Risk, isOver: Bool, _ t: Strings) {
        href = "/indicators/\(risk.line.stored.id)"
        name = risk.line.indicator.name
        project = risk.project.stored.declaration.project
        target = risk.line.targetText
        why = risk.why(t)
        mark = risk.mark(isOver: isOver, t)
    }
}

extension OverviewPage.ProjectLine {
    init(_ project: ProjectReport, _ elapsed: Double, _ t: Strings) {
        href = "/projects/\(project.stored.id)"
        name = project.stored.declaration.project
        lamp = LampMark(project.lamp, t)
        points = project.scoreText(t)
        money = project.moneyText
        let execution = project.execution
        rate = execution.rate.map { "\($0.text(decimals: 1)) %" } ?? "–"
        amiss =
            project.amiss == 0 ? t("overview_none_amiss") : t("overview_amiss", "\(project.amiss)")
        let budget = execution.budget.map { Double($0.fen) / 100 }
        let spent = execution.spent.map { Double($0.fen) / 100 }
        let share = Ratio(Int128((elapsed * 10_000).rounded()), 10_000)
        let lamp = execution.spent.flatMap { spent in
            execution.budget.flatMap { budget in
                share > .zero ? Lamp(spent: spent, budget: budget, elapsed: share) : nil
            }
        }
        beam =
            Beam(
                actual: spent, target: budget, isReverse: false, lamp: lamp,
                due: elapsed < 1 ? budget.map { $0 * elapsed } : nil,
                label: t("overview_money_label", rate, (share * Ratio(100)).text(decimals: 1))
            ).svg
    }
}

import Kernel
import Performance

/// One table of a form with its title, beginning a page of its own.
struct PrintedSection: Sendable {
    let title: String
    /// What stands below the title: the year.
    let subtitle: String
    /// What stands above the table at its left, such as the unit; nil where nothing does.
    var note: String?
    /// What tells it from the other sections, such as the project's name.
    let name: String
    let grid: Grid
    /// Of the columns, in percent.
    let widths: [Int]
    /// Whether it is printed across.
    let isWide: Bool
}

/// A report as it is printed, before it takes a format.
///
/// Sections are made one at a time, so that a paper of a thousand projects costs little memory.
package struct PrintedPaper: Sendable {
    let title: String
    /// As of when and by which rules, with the journal's head: what makes it reproducible.
    let foot: Foot
    /// The day as of which it is true; formats that must be dated bear this one.
    let day: Day
    let count: Int
    private let make: @Sendable (Int) -> PrintedSection

    /// Where the figures come from.
    struct Foot: Sendable {
        let text: String
        let digest: String
    }

    /// Lays out an official form, column for column like the published ones.
    package init(_ report: YearReport, form: OfficialForm) {
        title = "\(report.year) 年度\(PrintedForm.title(of: form))"
        foot = Foot(
            text: "截至 \(report.asOf) · 评分规则 \(report.rules.name) · 日志第 \(report.sequence) 条",
            digest: report.digest)
        day = report.asOf
        count = form == .summary ? 1 : report.projects.count
        make = { index in
            switch form {
            case .summary: SummaryForm(report).section
            case .declaration: DeclarationForm(report, report.projects[index]).section
            case .monitoring:
                MonitoringForm(MonitoringReport(report, report.projects[index])).section
            case .selfEvaluation:
                SelfEvaluationForm(EvaluationReport(report, report.projects[index])).section
            }
        }
    }

    /// One form that stands alone.
    init(title: String, foot: Foot, day: Day, _ make: @escaping @Sendable () -> PrintedSection) {
        self.title = title
        self.foot = foot
        self.day = day
        count = 1
        self.make = { _ in make() }
    }

    /// The sections in order, each made when it is asked for.
    var sections: some Sequence<PrintedSection> { (0..<count).lazy.map(make) }
}

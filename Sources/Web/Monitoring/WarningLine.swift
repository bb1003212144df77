import Kernel
import Performance

/// One warning in a list.
struct WarningLine: Sendable {
    let href: String
    let about: String
    let project: String
    let because: String
    let rule: String
    let raised: String
    let mark: LampMark
    let due: String
    let measure: String
    /// What a search looks in.
    let searched: String

    init(_ warning: Warning, _ visit: Visit) {
        let t = visit.t
        href = "/warnings/\(warning.id)"
        about = warning.words(t)
        project = warning.project
        because = t(warning.alarm.because)
        rule = t(warning.alarm.title)
        raised = "\(warning.openedAt.day)"
        mark = warning.mark(visit)
        due = warning.dueDay(visit)
        measure =
            warning.disposal.map { t("monitoring_disposed_with", "\($0.instant.day)", $0.measure) }
            ?? ""
        searched = [about, project, because, rule, measure].joined(separator: " ")
    }
}

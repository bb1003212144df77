import Hummingbird
import Kernel
import People
import Performance

/// One warning: why it was raised, and what is done about it.
enum WarningRoutes {
    static let all: [Route] = [
        .get("/warnings/{id}", .permission(.seeYear)) { try await page($0) },
        .post("/warnings/{id}/disposals", .permission(.monitorTargets), dispose),
    ]

    private static func dispose(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        guard try await visit.centre.read({ try $0.warning(id) }) != nil else { throw Missing() }
        do {
            try await WarningDesk(visit.centre)
                .dispose(of: id, with: visit.form.text("measure"), by: visit.actor)
            return visit.redirect("/warnings/\(id)")
        } catch {
            return try await page(visit, refusals: try error.refusals())
        }
    }

    private static func page(_ visit: Visit, refusals: [Refusal] = []) async throws -> Response {
        let id = try visit.parameter("id")
        let found = try await visit.centre.read { reader in
            try reader.warning(id).map { warning in
                (warning, try reader.declaration(of: warning.project, year: warning.year))
            }
        }
        guard let (warning, stored) = found else { throw Missing() }
        let history = try await CaseHistory.read([Warning.subject(id)], visit)
        return try visit.page(
            WarningPage(warning, stored, history, refusals: refusals, visit),
            refusals.first?.status ?? .ok)
    }
}

/// One warning.
struct WarningPage: Page {
    static let template = "monitoring/warning"
    let area: Area? = .year
    var assets: [String] { ["cases.css", "monitoring.css"] }

    let title: String
    let crumbs: [Crumb]
    let state: LampMark
    let faults: [FieldFault]
    let because: String
    let rule: String
    let about: Reference
    let raised: String
    let clock: ClockState.Told
    let clockHref: String
    let disposal: String?
    let action: String?
    let measure: Field
    let history: CaseHistory

    init(
        _ warning: Warning, _ stored: StoredDeclaration?, _ history: CaseHistory,
        refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        title = t("monitoring_warning_title", warning.words(t))
        crumbs = [
            Crumb(
                href: "/monitoring?year=\(warning.year)&month=\(warning.month)",
                text: t("monitoring_title", "\(warning.year)")),
            Crumb(
                href: MonthQuestion(
                    year: warning.year, month: warning.month, project: warning.project
                ).path, text: warning.project),
        ]
        state = warning.mark(visit)
        faults = FieldFault.list(refusals, visit)
        because = t(warning.alarm.because)
        rule = t("monitoring_rule", t(warning.alarm.title), t(warning.alarm.rule.title))
        let indicator = stored?.indicators.first { $0.indicator.place == warning.alarm.place }
        about = Reference(
            href: indicator.map { "/indicators/\($0.id)" }
                ?? stored.map { "/projects/\($0.id)" },
            text: indicator == nil ? warning.project : warning.words(t))
        raised = "\(warning.openedAt.day) \(warning.openedAt.clockText)"
        clock = warning.clock(visit)
        clockHref = "/clocks/performance.warning/\(warning.id)"
        disposal = warning.disposal.map {
            t("monitoring_disposed_with", "\($0.instant.day)", $0.measure)
        }
        let may = visit.signedIn?.actor.may(.monitorTargets) == true && warning.disposal == nil
        action = may ? "/warnings/\(warning.id)/disposals" : nil
        measure = Field("measure", visit.form.text("measure"), refusals, visit)
        self.history = history
    }
}

extension ClockState {
    /// What is left and when it is due, in words.
    struct Told: Sendable {
        let left: String
        let due: String
    }
}

extension Warning {
    /// What it is about, in the reader's language.
    func words(_ t: Strings) -> String {
        alarm.place == EvaluationDraft.execution ? t(alarm.rule.title) : about
    }

    /// Open, late or dealt with, as a colour, a shape and a word.
    func mark(_ visit: Visit) -> LampMark {
        if disposal != nil { return LampMark(.green, word: visit.t("monitoring_disposed")) }
        let now = visit.centre.clock.now()
        let isLate = (try? deadline.isBreached(at: now, visit.site.calendar)) == true
        return LampMark(
            isLate ? .red : .yellow,
            word: visit.t(isLate ? "monitoring_overdue" : "monitoring_open"))
    }

    /// The last day on which it is in time; a dash where the year's holidays are not published.
    func dueDay(_ visit: Visit) -> String {
        let due = try? deadline.due(visit.site.calendar)
        return (due ?? nil).map { "\($0.day)" } ?? "–"
    }

    func clock(_ visit: Visit) -> ClockState.Told {
        let timed = TimedCase(
            Warning.subject(id), clock: "disposal", title: Words("", ""), deadline: deadline,
            endedAt: disposal?.instant, permission: .monitorTargets, path: "/warnings/\(id)")
        let state = ClockState(
            timed, at: visit.centre.clock.now(), visit.site.calendar, visit.t)
        return ClockState.Told(left: state.left, due: state.due)
    }
}

extension Alarm {
    /// The rule set's name for people, or its own where it is no longer shipped.
    var title: Words {
        WarningRules.all.first { $0.name == rules.name && $0.version == rules.version }?.title
            ?? Words(rules.name, rules.name)
    }
}

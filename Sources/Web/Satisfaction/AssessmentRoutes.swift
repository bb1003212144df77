import Hummingbird
import Kernel
import People
import Satisfaction

/// The assessed trend of the service environment.
enum AssessmentRoutes {
    static let all: [Route] = [
        .get("/satisfaction/assessments", .permission(.seeSatisfaction)) { visit in
            try await page(visit, Self.asked(visit), refusals: [])
        },
        .post(
            "/satisfaction/assessments", .permission(.runSurvey), limit: Route.uploadLimit, assess),
    ]

    /// This year so far against the same days of the year before, unless the address says others.
    private static func asked(_ visit: Visit) -> AssessmentDraft {
        let today = visit.today
        let before =
            Day(year: today.year - 1, month: today.month, day: today.dayOfMonth)
            ?? (Day(year: today.year - 1, month: today.month, day: 28) ?? today)
        return AssessmentDraft(
            from: visit.query("from") ?? "\(Day.first(of: today.year))",
            through: visit.query("through") ?? "\(today)",
            earlierFrom: visit.query("earlier_from") ?? "\(Day.first(of: today.year - 1))",
            earlierThrough: visit.query("earlier_through") ?? "\(before)")
    }

    private static func page(
        _ visit: Visit, _ draft: AssessmentDraft, refusals: [Refusal]
    ) async throws -> Response {
        let (centre, today) = (visit.centre, visit.today)
        var refusals = refusals
        var evidence: EnvironmentEvidence?
        do {
            let periods = try draft.periods(today: today)
            evidence = try await centre.read { reader in
                try centre.environmentEvidence(periods.period, against: periods.earlier, reader)
            }
        } catch let faults as Refusals {
            if refusals.isEmpty { refusals = faults.all }
        }
        let made = try await centre.read { try $0.assessments() }
        let names = try await visit.site.accounts.names(of: Set(made.map(\.by)))
        return try visit.page(
            AssessmentPage(draft, evidence, made, names: names, refusals, visit),
            refusals.first?.status ?? .ok)
    }

    private static func assess(_ visit: Visit) async throws -> Response {
        let form = visit.form
        let draft = AssessmentDraft(
            from: form.text("from"), through: form.text("through"),
            earlierFrom: form.text("earlier_from"), earlierThrough: form.text("earlier_through"),
            grade: form.text("grade"), reason: form.text("reason"),
            paper: try visit.keptPaper())
        do {
            _ = try await AssessmentDesk(visit.centre).assess(draft, by: try visit.actor)
            return visit.redirect("/satisfaction/assessments")
        } catch { return try await page(visit, draft, refusals: try error.refusals()) }
    }
}

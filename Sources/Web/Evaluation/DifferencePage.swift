import Hummingbird
import Kernel
import Performance

/// What a frozen report says, against what the same targets give by what is known now.
struct DifferencePage: Page {
    static let template = "evaluation/differences"
    let area: Area? = .year
    var assets: [String] { ["monitoring.css"] }

    let title: String
    let crumbs: [Crumb]
    let summary: String
    let isIntact: Bool
    let verdict: String
    let rows: [Row]
    let same: String
    let digest: String

    /// One line that differs.
    struct Row: Sendable {
        let name: String
        let thenActual: String
        let nowActual: String
        let thenRecords: String
        let nowRecords: String
        let thenPoints: String
        let nowPoints: String
    }

    static func answer(_ visit: Visit) async throws -> Response {
        let question = try EvaluationQuestion(visit)
        let centre = visit.centre
        let asked = visit.query("round").flatMap { Int($0) }
        let found = try await centre.read { reader -> Reading? in
            guard
                let evaluation = try reader.evaluation(
                    of: question.project, year: question.year)
            else { return nil }
            let rounds = try reader.rounds(of: evaluation.id)
            guard let round = rounds.last(where: { asked == nil || $0.round == asked }) else {
                return nil
            }
            let frozen = try centre.frozen(round)
            return Reading(
                round: round, frozen: frozen, again: try centre.recomputed(frozen, reader),
                now: try centre.asKnownNow(frozen, reader))
        }
        guard let found else { throw Missing() }
        return try visit.page(DifferencePage(found, question, visit))
    }

    /// The frozen report, the same made again, and what it would be now.
    struct Reading: Sendable {
        let round: EvaluationRound
        let frozen: EvaluationReport
        let again: EvaluationReport
        let now: EvaluationReport
    }

    init(_ found: Reading, _ question: EvaluationQuestion, _ visit: Visit) {
        let (t, frozen, now) = (visit.t, found.frozen, found.now)
        title = t("evaluation_differences")
        crumbs = [
            Crumb(
                href: "/evaluations?year=\(frozen.year)",
                text: t("evaluation_title", "\(frozen.year)")),
            Crumb(href: "\(question.path)?round=\(found.round.round)", text: frozen.project),
        ]
        summary = t(
            "evaluation_differences_between", Numerals.grouped(frozen.journal.sequence),
            Numerals.grouped(now.journal.sequence))
        isIntact = (try? found.again.digest()) == found.round.report
        verdict = t(isIntact ? "evaluation_intact" : "evaluation_not_intact")
        digest = found.round.report
        let all = Row.all(frozen, now, t)
        rows = all.filter(\.differs)
        same = t("evaluation_same", "\(all.count - rows.count)")
    }
}

extension DifferencePage.Row {
    /// The money, every indicator, and the total.
    fileprivate static func all(
        _ frozen: EvaluationReport, _ now: EvaluationReport, _ t: Strings
    ) -> [DifferencePage.Row] {
        let money = DifferencePage.Row(
            t("evaluation_execution"), frozen.execution.spent?.grouped,
            now.execution.spent?.grouped, nil, nil, frozen.execution.points,
            now.execution.points)
        let lines = zip(frozen.lines, now.lines).map { then, now in
            DifferencePage.Row(
                then.indicator.name, then.actual.map(Numerals.grouped),
                now.actual.map(Numerals.grouped), then.observations, now.observations,
                then.points, now.points)
        }
        let total = DifferencePage.Row(
            t("evaluation_total"), frozen.total.grade, now.total.grade, nil, nil,
            frozen.total.points, now.total.points)
        return [money] + lines + [total]
    }

    fileprivate init(
        _ name: String, _ thenActual: String?, _ nowActual: String?, _ thenRecords: Int64?,
        _ nowRecords: Int64?, _ thenPoints: EvaluationReport.Points,
        _ nowPoints: EvaluationReport.Points
    ) {
        self.init(
            name, thenActual, nowActual, thenRecords, nowRecords, thenPoints.given,
            nowPoints.given)
    }

    fileprivate init(
        _ name: String, _ thenActual: String?, _ nowActual: String?, _ thenRecords: Int64?,
        _ nowRecords: Int64?, _ thenPoints: String?, _ nowPoints: String?
    ) {
        self.init(
            name: name, thenActual: thenActual ?? "–", nowActual: nowActual ?? "–",
            thenRecords: thenRecords.map(Numerals.grouped) ?? "",
            nowRecords: nowRecords.map(Numerals.grouped) ?? "", thenPoints: thenPoints ?? "–",
            nowPoints: nowPoints ?? "–")
    }

    fileprivate var differs: Bool {
        thenActual != nowActual || thenRecords != nowRecords || thenPoints != nowPoints
    }
}

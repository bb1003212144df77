import Foundation
import Kernel
import Performance

/// Which project's self-evaluation an address is about.
struct EvaluationQuestion: Sendable {
    let year: Int
    let project: String

    /// - Throws: `Missing` for what is no year.
    init(_ visit: Visit) throws {
        guard let year = Int(try visit.parameter("year")) else { throw Missing() }
        self.year = year
        project = try visit.parameter("project")
    }

    init(year: Int, project: String) {
        self.year = year
        self.project = project
    }

    var path: String { "/evaluations/\(year)/\(project.pathEncoded)" }
}

/// A self-evaluation as its page shows it, read at one moment.
struct EvaluationView: Sendable {
    let question: EvaluationQuestion
    let evaluation: Evaluation?
    /// Frozen once it is submitted, else as it stands now.
    let report: EvaluationReport
    /// What the rules refuse of the scores as they stand.
    let refusals: [Refusal]
    let rounds: [EvaluationRound]
    /// The project's declaration, for links to its indicators.
    let stored: StoredDeclaration?
    let projects: [String]

    var state: Evaluation.State { evaluation?.state ?? .draft }

    /// - Parameter draft: what was typed, where it is shown again.
    static func read(
        _ question: EvaluationQuestion, typed draft: EvaluationDraft? = nil, _ visit: Visit
    ) async throws -> EvaluationView {
        let (centre, asked) = (visit.centre, visit.query("round").flatMap { Int($0) })
        return try await centre.read { reader in
            let (year, project) = (question.year, question.project)
            let evaluation = try reader.evaluation(of: project, year: year)
            let rounds = try evaluation.map { try reader.rounds(of: $0.id) } ?? []
            let isOpen = evaluation?.state.isOpen ?? true
            let shown = asked.flatMap { number in rounds.first { $0.round == number } }
            let frozen = shown ?? (isOpen ? nil : rounds.last)
            let found: (report: EvaluationReport, refusals: [Refusal]) =
                if let frozen {
                    (try centre.frozen(frozen), [])
                } else {
                    try centre.evaluation(
                        of: project, year: year,
                        draft ?? evaluation?.draft ?? EvaluationDraft(asOf: Day.last(of: year)),
                        round: evaluation?.round ?? 1, reader)
                }
            return EvaluationView(
                question: question, evaluation: evaluation, report: found.report,
                refusals: found.refusals, rounds: rounds,
                stored: try reader.declaration(of: project, year: year),
                projects: try reader.declarations(year: year).map(\.declaration.project))
        }
    }

    /// The round that the page shows frozen; nil while it shows a draft.
    var shownRound: EvaluationRound? {
        guard let digest = try? report.digest() else { return nil }
        return rounds.last { $0.report == digest }
    }
}

extension EvaluationDraft {
    /// As the form brought it, with the papers that it brought kept.
    ///
    /// - Throws: `Fault` when a paper cannot be kept; `Refusals` for what is no number or no day.
    init(_ visit: Visit, year: Int) throws {
        let form = visit.form
        var faults: [Refusal] = []
        var remarks: [String: EvaluationReport.Remark] = [:]
        for (number, place) in form.lines {
            let typed = form.text("points-\(number)")
            let points = Quantity(typed)
            if !typed.isEmpty, points == nil {
                faults.append(.pointsNoNumber(typed).at("points \(place)"))
            }
            let remark = EvaluationReport.Remark(
                reason: form.text("reason-\(number)"), measure: form.text("measure-\(number)"),
                points: points, paper: try visit.paper(number))
            if remark != .init() { remarks[place] = remark }
        }
        let day = form.text("as_of")
        if Day(day) == nil { faults.append(.evaluatedThrough(day)) }
        self.init(
            rules: form.text("rules"), asOf: Day(day) ?? Day.last(of: year),
            goalActual: form.text("goal_actual"), remarks: remarks)
        guard faults.isEmpty else { throw Mistyped(draft: self, refusals: faults) }
    }
}

/// A form in which something is not even a number or a day.
struct Mistyped: Error {
    let draft: EvaluationDraft
    let refusals: [Refusal]
}

extension Visit {
    /// The paper of a line: the one it brought now, else the one it had.
    fileprivate func paper(_ number: Int) throws -> KeptPaper? {
        if let file = form.files["paper-\(number)"], !file.bytes.isEmpty {
            return KeptPaper(name: file.name, digest: try centre.files.keep(file.bytes))
        }
        let digest = form.text("kept-\(number)")
        guard digest.count == 64, digest.allSatisfy(\.isHexDigit) else { return nil }
        return KeptPaper(name: form.text("kept-name-\(number)"), digest: digest)
    }
}

extension RecheckDraft {
    /// As the form brought it.
    init(_ form: Form) {
        let lines = form.lines.map { number, place in
            (
                place,
                Line(points: form.text("points-\(number)"), note: form.text("note-\(number)"))
            )
        }
        self.init(
            passes: form.text("decision") == "pass", opinion: form.text("opinion"),
            lines: Dictionary(lines, uniquingKeysWith: { first, _ in first }))
    }
}

extension Refusal {
    fileprivate static func pointsNoNumber(_ text: String) -> Refusal {
        Refusal(
            "not_a_number", "“\(text)”不是数字；得分填阿拉伯数字，最多两位小数。",
            "“\(text)” is not a number; write digits with at most two decimals.")
    }

    fileprivate static func evaluatedThrough(_ text: String) -> Refusal {
        Refusal(
            "bad_day", "“\(text)”不是有效日期，应写成 2025-12-31。",
            "“\(text)” is not a day; write it as 2025-12-31.", at: "as_of")
    }

    static let decisionMissing = Refusal(
        "decision_missing", "请选择“通过”或“退回”。", "Choose whether it passes.", at: "decision")
}

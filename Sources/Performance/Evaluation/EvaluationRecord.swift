import Kernel

/// One submission of a self-evaluation, with the department's answer where there is one.
package struct EvaluationRound: Hashable, Sendable {
    package let round: Int
    /// SHA-256 of the frozen document.
    package let report: String
    /// The journal entry of the submission.
    package let sequence: Int64
    package let instant: Instant
    package let points: String
    package let grade: String?
    package let recheck: Recheck?
}

extension Reader {
    /// A project's self-evaluation; nil before anybody has worked on it.
    package func evaluation(of project: String, year: Int) throws -> Evaluation? {
        try first("SELECT * FROM evaluation WHERE year = \(year) AND project = \(project)")
            .map { try evaluation($0) }
    }

    /// Every self-evaluation of a year, by its project.
    package func evaluations(year: Int) throws -> [Evaluation] {
        try rows("SELECT * FROM evaluation WHERE year = \(year) ORDER BY project")
            .map { try evaluation($0) }
    }

    /// Its submissions, oldest first.
    package func rounds(of evaluation: String) throws -> [EvaluationRound] {
        try rows(
            "SELECT * FROM evaluation_report WHERE evaluation = \(evaluation) ORDER BY round"
        ).map { try EvaluationRound(row: $0, rechecks(of: evaluation, round: $0("round"))) }
    }

    private func evaluation(_ row: Row) throws -> Evaluation {
        let id: String = try row("id")
        let text: String = try row("state")
        guard let state = Evaluation.State(rawValue: text) else { throw Fault("no state \(text)") }
        let remarks = try rows("SELECT * FROM evaluation_remark WHERE evaluation = \(id)")
            .map { try ($0("place") as String, EvaluationReport.Remark(row: $0)) }
        return try Evaluation(
            id: id, year: row("year"), project: row("project"), state: state, round: row("round"),
            draft: EvaluationDraft(
                rules: row("rules"), asOf: row("as_of"), goalActual: row("goal_actual"),
                remarks: Dictionary(remarks, uniquingKeysWith: { first, _ in first })))
    }

    private func rechecks(of evaluation: String, round: Int) throws -> [Recheck.Line] {
        try rows(
            """
            SELECT place, points, note FROM evaluation_recheck
            WHERE evaluation = \(evaluation) AND round = \(round) ORDER BY position
            """
        ).map {
            try Recheck.Line(place: $0("place"), points: $0("points"), note: $0("note"))
        }
    }
}

extension EvaluationReport.Remark {
    fileprivate init(row: Row) throws {
        let paper: String? = try row("paper")
        let name: String? = try row("paper_name")
        try self.init(
            reason: row("reason"), measure: row("measure"), points: row("points"),
            paper: paper.map { KeptPaper(name: name ?? "", digest: $0) })
    }
}

extension EvaluationRound {
    fileprivate init(row: Row, _ lines: [Recheck.Line]) throws {
        round = try row("round")
        report = try row("report")
        sequence = try row("sequence")
        instant = try row("instant")
        points = try row("points")
        grade = try row("grade")
        let passes: Int? = try row("passes")
        recheck = try passes.map { passes in
            try Recheck(
                passes: passes == 1, opinion: row("opinion"), points: row("checked_points"),
                grade: row("checked_grade"), lines: lines, instant: row("checked_at"),
                sequence: row("checked_sequence"))
        }
    }
}

extension Transaction {
    /// Keeps where the evaluation stands, and what was typed.
    func keep(_ evaluation: Evaluation, _ sequence: Int64) throws {
        let draft = evaluation.draft
        try run(
            """
            INSERT INTO evaluation (id, year, project, state, round, rules, as_of, goal_actual,
                sequence)
            VALUES (\(evaluation.id), \(evaluation.year), \(evaluation.project),
                \(evaluation.state.rawValue), \(evaluation.round), \(draft.rules),
                \(draft.asOf), \(draft.goalActual), \(sequence))
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, round = excluded.round,
                rules = excluded.rules, as_of = excluded.as_of,
                goal_actual = excluded.goal_actual, sequence = excluded.sequence
            """)
        try run("DELETE FROM evaluation_remark WHERE evaluation = \(evaluation.id)")
        for (place, remark) in draft.remarks.sorted(by: { $0.key < $1.key }) {
            try run(
                """
                INSERT INTO evaluation_remark
                    (evaluation, place, reason, measure, points, paper, paper_name)
                VALUES (\(evaluation.id), \(place), \(remark.reason), \(remark.measure),
                    \(remark.points), \(remark.paper?.digest), \(remark.paper?.name))
                """)
        }
    }

    /// Keeps a submission.
    func keep(_ event: EvaluationSubmitted, of evaluation: Evaluation, _ sequence: Int64) throws {
        try run(
            """
            INSERT INTO evaluation_report
                (evaluation, round, report, sequence, instant, points, grade)
            VALUES (\(evaluation.id), \(event.round), \(event.report), \(sequence), \(instant),
                \(event.points), \(event.grade))
            """)
    }

    /// Keeps the department's answer to a submission.
    func keep(_ event: EvaluationRechecked, of evaluation: Evaluation, _ sequence: Int64) throws {
        try run(
            """
            UPDATE evaluation_report SET passes = \(event.passes ? 1 : 0),
                opinion = \(event.opinion), checked_points = \(event.points),
                checked_grade = \(event.grade), checked_at = \(instant),
                checked_sequence = \(sequence)
            WHERE evaluation = \(evaluation.id) AND round = \(event.round)
            """)
        for (position, line) in event.lines.enumerated() {
            try run(
                """
                INSERT INTO evaluation_recheck
                    (evaluation, round, position, place, points, note)
                VALUES (\(evaluation.id), \(event.round), \(position), \(line.place),
                    \(line.points), \(line.note))
                """)
        }
    }
}

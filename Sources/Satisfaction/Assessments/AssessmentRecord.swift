import Kernel

let assessmentTables: [SQL] = [
    """
    CREATE TABLE environment_assessment (
        id TEXT NOT NULL PRIMARY KEY, from_day TEXT NOT NULL, through_day TEXT NOT NULL,
        earlier_from TEXT NOT NULL, earlier_through TEXT NOT NULL, satisfied_before TEXT,
        satisfied_now TEXT, wait_before TEXT, wait_now TEXT, grade TEXT NOT NULL,
        reason TEXT NOT NULL, paper TEXT NOT NULL, made_by TEXT NOT NULL, made_at BIGINT NOT NULL,
        sequence BIGINT NOT NULL REFERENCES journal)
    """,
    "CREATE INDEX environment_assessment_sequence ON environment_assessment (sequence)",
]

extension Transaction {
    func keep(_ assessment: Assessment) throws {
        let (evidence, grade) = (assessment.evidence, assessment.grade)
        let scale = EnvironmentGrade.allCases
        let level = scale.count - (scale.firstIndex(of: grade) ?? 0)
        let figures = [
            evidence.satisfied.before, evidence.satisfied.now, evidence.wait.before,
            evidence.wait.now,
        ].map { $0?.text(decimals: 2) }
        let event = EnvironmentAssessed(
            from: assessment.period.lowerBound, through: assessment.period.upperBound,
            earlierFrom: assessment.earlier.lowerBound,
            earlierThrough: assessment.earlier.upperBound, satisfiedBefore: figures[0],
            satisfiedNow: figures[1], waitBefore: figures[2], waitNow: figures[3],
            proposal: evidence.proposal?.rawValue, grade: grade.rawValue,
            reason: assessment.reason, document: assessment.paper)
        // The grade holds for the last day of its period.
        let sequence = try record(
            event, about: Subject("satisfaction.assessment", assessment.id),
            worth: [Observation(.serviceEnvironment, on: assessment.period.upperBound, level)])
        try run(
            """
            INSERT INTO environment_assessment (id, from_day, through_day, earlier_from,
                earlier_through, satisfied_before, satisfied_now, wait_before, wait_now, grade,
                reason, paper, made_by, made_at, sequence)
            VALUES (\(assessment.id), \(event.from), \(event.through), \(event.earlierFrom),
                \(event.earlierThrough), \(figures[0]), \(figures[1]), \(figures[2]),
                \(figures[3]), \(grade.rawValue), \(assessment.reason), \(assessment.paper),
                \(assessment.by), \(assessment.madeAt), \(sequence))
            """)
    }
}

extension Assessment {
    fileprivate init(row: Row) throws {
        id = try row("id")
        period = try Self.period(row("from_day"), row("through_day"))
        earlier = try Self.period(row("earlier_from"), row("earlier_through"))
        func figure(_ column: String) throws -> Ratio? {
            let text: String? = try row(column)
            return text.flatMap { Quantity($0) }.map { Ratio($0) }
        }
        evidence = try EnvironmentEvidence(
            satisfied: .init(before: figure("satisfied_before"), now: figure("satisfied_now")),
            wait: .init(before: figure("wait_before"), now: figure("wait_now")))
        let grade: String = try row("grade")
        guard let known = EnvironmentGrade(rawValue: grade) else {
            throw Fault("no grade \(grade)")
        }
        self.grade = known
        reason = try row("reason")
        paper = try row("paper")
        by = try row("made_by")
        madeAt = try row("made_at")
        sequence = try row("sequence")
    }

    private static func period(_ from: Day, _ through: Day) throws -> ClosedRange<Day> {
        guard from <= through else { throw Fault("a period from \(from) through \(through)") }
        return from...through
    }
}

extension Reader {
    /// Assessments of the service environment, newest first.
    package func assessments(limit: Int = 50) throws -> [Assessment] {
        try rows("SELECT * FROM environment_assessment ORDER BY sequence DESC LIMIT \(limit)")
            .map(Assessment.init(row:))
    }
}

import Kernel

extension FieldVisit {
    fileprivate init(row: Row, _ steps: [Kind: Step]) throws {
        id = try row("id")
        number = try row("number")
        business = try row("business")
        district = try row("district")
        visitedOn = try row("visited_on")
        let accounts: String = try row("visitors")
        visitors = accounts.split(separator: " ").map(String.init)
        topic = try row("topic")
        problem = try row("problem")
        contact = try row("contact")
        recordedAt = try row("recorded_at")
        workingDays = try row("working_days")
        answer = steps[.answer]
        followUp = steps[.followUp]
        close = steps[.close]
    }
}

extension Reader {
    /// The visit of an id; nil when there is none.
    package func fieldVisit(_ id: String) throws -> FieldVisit? {
        try visits("WHERE v.id = \(id)").first
    }

    /// Visits that fit, newest first.
    ///
    /// - Parameter before: only those with a smaller id; for the next page.
    package func fieldVisits(
        _ filter: FieldVisitFilter, before: String? = nil, limit: Int = 50
    ) throws -> [FieldVisit] {
        let older: SQL = before.map { "AND v.id < \($0)" } ?? ""
        return try visits(
            """
            WHERE \(part: filter.conditions) \(part: older)
            ORDER BY v.id DESC LIMIT \(limit)
            """)
    }

    /// Visits that were to be followed up at a moment.
    func fieldVisits(openAt instant: Instant) throws -> [FieldVisit] {
        try visits("WHERE v.due_ended_at IS NULL AND v.recorded_at <= \(instant)")
            + visits("WHERE v.due_ended_at > \(instant) AND v.recorded_at <= \(instant)")
    }

    private func visits(_ condition: SQL) throws -> [FieldVisit] {
        let found = try rows("SELECT v.* FROM help_visit v \(part: condition)")
        guard !found.isEmpty else { return [] }
        var steps: [String: [FieldVisit.Kind: FieldVisit.Step]] = [:]
        let ids: [String] = try found.map { try $0("id") }
        for row in try rows(
            "SELECT * FROM help_visit_step WHERE visit IN (\(part: SQL(list: ids)))")
        {
            let solved: Int? = try row("solved")
            steps[try row("visit"), default: [:]][try row.word("step")] = try FieldVisit.Step(
                at: row("at"), by: row("account"), text: row("body"),
                solved: solved.map { $0 == 1 })
        }
        return try found.map { try FieldVisit(row: $0, steps[$0("id")] ?? [:]) }
    }
}

extension Transaction {
    func insert(_ visit: FieldVisit) throws {
        try run(
            """
            INSERT INTO help_visit (id, number, business, district, visited_on, visitors, topic,
                problem, contact, recorded_at, working_days)
            VALUES (\(visit.id), \(visit.number), \(visit.business), \(visit.district),
                \(visit.visitedOn), \(visit.visitors.joined(separator: " ")), \(visit.topic),
                \(visit.problem), \(visit.contact), \(visit.recordedAt), \(visit.workingDays))
            """)
    }

    /// Keeps a step; the one it repeats stays in the journal only.
    func insert(_ step: FieldVisit.Step, _ kind: FieldVisit.Kind, of visit: String) throws {
        try run(
            """
            INSERT INTO help_visit_step (visit, step, at, account, body, solved)
            VALUES (\(visit), \(kind.rawValue), \(step.at), \(step.by), \(step.text),
                \(step.solved.map { $0 ? 1 : 0 }))
            ON CONFLICT (visit, step) DO UPDATE SET at = excluded.at,
                account = excluded.account, body = excluded.body, solved = excluded.solved
            """)
        guard kind == .followUp else { return }
        try run(
            """
            UPDATE help_visit SET due_ended_at = \(step.at)
            WHERE id = \(visit) AND due_ended_at IS NULL
            """)
    }
}

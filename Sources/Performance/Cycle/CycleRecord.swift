import Kernel

extension Reader {
    /// Every version of a year's targets, or of one project's: the projects in the order they were
    /// first stored, the newest version of each first.
    package func targetVersions(year: Int, project: String? = nil) throws -> [TargetVersion] {
        let one: SQL = project.map { "AND d.project = \($0)" } ?? ""
        return try targetVersions("d.year = \(year) \(part: one)")
    }

    /// One version; nil when there is none of this id.
    package func targetVersion(_ id: String) throws -> TargetVersion? {
        try targetVersions("d.id = \(id)").first
    }

    /// The years in which anything was declared, in force or not, the newest first.
    package func cycleYears() throws -> [Int] {
        try rows("SELECT DISTINCT year FROM declaration ORDER BY year DESC").map { try $0("year") }
    }

    /// The versions that somebody waited for at a moment.
    func openVersions(at instant: Instant) throws -> [TargetVersion] {
        try targetVersions(
            """
            s.declaration IS NOT NULL AND (s.closed_at IS NULL OR s.closed_at > \(instant))
            """)
    }

    private func targetVersions(_ which: SQL) throws -> [TargetVersion] {
        let found = try rows(
            """
            SELECT d.id, d.year, d.project, d.version, s.state, s.changing, s.base, s.reason,
                s.closed_at, d.sequence, j.instant, j.actor,
                (SELECT MIN(f.sequence) FROM declaration f
                    WHERE f.year = d.year AND f.project = d.project) AS first_sequence
            FROM declaration d LEFT JOIN submission s ON s.declaration = d.id
            JOIN journal j ON j.sequence = d.sequence
            WHERE \(part: which) ORDER BY d.year, first_sequence, d.version DESC
            """)
        let ids: [String] = try found.map { try $0("id") }
        let steps = try steps(of: ids)
        var inForce: [Int: Set<String>] = [:]
        for year in Set(try found.map { try $0("year") as Int }) {
            inForce[year] = Set(try versionsInForce(year: year).map { try $0("id") })
        }
        return try found.map { row in
            let (id, year): (String, Int) = try (row("id"), row("year"))
            return try TargetVersion(
                row: row, steps[id] ?? [], isInForce: inForce[year]?.contains(id) == true)
        }
    }

    private func steps(of ids: [String]) throws -> [String: [TargetVersion.Step]] {
        var steps: [String: [TargetVersion.Step]] = [:]
        for batch in ids.batches(of: 400) {
            for row in try rows(
                """
                SELECT * FROM submission_step WHERE declaration IN (\(part: SQL(list: batch)))
                ORDER BY declaration, position
                """)
            { try steps[row("declaration"), default: []].append(TargetVersion.Step(row: row)) }
        }
        return steps
    }
}

extension TargetVersion {
    fileprivate init(row: Row, _ steps: [Step], isInForce: Bool) throws {
        let stored: String? = try row("state")
        let closedAt: Instant? = try row("closed_at")
        let state: State
        switch stored {
        case nil: state = isInForce ? .imported : .superseded
        case "approved" where !isInForce: state = .superseded
        case "approved": state = closedAt == nil ? .approved : .published
        case let text?:
            guard let known = State(rawValue: text) else { throw Fault("no state \(text)") }
            state = known
        }
        let imported = try Step(
            kind: .imported, actor: row("actor"), behalf: nil, opinion: "", grade: nil,
            instant: row("instant"), sequence: row("sequence"))
        try self.init(
            id: row("id"), year: row("year"), project: row("project"), version: row("version"),
            state: state, changing: row("changing"), base: row("base"),
            reason: row("reason") ?? "", steps: stored == nil ? [imported] : steps,
            closedAt: closedAt)
    }
}

extension TargetVersion.Step {
    fileprivate init(row: Row) throws {
        let text: String = try row("kind")
        guard let kind = Kind(rawValue: text) else { throw Fault("no step \(text)") }
        let grade: String? = try row("grade")
        try self.init(
            kind: kind, actor: row("actor"), behalf: row("behalf"), opinion: row("opinion"),
            grade: grade.flatMap(TargetGrade.init), instant: row("instant"),
            sequence: row("sequence"))
    }
}

extension Transaction {
    func insert(_ submission: TargetVersion, _ sequence: Int64) throws {
        try run(
            """
            INSERT INTO submission (declaration, state, changing, base, reason, sequence)
            VALUES (\(submission.id), 'submitted', \(submission.changing), \(submission.base),
                \(submission.reason), \(sequence))
            """)
    }

    func keep(_ step: TargetVersion.Step, of id: String) throws {
        let row = try first(
            "SELECT COUNT(*) AS steps FROM submission_step WHERE declaration = \(id)")
        let position: Int = try row?("steps") ?? 0
        try run(
            """
            INSERT INTO submission_step (declaration, position, kind, actor, behalf, opinion,
                grade, instant, sequence)
            VALUES (\(id), \(position), \(step.kind.rawValue), \(step.actor),
                \(step.behalf), \(step.opinion), \(step.grade?.rawValue), \(step.instant),
                \(step.sequence))
            """)
    }

    func keep(_ state: TargetVersion.State, of id: String, _ sequence: Int64) throws {
        let approved = state == .approved ? sequence : nil
        try run(
            """
            UPDATE submission SET state = \(state.rawValue), approved_sequence = \(approved),
                sequence = \(sequence) WHERE declaration = \(id)
            """)
    }

    /// Nothing waits for anybody any more.
    func close(_ id: String) throws {
        try run("UPDATE submission SET closed_at = \(instant) WHERE declaration = \(id)")
    }
}

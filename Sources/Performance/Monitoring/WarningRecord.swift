import Kernel

extension Reader {
    /// One warning; nil when there is none of this id.
    package func warning(_ id: String) throws -> Warning? {
        try first("SELECT * FROM warning WHERE id = \(id)").map(Warning.init(row:))
    }

    /// The warnings of a year, the open ones first, then the newest.
    ///
    /// - Parameter project: only those of one project; all when nil.
    package func warnings(year: Int, project: String? = nil) throws -> [Warning] {
        let one: SQL = project.map { "AND project = \($0)" } ?? ""
        return try rows(
            """
            SELECT * FROM warning WHERE year = \(year) \(part: one)
            ORDER BY CASE WHEN disposed_at IS NULL THEN 0 ELSE 1 END, opened_sequence DESC, id
            """
        ).map(Warning.init(row:))
    }

    /// Whether the end of a month was looked at already.
    func isChecked(_ year: Int, month: Int) throws -> Bool {
        try first(
            "SELECT 1 AS one FROM warning_month WHERE year = \(year) AND month = \(month)") != nil
    }

    private func isRaised(_ alarm: Alarm, of project: String, _ year: Int, _ month: Int)
        throws -> Bool
    {
        try first(
            """
            SELECT 1 AS one FROM warning WHERE year = \(year) AND project = \(project)
                AND place = \(alarm.place) AND rules = \(alarm.rules.name)
                AND rule = \(alarm.rule.rawValue)
                AND (month = \(month) OR disposed_at IS NULL)
            """) != nil
    }

    fileprivate func unraised(
        _ alarms: [Alarm], of project: String, year: Int, month: Int
    ) throws -> [Alarm] {
        try alarms.filter { try !isRaised($0, of: project, year, month) }
    }
}

extension Transaction {
    /// Raises what is not raised yet: a rule that was broken before and is still open, or was
    /// raised this month, is not raised again. Returns how many are new.
    @discardableResult
    func raise(_ alarms: [Alarm], of project: String, year: Int, month: Int) throws -> Int {
        let new = try reader.unraised(alarms, of: project, year: year, month: month)
        for alarm in new {
            let id = Identifier.make(at: instant)
            let sequence = try record(
                WarningOpened(year: year, month: month, project: project, alarm: alarm),
                about: Warning.subject(id))
            try run(
                """
                INSERT INTO warning (id, year, month, project, place, rules, rules_version, rule,
                    because_zh, because_en, working_days, opened_at, opened_sequence)
                VALUES (\(id), \(year), \(month), \(project), \(alarm.place),
                    \(alarm.rules.name), \(alarm.rules.version), \(alarm.rule.rawValue),
                    \(alarm.because.zh), \(alarm.because.en), \(alarm.workingDays), \(instant),
                    \(sequence))
                """)
        }
        return new.count
    }

    func keep(_ disposal: Warning.Disposal, of warning: Warning, _ sequence: Int64) throws {
        try run(
            """
            UPDATE warning SET measure = \(disposal.measure), disposed_at = \(disposal.instant),
                disposed_sequence = \(sequence) WHERE id = \(warning.id)
            """)
    }

    func keepChecked(_ year: Int, month: Int, _ sequence: Int64) throws {
        try run(
            """
            INSERT INTO warning_month (year, month, sequence)
            VALUES (\(year), \(month), \(sequence))
            """)
    }
}

extension CaseClocks {
    /// Warnings that wait to be disposed of.
    static let warnings = CaseClocks(
        open: { reader, instant in
            try reader.rows(
                """
                SELECT * FROM warning WHERE opened_at <= \(instant)
                    AND (disposed_at IS NULL OR disposed_at > \(instant))
                ORDER BY opened_sequence
                """
            ).map { try Warning(row: $0).timedCase }
        },
        of: { reader, subject in
            guard subject.kind == "performance.warning" else { return [] }
            return try reader.warning(subject.id).map { [$0.timedCase] } ?? []
        })
}

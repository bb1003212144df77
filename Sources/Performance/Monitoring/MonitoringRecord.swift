import Kernel

/// One submission of a month's monitoring.
package struct MonitoringRound: Hashable, Sendable {
    package let round: Int
    /// SHA-256 of the frozen document.
    package let report: String
    /// The journal entry of the submission.
    package let sequence: Int64
    package let instant: Instant
}

extension Reader {
    /// A project's monitoring of a month; nil before anybody has worked on it.
    package func monitoring(of project: String, year: Int, month: Int) throws -> Monitoring? {
        try first(
            """
            SELECT * FROM monitoring
            WHERE year = \(year) AND month = \(month) AND project = \(project)
            """
        ).map { try monitoring($0) }
    }

    /// Every monitoring of a year, in the order of the months.
    package func monitorings(year: Int) throws -> [Monitoring] {
        try rows("SELECT * FROM monitoring WHERE year = \(year) ORDER BY month, project")
            .map { try monitoring($0) }
    }

    /// Its submissions, oldest first.
    package func rounds(ofMonitoring id: String) throws -> [MonitoringRound] {
        try rows("SELECT * FROM monitoring_report WHERE monitoring = \(id) ORDER BY round").map {
            try MonitoringRound(
                round: $0("round"), report: $0("report"), sequence: $0("sequence"),
                instant: $0("instant"))
        }
    }

    private func monitoring(_ row: Row) throws -> Monitoring {
        let id: String = try row("id")
        let text: String = try row("state")
        guard let state = Monitoring.State(rawValue: text) else { throw Fault("no state \(text)") }
        let remarks = try rows("SELECT * FROM monitoring_remark WHERE monitoring = \(id)")
            .map { try ($0("place") as String, MonitoringReport.Remark(row: $0)) }
        return try Monitoring(
            id: id, year: row("year"), month: row("month"), project: row("project"),
            state: state, round: row("round"),
            draft: MonitoringDraft(
                remarks: Dictionary(remarks, uniquingKeysWith: { first, _ in first })))
    }
}

extension MonitoringReport.Remark {
    fileprivate init(row: Row) throws {
        let kinds: String = try row("kinds")
        let possibility: String? = try row("possibility")
        try self.init(
            kinds: kinds.split(separator: ",").compactMap { Deviation(rawValue: String($0)) },
            reason: row("reason"), measure: row("measure"),
            possibility: possibility.flatMap(Possibility.init), note: row("note"))
    }
}

extension Transaction {
    /// Keeps where the month stands, and what was typed.
    func keep(_ monitoring: Monitoring, _ sequence: Int64) throws {
        try run(
            """
            INSERT INTO monitoring (id, year, month, project, state, round, sequence)
            VALUES (\(monitoring.id), \(monitoring.year), \(monitoring.month),
                \(monitoring.project), \(monitoring.state.rawValue), \(monitoring.round),
                \(sequence))
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, round = excluded.round,
                sequence = excluded.sequence
            """)
        try run("DELETE FROM monitoring_remark WHERE monitoring = \(monitoring.id)")
        for (place, remark) in monitoring.draft.remarks.sorted(by: { $0.key < $1.key }) {
            let kinds = remark.kinds.map(\.rawValue).joined(separator: ",")
            try run(
                """
                INSERT INTO monitoring_remark
                    (monitoring, place, kinds, reason, measure, possibility, note)
                VALUES (\(monitoring.id), \(place), \(kinds), \(remark.reason),
                    \(remark.measure), \(remark.possibility?.rawValue), \(remark.note))
                """)
        }
    }

    /// Keeps a submission.
    func keep(_ event: MonitoringSubmitted, of monitoring: Monitoring, _ sequence: Int64) throws {
        try run(
            """
            INSERT INTO monitoring_report (monitoring, round, report, sequence, instant)
            VALUES (\(monitoring.id), \(event.round), \(event.report), \(sequence), \(instant))
            """)
    }
}

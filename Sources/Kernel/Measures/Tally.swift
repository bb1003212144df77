extension Connection {
    /// Keeps an observation, and what its day and month now come to.
    func add(_ observation: Observation, _ id: ObservationID, about subject: Subject) throws {
        try run(
            """
            INSERT INTO observation
                (sequence, ordinal, measure, breakdown, day, subject, amount, whole)
            VALUES (\(id.sequence), \(id.ordinal), \(observation.measure),
                \(observation.breakdown), \(observation.day), \(subject),
                \(observation.amount), \(observation.whole))
            """)
        try addToTally(observation, id)
    }

    private func addToTally(_ observation: Observation, _ id: ObservationID) throws {
        let day = observation.day.description
        let amount = observation.amount
        let whole = observation.whole ?? .zero
        let cell: SQL = """
            1, \(amount), \(whole), \(amount), \(amount), \(day), \(amount), \(id.sequence),
            \(id.ordinal)
            """
        let (measure, breakdown) = (observation.measure, observation.breakdown)
        try run(
            """
            INSERT INTO tally (measure, breakdown, span, \(part: Summary.columns))
            VALUES (\(measure), \(breakdown), \(day), \(part: cell)),
                (\(measure), \(breakdown), \(observation.day.monthSpan), \(part: cell))
            ON CONFLICT (measure, span, breakdown) DO UPDATE SET
                pieces = tally.pieces + excluded.pieces,
                amount = tally.amount + excluded.amount, whole = tally.whole + excluded.whole,
                lowest = CASE WHEN excluded.lowest < tally.lowest
                    THEN excluded.lowest ELSE tally.lowest END,
                highest = CASE WHEN excluded.highest > tally.highest
                    THEN excluded.highest ELSE tally.highest END,
                latest = CASE WHEN excluded.latest_day >= tally.latest_day
                    THEN excluded.latest ELSE tally.latest END,
                latest_sequence = CASE WHEN excluded.latest_day >= tally.latest_day
                    THEN excluded.latest_sequence ELSE tally.latest_sequence END,
                latest_ordinal = CASE WHEN excluded.latest_day >= tally.latest_day
                    THEN excluded.latest_ordinal ELSE tally.latest_ordinal END,
                latest_day = CASE WHEN excluded.latest_day > tally.latest_day
                    THEN excluded.latest_day ELSE tally.latest_day END
            """)
    }

    /// Cancels an observation from the entry `sequence` on; its day is summed up anew, since a
    /// greatest or a latest amount cannot be taken back by subtraction.
    func retract(_ id: ObservationID, by sequence: Int64) throws {
        try run(
            """
            INSERT INTO retraction (sequence, ordinal, by_sequence)
            VALUES (\(id.sequence), \(id.ordinal), \(sequence))
            """)
        let found = try rows(
            """
            SELECT measure, breakdown, day FROM observation
            WHERE sequence = \(id.sequence) AND ordinal = \(id.ordinal)
            """)
        guard let row = found.first else { throw Fault("no observation \(id)") }
        try sumUpAgain(row("measure"), row("breakdown"), on: row("day"))
    }

    /// Makes every cell of the tally anew from the observations.
    package func rebuildTallies() throws {
        try run("DELETE FROM tally")
        let days = try rows("SELECT DISTINCT measure, breakdown, day FROM observation ORDER BY day")
        for row in days { try sumUpAgain(row("measure"), row("breakdown"), on: row("day")) }
    }

    private func sumUpAgain(_ measure: String, _ breakdown: String, on day: Day) throws {
        let evidence = Evidence(of: [measure], breakdown: breakdown, from: day, through: day)
        let reader = Reader(self)
        try replace(
            measure, breakdown, day.description,
            by: reader.daysKnown(at: .max, measure, evidence).joined())
        let month = Evidence(
            of: [measure], breakdown: breakdown, from: day.firstOfMonth,
            through: (day.firstOfMonth + 31).firstOfMonth + -1)
        try replace(
            measure, breakdown, day.monthSpan, by: reader.daily(month).map(\.1).joined())
    }

    private func replace(
        _ measure: String, _ breakdown: String, _ span: String, by summary: Summary?
    ) throws {
        try run(
            """
            DELETE FROM tally
            WHERE measure = \(measure) AND breakdown = \(breakdown) AND span = \(span)
            """)
        guard let summary else { return }
        try run(
            """
            INSERT INTO tally (measure, breakdown, span, \(part: Summary.columns))
            VALUES (\(measure), \(breakdown), \(span), \(summary.pieces), \(summary.amount),
                \(summary.whole), \(summary.lowest), \(summary.highest), \(summary.latestDay),
                \(summary.latest), \(summary.latestSequence), \(summary.latestOrdinal))
            """)
    }
}

extension Summary {
    static let columns: SQL = """
        pieces, amount, whole, lowest, highest, latest_day, latest, latest_sequence, latest_ordinal
        """
}

extension Reader {
    /// What each day came to by the observations themselves, as the journal stood at a sequence.
    func daysKnown(
        at sequence: Int64, _ measure: String, _ evidence: Evidence
    ) throws -> [Summary] {
        let part: SQL = evidence.breakdown.map { "AND o.breakdown = \($0)" } ?? ""
        return try rows(
            """
            SELECT COUNT(*) AS pieces, CAST(SUM(amount) AS BIGINT) AS amount,
                CAST(SUM(COALESCE(whole, 0)) AS BIGINT) AS whole, MIN(amount) AS lowest,
                MAX(amount) AS highest, day AS latest_day,
                MAX(CASE WHEN newest = 1 THEN amount END) AS latest,
                MAX(sequence) AS latest_sequence,
                MAX(CASE WHEN newest = 1 THEN ordinal END) AS latest_ordinal
            FROM (
                SELECT o.sequence, o.ordinal, o.day, o.amount, o.whole, ROW_NUMBER() OVER (
                    PARTITION BY o.day ORDER BY o.sequence DESC, o.ordinal DESC) AS newest
                FROM observation o
                LEFT JOIN retraction r ON r.sequence = o.sequence AND r.ordinal = o.ordinal
                    AND r.by_sequence <= \(sequence)
                WHERE o.measure = \(measure) \(part: part) AND o.sequence <= \(sequence)
                    AND o.day >= \(evidence.from) AND o.day <= \(evidence.through)
                    AND r.sequence IS NULL) AS known
            GROUP BY day ORDER BY day
            """
        ).map(Summary.init(row:))
    }
}

import Kernel

extension Adjustment {
    fileprivate static let selection: SQL = """
        SELECT a.*, f.project AS from_project, f.name AS from_name, t.project AS to_project,
            t.name AS to_name
        FROM finance_adjustment a LEFT JOIN finance_line f ON f.id = a.from_line
        LEFT JOIN finance_line t ON t.id = a.to_line
        """

    init(row: Row) throws {
        let (kind, source): (String, String) = try (row("kind"), row("source"))
        id = try row("id")
        year = try row("year")
        self.kind = Kind(rawValue: kind) ?? .transfer
        from = try Place(row, "from")
        to = try Place(row, "to")
        self.source = FundingSource(rawValue: source) ?? .other
        amount = try row("amount")
        day = try row("day")
        reason = try row("reason")
        document = try row("document")
        paper = try row("paper")
        writtenBy = try row("written_by")
        writtenAt = try row("written_at")
        sequence = try row("sequence")
        let approved: Int64? = try row("approved")
        decision = try approved.map { approved in
            try Decision(
                approved: approved == 1, by: row("decided_by"), at: row("decided_at"),
                opinion: row("opinion"))
        }
    }
}

extension Adjustment.Place {
    fileprivate init?(_ row: Row, _ side: String) throws {
        guard let line: String = try row("\(side)_line") else { return nil }
        try self.init(line: line, project: row("\(side)_project"), name: row("\(side)_name"))
    }
}

extension Reader {
    /// One adjustment; nil when there is none.
    package func adjustment(_ id: String) throws -> Adjustment? {
        try first("\(part: Adjustment.selection) WHERE a.id = \(id)").map(Adjustment.init(row:))
    }

    /// The adjustments of a year, newest first; of every year where none is named.
    package func adjustments(
        year: Int? = nil, isPending: Bool = false, before: Int64 = .max, limit: Int = 50
    ) throws -> [Adjustment] {
        let pending: SQL = isPending ? "AND a.approved IS NULL" : ""
        let one: SQL = year.map { "AND a.year = \($0)" } ?? ""
        return try rows(
            """
            \(part: Adjustment.selection) WHERE a.sequence < \(before) \(part: one)
            \(part: pending) ORDER BY a.sequence DESC LIMIT \(limit)
            """
        ).map(Adjustment.init(row:))
    }
}

extension Transaction {
    func keep(_ sound: SoundAdjustment) throws -> String {
        let id = Identifier.make(at: instant)
        let sequence = try record(
            AdjustmentSubmitted(sound), about: Adjustment.subject(id))
        try run(
            """
            INSERT INTO finance_adjustment (id, year, kind, from_line, to_line, source, amount, day,
                reason, document, paper, written_by, written_at, opinion, sequence)
            VALUES (\(id), \(sound.year), \(sound.kind.rawValue), \(sound.from?.id),
                \(sound.to?.id), \(sound.source.rawValue), \(sound.amount), \(sound.day),
                \(sound.reason), \(sound.document), \(sound.paper), \(actor), \(instant), '',
                \(sequence))
            """)
        return id
    }

    func keepDecision(of id: String, _ approved: Bool, _ opinion: String) throws {
        try run(
            """
            UPDATE finance_adjustment SET approved = \(approved ? 1 : 0), decided_by = \(actor),
                decided_at = \(instant), opinion = \(opinion) WHERE id = \(id)
            """)
    }
}

extension Reader {
    /// Those that waited for a decision at a moment.
    func pendingAdjustments(at instant: Instant) throws -> [Adjustment] {
        try rows(
            """
            \(part: Adjustment.selection) WHERE a.written_at <= \(instant)
                AND (a.approved IS NULL OR a.decided_at > \(instant)) ORDER BY a.written_at
            """
        ).map(Adjustment.init(row:))
    }
}

import Kernel

extension BudgetLine {
    fileprivate static let selection: SQL = """
        SELECT l.*, s.source, s.budget, s.changed, s.spent, s.pending, s.held
        FROM finance_line l JOIN finance_share s ON s.line = l.id
        """

    fileprivate init(rows: [Row]) throws {
        let row = rows[0]
        id = try row("id")
        year = try row("year")
        project = try row("project")
        name = try row("name")
        aim = try Aim(target: row("target"), ceiling: row("ceiling"), unit: row("unit"))
        quantity = try row("quantity")
        sequence = try row("sequence")
        shares = try Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let source: String = try row("source")
                return try (
                    FundingSource(rawValue: source) ?? .other,
                    Share(
                        budget: row("budget"), changed: row("changed"), spent: row("spent"),
                        pending: row("pending"), held: row("held"))
                )
            })
    }
}

extension Reader {
    /// The budget lines of a year, or of one project in it, in the order they were opened.
    package func budgetLines(year: Int, project: String? = nil) throws -> [BudgetLine] {
        let one: SQL = project.map { "AND l.project = \($0)" } ?? ""
        return try lines(where: "l.year = \(year) \(part: one)")
    }

    /// One budget line; nil when there is none.
    package func budgetLine(_ id: String) throws -> BudgetLine? {
        try lines(where: "l.id = \(id)").first
    }

    /// A budget line by its names; nil when there is none.
    package func budgetLine(year: Int, project: String, name: String) throws -> BudgetLine? {
        try lines(where: "l.year = \(year) AND l.project = \(project) AND l.name = \(name)").first
    }

    /// The years that have budget lines, newest first.
    package func budgetYears() throws -> [Int] {
        try rows("SELECT DISTINCT year FROM finance_line ORDER BY year DESC").map {
            try $0("year")
        }
    }

    private func lines(where condition: SQL) throws -> [BudgetLine] {
        let found = try rows(
            """
            \(part: BudgetLine.selection) WHERE \(part: condition)
            ORDER BY l.sequence, l.id, s.source
            """)
        var lines: [[Row]] = []
        var last: String?
        for row in found {
            let id: String = try row("id")
            if id == last { lines[lines.count - 1].append(row) } else { lines.append([row]) }
            last = id
        }
        return try lines.map(BudgetLine.init(rows:))
    }
}

extension Transaction {
    func open(_ line: SoundLine) throws -> String {
        guard try reader.budgetLine(year: line.year, project: line.project, name: line.name) == nil
        else { throw Refusal.lineExists(line.name) }
        let id = Identifier.make(at: instant)
        let sequence = try record(BudgetLineOpened(line), about: BudgetLine.subject(id))
        try run(
            """
            INSERT INTO finance_line (id, year, project, name, target, ceiling, unit, quantity,
                opened_by, sequence)
            VALUES (\(id), \(line.year), \(line.project), \(line.name), \(line.aim.target),
                \(line.aim.ceiling), \(line.aim.unit), 0, \(actor), \(sequence))
            """)
        for source in FundingSource.allCases {
            try run(
                """
                INSERT INTO finance_share (line, source, budget, changed, spent, pending, held)
                VALUES (\(id), \(source.rawValue), 0, 0, 0, 0, 0)
                """)
        }
        for source in FundingSource.allCases {
            guard let amount = line.budget[source], amount > .zero else { continue }
            try run(
                """
                UPDATE finance_share SET budget = \(amount)
                WHERE line = \(id) AND source = \(source.rawValue)
                """)
            try post(
                .init(.opening, id, source, amount, on: Day.first(of: line.year), text: line.name),
                by: sequence)
        }
        return id
    }

    /// Takes money of a line's source: what is kept never goes below zero.
    ///
    /// - Throws: `Refusal` when there is not so much left.
    func change(
        _ line: String, _ source: FundingSource, changed: Money = .zero, spent: Money = .zero,
        pending: Money = .zero, held: Money = .zero
    ) throws {
        let rows = try self.rows(
            """
            UPDATE finance_share SET changed = changed + \(changed), spent = spent + \(spent),
                pending = pending + \(pending), held = held + \(held)
            WHERE line = \(line) AND source = \(source.rawValue)
                AND budget + changed + \(changed) - spent - \(spent) - pending - \(pending)
                    - held - \(held) >= 0
            RETURNING line
            """)
        guard rows.isEmpty else { return }
        guard let share = try reader.budgetLine(line)?.shares[source] else {
            throw Refusal.noSuchLine(line)
        }
        throw Refusal.overBalance(
            spent + pending + held - changed, share.available, source)
    }
}

extension Refusal {
    fileprivate static func lineExists(_ name: String) -> Refusal {
        Refusal(
            "line_exists", "这个项目本年度已有明细“\(name)”；预算的变动请用“预算调整”。",
            "The project already has the line “\(name)”; adjust its budget instead.", at: "name",
            conflict: true)
    }
}

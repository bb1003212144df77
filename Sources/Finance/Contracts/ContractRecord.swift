import Kernel

extension Contract {
    fileprivate static let selection: SQL = """
        SELECT c.*, l.year, l.project, l.name AS line_name
        FROM finance_contract c JOIN finance_line l ON l.id = c.line
        """

    fileprivate init(row: Row) throws {
        id = try row("id")
        year = try row("year")
        line = try row("line")
        project = try row("project")
        lineName = try row("line_name")
        number = try row("number")
        title = try row("title")
        supplier = try row("supplier")
        amount = try row("amount")
        from = try row("from_day")
        through = try row("through_day")
        paper = try row("paper")
        paid = try row("paid")
        pending = try row("pending")
        accepted = try row("accepted")
        writtenBy = try row("written_by")
        sequence = try row("sequence")
    }
}

extension Reader {
    /// One contract; nil when there is none.
    package func contract(_ id: String) throws -> Contract? {
        try first("\(part: Contract.selection) WHERE c.id = \(id)").map(Contract.init(row:))
    }

    /// A contract by its number; nil when there is none.
    package func contract(number: String) throws -> Contract? {
        try first("\(part: Contract.selection) WHERE c.number = \(number)").map(
            Contract.init(row:))
    }

    /// The contracts of a year, newest first.
    ///
    /// - Parameter text: only those whose number, title or supplier contains it.
    package func contracts(
        year: Int, line: String? = nil, text: String = "", before: Int64 = .max, limit: Int = 50
    ) throws -> [Contract] {
        let one: SQL = line.map { "AND c.line = \($0)" } ?? ""
        let pattern = Pattern.containing(text)
        let found: SQL =
            text.isEmpty
            ? ""
            : """
            AND (lower(c.number) LIKE lower(\(pattern)) ESCAPE '!'
                OR lower(c.title) LIKE lower(\(pattern)) ESCAPE '!'
                OR lower(c.supplier) LIKE lower(\(pattern)) ESCAPE '!')
            """
        return try rows(
            """
            \(part: Contract.selection) WHERE l.year = \(year) AND c.sequence < \(before)
            \(part: one) \(part: found) ORDER BY c.sequence DESC LIMIT \(limit)
            """
        ).map(Contract.init(row:))
    }

    /// The acceptance records of a contract, oldest first.
    package func acceptances(of contract: String) throws -> [Acceptance] {
        try rows(
            "SELECT * FROM finance_acceptance WHERE contract = \(contract) ORDER BY sequence"
        ).map { row in
            try Acceptance(
                day: row("day"), amount: row("amount"), document: row("document"),
                paper: row("paper"), note: row("note"), writtenBy: row("written_by"),
                sequence: row("sequence"))
        }
    }
}

import Kernel

extension Absence {
    fileprivate init(row: Row) throws {
        let kind: String = try row("kind")
        guard let known = Kind(rawValue: kind) else { throw Fault("no absence \(kind)") }
        try self.init(
            id: row("id"), account: row("account"), firstDay: row("first_day"),
            lastDay: row("last_day"), kind: known, delegate: row("delegate"),
            withdrawnAt: row("withdrawn_at"))
    }
}

extension Employment {
    fileprivate init(row: Row) throws {
        try self.init(
            id: row("id"), account: row("account"), firstDay: row("first_day"),
            lastDay: row("last_day"))
    }
}

extension Reader {
    /// The absences that touch some days, in the order they begin.
    package func absences(from first: Day, through last: Day) throws -> [Absence] {
        try rows(
            """
            SELECT * FROM absence
            WHERE withdrawn_at IS NULL AND last_day >= \(first) AND first_day <= \(last)
            ORDER BY first_day, id
            """
        ).map(Absence.init(row:))
    }

    /// Those for whom somebody stands in on a day.
    package func delegators(of account: String, on day: Day) throws -> Set<String> {
        Set(try absences(from: day, through: day).filter { $0.delegate == account }.map(\.account))
    }

    func absence(_ id: String) throws -> Absence? {
        try first("SELECT * FROM absence WHERE id = \(id)").map(Absence.init(row:))
    }

    func absences(of account: String, from first: Day, through last: Day) throws -> [Absence] {
        try rows(
            """
            SELECT * FROM absence WHERE withdrawn_at IS NULL AND account = \(account)
                AND last_day >= \(first) AND first_day <= \(last)
            """
        ).map(Absence.init(row:))
    }

    /// Every time of employment, the newest first.
    package func employments() throws -> [Employment] {
        try rows("SELECT * FROM employment ORDER BY first_day DESC, id").map(Employment.init(row:))
    }

    func employments(of account: String) throws -> [Employment] {
        try rows("SELECT * FROM employment WHERE account = \(account) ORDER BY first_day")
            .map(Employment.init(row:))
    }

    func employment(_ id: String) throws -> Employment? {
        try first("SELECT * FROM employment WHERE id = \(id)").map(Employment.init(row:))
    }
}

extension Transaction {
    func insert(_ absence: Absence) throws {
        try run(
            """
            INSERT INTO absence (id, account, first_day, last_day, kind, delegate)
            VALUES (\(absence.id), \(absence.account), \(absence.firstDay), \(absence.lastDay),
                \(absence.kind.rawValue), \(absence.delegate))
            """)
    }

    func update(_ absence: Absence) throws {
        try run(
            "UPDATE absence SET withdrawn_at = \(absence.withdrawnAt) WHERE id = \(absence.id)")
    }

    func insert(_ employment: Employment) throws {
        try run(
            """
            INSERT INTO employment (id, account, first_day, last_day)
            VALUES (\(employment.id), \(employment.account), \(employment.firstDay),
                \(employment.lastDay))
            """)
    }

    func update(_ employment: Employment) throws {
        try run(
            "UPDATE employment SET last_day = \(employment.lastDay) WHERE id = \(employment.id)")
    }
}

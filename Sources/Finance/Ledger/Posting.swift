import Kernel

/// One line of the ledger: what raised or lowered a balance, and what was left after it.
package struct Posting: Hashable, Sendable {
    /// Its place in the ledger; grows with time.
    package let place: Int64
    package let day: Day
    package let kind: Kind
    package let project: String
    package let line: String
    package let lineName: String
    package let source: FundingSource
    /// What it adds to the balance; payments are below zero.
    package let amount: Money
    package let lineBalance: Money
    package let projectBalance: Money
    /// The voucher or adjustment behind it.
    package let voucher: String?
    package let adjustment: String?
    /// The payee, the reason, the name of the line.
    package let text: String
    /// The paper's number, where it has one.
    package let number: String

    /// The journal entry that proves it.
    package var sequence: Int64 { place / 4 }

    /// What a line of the ledger stands for.
    package enum Kind: String, CaseIterable, Sendable {
        case opening, change, payment, reversal

        package var title: Words {
            switch self {
            case .opening: Words("年初预算", "Budget")
            case .change: Words("预算调整", "Adjustment")
            case .payment: Words("付款", "Payment")
            case .reversal: Words("红冲", "Reversal")
            }
        }
    }
}

/// What is asked of the ledger.
package struct LedgerQuestion: Hashable, Sendable {
    package var year: Int
    package var project: String?
    package var line: String?
    package var source: FundingSource?
    /// Only postings whose text or number contains it.
    package var text: String
    /// Only those before this place; for the next page.
    package var before: Int64

    package init(
        year: Int, project: String? = nil, line: String? = nil, source: FundingSource? = nil,
        text: String = "", before: Int64 = .max
    ) {
        self.year = year
        self.project = project
        self.line = line
        self.source = source
        self.text = text
        self.before = before
    }
}

extension Reader {
    /// The ledger, newest first.
    package func ledger(_ question: LedgerQuestion, limit: Int = 50) throws -> [Posting] {
        var conditions: SQL = "p.year = \(question.year) AND p.place < \(question.before)"
        if let project = question.project {
            conditions = "\(part: conditions) AND p.project = \(project)"
        }
        if let line = question.line { conditions = "\(part: conditions) AND p.line = \(line)" }
        if let source = question.source {
            conditions = "\(part: conditions) AND p.source = \(source.rawValue)"
        }
        if !question.text.isEmpty {
            let pattern = Pattern.containing(question.text)
            conditions = """
                \(part: conditions) AND (lower(p.text) LIKE lower(\(pattern)) ESCAPE '!'
                    OR lower(p.number) LIKE lower(\(pattern)) ESCAPE '!')
                """
        }
        return try rows(
            """
            SELECT p.*, l.name AS line_name FROM finance_posting p
            JOIN finance_line l ON l.id = p.line WHERE \(part: conditions)
            ORDER BY p.place DESC LIMIT \(limit)
            """
        ).map(Posting.init(row:))
    }
}

/// A text to be looked for in a column.
enum Pattern {
    /// Wildcards in the text stand for themselves; to be used with `ESCAPE '!'`.
    static func containing(_ text: String) -> String {
        let plain = text.replacing("!", with: "!!").replacing("%", with: "!%")
        return "%\(plain.replacing("_", with: "!_"))%"
    }
}

extension Posting {
    fileprivate init(row: Row) throws {
        let (kind, source): (String, String) = try (row("kind"), row("source"))
        place = try row("place")
        day = try row("day")
        self.kind = Kind(rawValue: kind) ?? .payment
        project = try row("project")
        line = try row("line")
        lineName = try row("line_name")
        self.source = FundingSource(rawValue: source) ?? .other
        amount = try row("amount")
        lineBalance = try row("line_balance")
        projectBalance = try row("project_balance")
        voucher = try row("voucher")
        adjustment = try row("adjustment")
        text = try row("text")
        number = try row("number")
    }

    /// A posting before its balances are known.
    struct Draft {
        let kind: Kind
        let line: String
        let source: FundingSource
        let amount: Money
        let day: Day
        var text: String
        var number = ""
        var voucher: String?
        var adjustment: String?

        init(
            _ kind: Kind, _ line: String, _ source: FundingSource, _ amount: Money, on day: Day,
            text: String
        ) {
            self.kind = kind
            self.line = line
            self.source = source
            self.amount = amount
            self.day = day
            self.text = text
        }
    }
}

extension Transaction {
    /// Adds a line to the ledger, with what is left now; its cost is that of the project's budget
    /// lines, however many vouchers there were.
    func post(_ draft: Posting.Draft, by sequence: Int64) throws {
        guard let line = try reader.budgetLine(draft.line) else {
            throw Refusal.noSuchLine(draft.line)
        }
        let project = try reader.budgetLines(year: line.year, project: line.project)
            .map(\.total.balance).reduce(.zero, +)
        let base = sequence * 4
        let row = try first(
            """
            SELECT COUNT(*) AS n FROM finance_posting
            WHERE place >= \(base) AND place < \(base + 4)
            """)
        let ordinal: Int64 = try row?("n") ?? 0
        try run(
            """
            INSERT INTO finance_posting (place, year, project, line, source, day, kind, amount,
                line_balance, project_balance, voucher, adjustment, text, number)
            VALUES (\(base + ordinal), \(line.year), \(line.project), \(line.id),
                \(draft.source.rawValue), \(draft.day), \(draft.kind.rawValue), \(draft.amount),
                \(line.total.balance), \(project), \(draft.voucher), \(draft.adjustment),
                \(draft.text), \(draft.number))
            """)
    }
}

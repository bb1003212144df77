import Kernel

extension Voucher {
    static let selection: SQL = """
        SELECT v.*, l.project, l.name AS line_name, c.number AS contract_number,
            r.id AS reversed_by
        FROM finance_voucher v JOIN finance_line l ON l.id = v.line
        LEFT JOIN finance_contract c ON c.id = v.contract
        LEFT JOIN finance_voucher r ON r.reverses = v.id AND r.state <> 'withdrawn'
        """
}

/// What is asked of the vouchers.
package struct VoucherQuestion: Hashable, Sendable {
    package var year: Int?
    package var state: Voucher.State?
    package var project: String?
    package var line: String?
    package var contract: String?
    /// Only those that are flagged.
    package var isFlagged = false
    /// Only those whose number, payee, summary or document contains it.
    package var text = ""
    /// Only those written before this sequence; for the next page.
    package var before = Int64.max

    package init(year: Int? = nil) { self.year = year }

    fileprivate var condition: SQL {
        var all: SQL = "v.sequence < \(before)"
        if let year { all = "\(part: all) AND v.year = \(year)" }
        if let state { all = "\(part: all) AND v.state = \(state.rawValue)" }
        if let project { all = "\(part: all) AND l.project = \(project)" }
        if let line { all = "\(part: all) AND v.line = \(line)" }
        if let contract { all = "\(part: all) AND v.contract = \(contract)" }
        if isFlagged { all = "\(part: all) AND v.flags <> ''" }
        guard !text.isEmpty else { return all }
        let pattern = Pattern.containing(text)
        return """
            \(part: all) AND (lower(v.number) LIKE lower(\(pattern)) ESCAPE '!'
                OR lower(v.payee) LIKE lower(\(pattern)) ESCAPE '!'
                OR lower(v.summary) LIKE lower(\(pattern)) ESCAPE '!'
                OR lower(v.document) LIKE lower(\(pattern)) ESCAPE '!')
            """
    }
}

extension Reader {
    /// One voucher; nil when there is none.
    package func voucher(_ id: String) throws -> Voucher? {
        try first("\(part: Voucher.selection) WHERE v.id = \(id)").map(Voucher.init(row:))
    }

    /// A voucher of a year by the finance system's number; nil when there is none.
    package func voucher(number: String, year: Int) throws -> Voucher? {
        try first(
            """
            \(part: Voucher.selection) WHERE v.year = \(year) AND v.number = \(number)
                AND v.number <> '' AND v.state <> 'withdrawn'
            """
        ).map(Voucher.init(row:))
    }

    /// Vouchers, newest first.
    package func vouchers(_ question: VoucherQuestion, limit: Int = 50) throws -> [Voucher] {
        try rows(
            """
            \(part: Voucher.selection) WHERE \(part: question.condition)
            ORDER BY v.sequence DESC LIMIT \(limit)
            """
        ).map(Voucher.init(row:))
    }

    /// How many vouchers of a year are at each step.
    package func voucherCounts(year: Int) throws -> [Voucher.State: Int] {
        try rows(
            """
            SELECT state, COUNT(*) AS n FROM finance_voucher WHERE year = \(year) GROUP BY state
            """
        ).reduce(into: [:]) { counts, row in
            let state: String = try row("state")
            if let state = Voucher.State(rawValue: state) { counts[state] = try row("n") }
        }
    }
}

extension Transaction {
    /// Keeps a new draft; returns its id.
    func write(_ voucher: SoundVoucher) throws -> String {
        try mustBeNew(voucher.number, voucher.line.year, besides: nil)
        let id = Identifier.make(at: instant)
        let sequence = try record(VoucherWritten(voucher), about: Voucher.subject(id))
        try run(
            """
            INSERT INTO finance_voucher (id, year, number, day, payee, amount, quantity, line,
                source, contract, summary, document, paper, reason, flags, reverses, state,
                written_by, written_at, opinion, sequence)
            VALUES (\(id), \(voucher.line.year), \(voucher.number), \(voucher.day),
                \(voucher.payee), \(voucher.amount), \(voucher.quantity), \(voucher.line.id),
                \(voucher.source.rawValue), \(voucher.contract?.id), \(voucher.summary),
                \(voucher.document), \(voucher.paper), \(voucher.reason), '', \(voucher.reverses),
                \(Voucher.State.draft.rawValue), \(actor), \(instant), '', \(sequence))
            """)
        return id
    }

    /// Puts what was typed anew in the place of a draft.
    func rewrite(_ id: String, as voucher: SoundVoucher) throws {
        try mustBeNew(voucher.number, voucher.line.year, besides: id)
        try record(VoucherRewritten(voucher), about: Voucher.subject(id))
        try run(
            """
            UPDATE finance_voucher SET year = \(voucher.line.year), number = \(voucher.number),
                day = \(voucher.day), payee = \(voucher.payee), amount = \(voucher.amount),
                quantity = \(voucher.quantity), line = \(voucher.line.id),
                source = \(voucher.source.rawValue), contract = \(voucher.contract?.id),
                summary = \(voucher.summary), document = \(voucher.document),
                paper = \(voucher.paper), reason = \(voucher.reason), flags = '',
                state = \(Voucher.State.draft.rawValue)
            WHERE id = \(id)
            """)
    }

    /// Keeps how far a voucher is now.
    func keepState(of voucher: Voucher, flags: [VoucherFlag]? = nil) throws {
        let text = flags ?? voucher.flags
        try run(
            """
            UPDATE finance_voucher SET state = \(voucher.state.rawValue),
                submitted_at = \(voucher.submittedAt), decided_by = \(voucher.decision?.by),
                decided_at = \(voucher.decision?.at), opinion = \(voucher.decision?.opinion ?? ""),
                flags = \(text.map(\.rawValue).joined(separator: " "))
            WHERE id = \(voucher.id)
            """)
    }

    private func mustBeNew(_ number: String, _ year: Int, besides id: String?) throws {
        guard !number.isEmpty, let other = try reader.voucher(number: number, year: year),
            other.id != id
        else { return }
        throw Refusal.numberTaken(number, year)
    }
}

extension Refusal {
    fileprivate static func numberTaken(_ number: String, _ year: Int) -> Refusal {
        Refusal(
            "number_taken", "\(year) 年已有凭证号“\(number)”。",
            "\(year) already has a voucher “\(number)”.", at: "number", conflict: true)
    }
}

import Finance
import Hummingbird
import Kernel

/// The ledger with its running balance, of a year, a project or one line.
enum LedgerRoutes {
    static let all: [Route] = [
        .get("/finance/ledger", .permission(.seeFinance)) { visit in
            try await page(visit, line: visit.query("line"), refusals: [])
        },
        .get("/finance/ledger/exports", .permission(.seeFinance), export),
    ]

    static func page(
        _ visit: Visit, line: String?, refusals: [Refusal]
    ) async throws -> Response {
        let asked = visit.ledgerQuestion
        let found = try await visit.centre.read { reader -> LedgerReading? in
            let one = try line.flatMap { try reader.budgetLine($0) }
            guard line == nil || one != nil else { return nil }
            var question = asked
            question.line = one?.id
            if let one { question.year = one.year }
            return try LedgerReading(
                question: question, line: one,
                postings: reader.ledger(question, limit: LedgerPage.pageSize + 1),
                lines: reader.budgetLines(year: question.year), years: reader.budgetYears())
        }
        guard let found else { throw Missing() }
        return try visit.page(
            LedgerPage(found, refusals, visit), refusals.first?.status ?? .ok)
    }

    private static func export(_ visit: Visit) async throws -> Response {
        let t = visit.t
        let columns = [
            ExportColumn(t("day"), .day), ExportColumn(t("finance_kind")),
            ExportColumn(t("finance_project")), ExportColumn(t("finance_line")),
            ExportColumn(t("finance_source")), ExportColumn(t("finance_number")),
            ExportColumn(t("finance_text")), ExportColumn(t("finance_amount"), .money),
            ExportColumn(t("finance_line_balance"), .money),
            ExportColumn(t("finance_project_balance"), .money),
            ExportColumn(t("journal_entry"), .number),
        ]
        return try await visit.export(
            t("finance_tab_ledger"), columns, of: exported(visit),
            rows: { try $0.ledger($1, limit: $2) }, place: \.place
        ) { posting, _ in cells(posting, t) }
    }

    /// What is taken away: of one line, or of all.
    private static func exported(_ visit: Visit) async throws -> LedgerQuestion {
        var question = visit.ledgerQuestion
        if let line = visit.query("line"),
            let found = try await visit.centre.read({ try $0.budgetLine(line) })
        {
            question.line = found.id
            question.year = found.year
        }
        return question
    }

    private static func cells(_ posting: Posting, _ t: Strings) -> [ExportValue] {
        [
            .day(posting.day), .text(t(posting.kind.title)), .text(posting.project),
            .text(posting.lineName), .text(t(posting.source.title)), .text(posting.number),
            .text(posting.text), .money(posting.amount), .money(posting.lineBalance),
            .money(posting.projectBalance), .number(Quantity(Int(posting.sequence))),
        ]
    }
}

/// What the page of the ledger is made of.
struct LedgerReading: Sendable {
    let question: LedgerQuestion
    let line: BudgetLine?
    let postings: [Posting]
    let lines: [BudgetLine]
    let years: [Int]
}

extension Visit {
    /// What the address asks of the ledger.
    var ledgerQuestion: LedgerQuestion {
        LedgerQuestion(
            year: financeYear, project: query("project"),
            source: query("source").flatMap { FundingSource(rawValue: $0) },
            text: query("search") ?? "", before: query("before").flatMap { Int64($0) } ?? .max)
    }
}

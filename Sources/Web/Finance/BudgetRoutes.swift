import Finance
import Hummingbird
import Kernel
import Performance

/// Budgets: every project and line of a year with what is left, and new lines.
enum BudgetRoutes {
    static let all: [Route] = [
        .get("/finance", .permission(.seeFinance), year),
        .get("/finance/exports", .permission(.seeFinance), export),
        .get("/finance/lines/new", .permission(.manageBudget)) { visit in
            try await form(visit, nil, [])
        },
        .post("/finance/lines", .permission(.manageBudget), open),
        .post("/finance/lines/{id}/aims", .permission(.manageBudget), aim),
    ]

    private static func year(_ visit: Visit) async throws -> Response {
        let year = visit.financeYear
        let (lines, years, counts, moves) = try await visit.centre.read { reader in
            (
                try reader.budgetLines(year: year), try reader.budgetYears(),
                try reader.voucherCounts(year: year),
                try reader.adjustments(year: year, isPending: true, limit: 100)
            )
        }
        // Who asks for no year and has no budget this year is shown the newest that there is.
        if visit.query("year") == nil, !years.contains(year), let newest = years.first {
            return visit.redirect("/finance?year=\(newest)")
        }
        let declared = try await visit.centre.read { try $0.declarations(year: year) }
        let annual = Dictionary(
            declared.map { ($0.declaration.project, $0.declaration.funds.annual) },
            uniquingKeysWith: { first, _ in first })
        return try visit.page(
            BudgetPage(
                lines, years, waiting: (counts[.submitted] ?? 0) + moves.count,
                declared: annual.compactMapValues(\.self), visit))
    }

    private static func form(
        _ visit: Visit, _ draft: LineDraft?, _ refusals: [Refusal]
    ) async throws -> Response {
        let year = draft.flatMap { Int($0.year) } ?? visit.financeYear
        let declared = try await visit.centre.read { try $0.declarations(year: year) }
        return try visit.page(
            LineFormPage(draft, declared.map(\.declaration), refusals, visit),
            refusals.first?.status ?? .ok)
    }

    private static func open(_ visit: Visit) async throws -> Response {
        let form = visit.form
        let draft = LineDraft(
            year: form.text("year"), project: form.text("project"), name: form.text("name"),
            budget: Dictionary(
                uniqueKeysWithValues: FundingSource.allCases.map {
                    ($0, form.text("budget_\($0.field)"))
                }), target: form.text("target"), ceiling: form.text("ceiling"),
            unit: form.text("unit"))
        do {
            _ = try await BudgetDesk(visit.centre).open(draft, by: try visit.actor)
            return visit.redirect("/finance?year=\(draft.year.queryEncoded)")
        } catch { return try await self.form(visit, draft, try error.refusals()) }
    }

    private static func aim(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        do {
            try await BudgetDesk(visit.centre).aim(
                id, at: visit.form.text("target"), ceiling: visit.form.text("ceiling"),
                by: try visit.actor)
            return visit.redirect("/finance/ledger?line=\(id.queryEncoded)")
        } catch {
            return try await LedgerRoutes.page(visit, line: id, refusals: try error.refusals())
        }
    }

    private static func export(_ visit: Visit) async throws -> Response {
        let (t, year) = (visit.t, visit.financeYear)
        let lines = try await visit.centre.read { try $0.budgetLines(year: year) }
        let columns = [
            ExportColumn(t("finance_project")), ExportColumn(t("finance_line")),
            ExportColumn(t("finance_initial"), .money), ExportColumn(t("finance_changed"), .money),
            ExportColumn(t("finance_adjusted"), .money), ExportColumn(t("finance_spent"), .money),
            ExportColumn(t("finance_pending"), .money), ExportColumn(t("finance_balance"), .money),
            ExportColumn(t("finance_target")), ExportColumn(t("finance_ceiling"), .money),
        ]
        return try await visit.export("\(year) \(t("finance_tab_budget"))", columns) { sheet in
            for line in lines {
                let total = line.total
                try sheet.add([
                    .text(line.project), .text(line.name), .money(total.budget),
                    .money(total.changed), .money(total.adjusted), .money(total.spent),
                    .money(total.pending), .money(total.balance), .text(line.aim.target),
                    .maybe(line.aim.ceiling, ExportValue.money),
                ])
            }
        }
    }
}

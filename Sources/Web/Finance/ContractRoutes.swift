import Finance
import Hummingbird
import Kernel
import People

/// Contracts: the list, new ones, and what was accepted of each.
enum ContractRoutes {
    static let all: [Route] = [
        .get("/finance/contracts", .permission(.seeFinance)) { visit in
            try await list(visit, nil, [])
        },
        .get("/finance/contracts/exports", .permission(.seeFinance), export),
        .post("/finance/contracts", .permission(.manageBudget), limit: Route.uploadLimit, sign),
        .get("/finance/contracts/{id}", .permission(.seeFinance)) { visit in
            try await page(visit, nil, [])
        },
        .post(
            "/finance/contracts/{id}/acceptances", .permission(.manageBudget),
            limit: Route.uploadLimit, accept),
    ]

    private static func list(
        _ visit: Visit, _ draft: ContractDraft?, _ refusals: [Refusal]
    ) async throws -> Response {
        let (year, search) = (visit.financeYear, visit.query("search") ?? "")
        let before = visit.query("before").flatMap { Int64($0) } ?? .max
        let (found, lines, years) = try await visit.centre.read { reader in
            (
                try reader.contracts(
                    year: year, text: search, before: before, limit: ContractsPage.pageSize + 1),
                try reader.budgetLines(year: year), try reader.budgetYears()
            )
        }
        return try visit.page(
            ContractsPage(found, lines, years, draft, refusals, visit),
            refusals.first?.status ?? .ok)
    }

    private static func sign(_ visit: Visit) async throws -> Response {
        let form = visit.form
        let draft = ContractDraft(
            line: form.text("line"), number: form.text("number"), title: form.text("title"),
            supplier: form.text("supplier"), amount: form.text("amount"),
            from: form.text("from"), through: form.text("through"),
            paper: try visit.financePaper())
        do {
            let id = try await ContractDesk(visit.centre).sign(draft, by: try visit.actor)
            return visit.redirect("/finance/contracts/\(id)")
        } catch { return try await list(visit, draft, try error.refusals()) }
    }

    private static func page(
        _ visit: Visit, _ draft: AcceptanceDraft?, _ refusals: [Refusal]
    ) async throws -> Response {
        let id = try visit.parameter("id")
        let found = try await visit.centre.read { reader in
            try reader.contract(id).map { contract in
                var question = VoucherQuestion()
                question.contract = id
                return (
                    contract, try reader.acceptances(of: id),
                    try reader.vouchers(question, limit: 200)
                )
            }
        }
        guard let (contract, accepted, vouchers) = found else { throw Missing() }
        let history = try await CaseHistory.read([Contract.subject(id)], visit)
        return try visit.page(
            ContractPage(contract, accepted, vouchers, draft, history, refusals, visit),
            refusals.first?.status ?? .ok)
    }

    private static func accept(_ visit: Visit) async throws -> Response {
        let (id, form) = (try visit.parameter("id"), visit.form)
        let draft = AcceptanceDraft(
            day: form.text("day"), amount: form.text("amount"),
            document: form.text("document"), paper: try visit.financePaper(),
            note: form.text("note"))
        do {
            try await ContractDesk(visit.centre).accept(id, draft, by: try visit.actor)
            return visit.redirect("/finance/contracts/\(id)")
        } catch {
            let refusals = try error.refusals()
            if refusals.first?.code == "no_such_contract" { throw Missing() }
            return try await page(visit, draft, refusals)
        }
    }

    private static func export(_ visit: Visit) async throws -> Response {
        let (t, year, search) = (visit.t, visit.financeYear, visit.query("search") ?? "")
        let columns = [
            ExportColumn(t("finance_contract")), ExportColumn(t("finance_contract_title")),
            ExportColumn(t("finance_supplier")), ExportColumn(t("finance_project")),
            ExportColumn(t("finance_line")), ExportColumn(t("finance_amount"), .money),
            ExportColumn(t("finance_accepted"), .money), ExportColumn(t("finance_paid"), .money),
            ExportColumn(t("finance_from_day"), .day), ExportColumn(t("finance_through_day"), .day),
        ]
        return try await visit.export(
            t("finance_tab_contracts"), columns,
            of: { try $0.contracts(year: year, text: search, before: $1, limit: $2) },
            place: \.sequence
        ) { each, _ in
            [
                .text(each.number), .text(each.title), .text(each.supplier),
                .text(each.project), .text(each.lineName), .money(each.amount),
                .money(each.accepted), .money(each.paid), .day(each.from), .day(each.through),
            ]
        }
    }
}

import Finance
import Hummingbird
import Kernel
import People

/// Vouchers: the list with what waits, one voucher, and the forms that write and change it.
enum VoucherRoutes {
    static let all: [Route] = [
        .get("/finance/vouchers", .permission(.seeFinance)) { visit in
            try await list(visit, refusals: [])
        },
        .get("/finance/vouchers/exports", .permission(.seeFinance), export),
        .get("/finance/vouchers/new", .permission(.writeVoucher)) { visit in
            var draft = VoucherDraft()
            draft.line = visit.query("line") ?? ""
            draft.contract = visit.query("contract") ?? ""
            draft.day = "\(visit.today)"
            return try await form(visit, draft, [])
        },
        .post("/finance/vouchers", .permission(.writeVoucher), limit: Route.uploadLimit, write),
        .get("/finance/vouchers/{id}", .permission(.seeFinance)) { visit in
            try await page(visit, typed: nil, refusals: [])
        },
        .post(
            "/finance/vouchers/{id}/rewritings", .permission(.writeVoucher),
            limit: Route.uploadLimit, rewrite),
    ]

    static func list(_ visit: Visit, refusals: [Refusal]) async throws -> Response {
        let question = VoucherQuestion(visit)
        let year = visit.financeYear
        let (found, counts, years) = try await visit.centre.read { reader in
            (
                try reader.vouchers(question, limit: VouchersPage.pageSize + 1),
                try reader.voucherCounts(year: year), try reader.budgetYears()
            )
        }
        let names = try await visit.site.accounts.names(of: Set(found.map(\.writtenBy)))
        return try visit.page(
            VouchersPage(found, counts, years, question, names: names, refusals, visit),
            refusals.first?.status ?? .ok)
    }

    private static func form(
        _ visit: Visit, _ draft: VoucherDraft, _ refusals: [Refusal]
    ) async throws -> Response {
        let year = visit.financeYear
        let lines = try await visit.centre.read { reader in
            let one = draft.line.isEmpty ? nil : try reader.budgetLine(draft.line)
            return try reader.budgetLines(year: one?.year ?? year)
        }
        return try visit.page(
            VoucherFormPage(draft, lines, refusals, visit), refusals.first?.status ?? .ok)
    }

    private static func write(_ visit: Visit) async throws -> Response {
        let draft = try visit.voucherDraft()
        do {
            let id = try await VoucherDesk(visit.centre).write(
                draft, submits: visit.form["submit"] != nil, by: try visit.actor)
            return visit.redirect("/finance/vouchers/\(id)")
        } catch { return try await form(visit, draft, try error.refusals()) }
    }

    private static func rewrite(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        let draft = try visit.voucherDraft()
        do {
            try await VoucherDesk(visit.centre).rewrite(
                id, draft, submits: visit.form["submit"] != nil, by: try visit.actor)
            return visit.redirect("/finance/vouchers/\(id)")
        } catch { return try await page(visit, typed: draft, refusals: try error.refusals()) }
    }

    static func page(
        _ visit: Visit, typed: VoucherDraft?, refusals: [Refusal]
    ) async throws -> Response {
        let id = try visit.parameter("id")
        let found = try await visit.centre.read { reader in
            try reader.voucher(id).map { ($0, try reader.budgetLines(year: $0.year)) }
        }
        guard let (voucher, lines) = found else { throw Missing() }
        let people = [voucher.writtenBy, voucher.decision?.by].compactMap(\.self)
        let names = try await visit.site.accounts.names(of: Set(people))
        let history = try await CaseHistory.read([Voucher.subject(id)], visit)
        return try visit.page(
            VoucherPage(voucher, lines, typed, history, names: names, refusals, visit),
            refusals.first?.status ?? .ok)
    }

    private static func export(_ visit: Visit) async throws -> Response {
        let t = visit.t
        let columns = [
            ExportColumn(t("finance_number")), ExportColumn(t("day"), .day),
            ExportColumn(t("finance_payee")), ExportColumn(t("finance_amount"), .money),
            ExportColumn(t("finance_project")), ExportColumn(t("finance_line")),
            ExportColumn(t("finance_source")), ExportColumn(t("finance_contract")),
            ExportColumn(t("finance_quantity"), .number), ExportColumn(t("finance_summary")),
            ExportColumn(t("finance_document")), ExportColumn(t("finance_reason")),
            ExportColumn(t("finance_state")), ExportColumn(t("finance_written_by")),
        ]
        return try await visit.export(
            t("finance_tab_vouchers"), columns, of: VoucherQuestion(visit),
            rows: { try $0.vouchers($1, limit: $2) }, place: \.sequence,
            people: { [$0.writtenBy] }
        ) { cells($0, $1, t) }
    }

    private static func cells(
        _ voucher: Voucher, _ names: [String: String], _ t: Strings
    ) -> [ExportValue] {
        [
            .text(voucher.number), .day(voucher.day), .text(voucher.payee),
            .money(voucher.amount), .text(voucher.line.project), .text(voucher.line.name),
            .text(t(voucher.source.title)), .text(voucher.contract?.number ?? ""),
            .maybe(voucher.quantity, ExportValue.number), .text(voucher.summary),
            .text(voucher.document), .text(voucher.reason), .text(t(voucher.state.title)),
            .text(Names.of(voucher.writtenBy, names, t)),
        ]
    }
}

extension VoucherQuestion {
    /// What the address asks for.
    init(_ visit: Visit) {
        self.init(year: visit.financeYear)
        state = visit.query("state").flatMap { Voucher.State(rawValue: $0) }
        project = visit.query("project")
        line = visit.query("line")
        isFlagged = visit.query("flagged") != nil
        text = visit.query("search") ?? ""
        before = visit.query("before").flatMap { Int64($0) } ?? .max
    }
}

extension Visit {
    /// The voucher that the form describes; its paper is kept first.
    fileprivate func voucherDraft() throws -> VoucherDraft {
        var draft = VoucherDraft()
        draft.number = form.text("number")
        draft.day = form.text("day")
        draft.payee = form.text("payee")
        draft.amount = form.text("amount")
        draft.quantity = form.text("quantity")
        draft.line = form.text("line")
        draft.source = form.text("source")
        draft.contract = form.text("contract")
        draft.summary = form.text("summary")
        draft.document = form.text("document")
        draft.reason = form.text("reason")
        draft.paper = try financePaper()
        return draft
    }
}

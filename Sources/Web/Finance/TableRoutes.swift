import Finance
import Hummingbird
import Kernel

/// Files of the finance system: looked at first, then brought in, or compared with ours.
enum TableRoutes {
    static let all: [Route] = [
        .get("/finance/imports", .permission(.seeFinance)) { visit in
            try visit.page(ImportsPage([], visit))
        },
        .post(
            "/finance/imports", .permission(.writeVoucher), limit: Route.uploadLimit, send),
        .post("/finance/imports/{digest}/confirmations", .permission(.writeVoucher), confirm),
        .post(
            "/finance/reconciliations", .permission(.writeVoucher), limit: Route.uploadLimit,
            reconcile),
        .get("/finance/reconciliations/{digest}", .permission(.seeFinance), compared),
        .get("/finance/reconciliations/{digest}/exports", .permission(.seeFinance), export),
    ]

    private static func send(_ visit: Visit) async throws -> Response {
        do {
            guard let file = visit.form.files["file"] else { throw Refusal.noFile }
            let digest = try visit.centre.files.keep(file.bytes)
            return try await preview(visit, digest, file.name)
        } catch { return try refused(visit, error) }
    }

    private static func preview(
        _ visit: Visit, _ digest: String, _ name: String
    ) async throws -> Response {
        let kind = visit.form.text("kind") == "lines" ? "lines" : "vouchers"
        let (table, desk) = (try sent(digest, visit), TableDesk(visit.centre))
        let outcome =
            kind == "lines"
            ? try await desk.tryLines(table, by: try visit.actor)
            : try await desk.tryVouchers(table, by: try visit.actor)
        return try visit.page(PreviewPage(outcome, kind, digest, name, visit))
    }

    private static func confirm(_ visit: Visit) async throws -> Response {
        let digest = try visit.parameter("digest")
        do {
            let (table, desk) = (try sent(digest, visit), TableDesk(visit.centre))
            if visit.form.text("kind") == "lines" {
                _ = try await desk.importLines(table, paper: digest, by: try visit.actor)
                return visit.redirect("/finance")
            }
            _ = try await desk.importVouchers(table, paper: digest, by: try visit.actor)
            return visit.redirect("/finance/vouchers?state=submitted")
        } catch { return try refused(visit, error) }
    }

    private static func reconcile(_ visit: Visit) async throws -> Response {
        do {
            guard let file = visit.form.files["file"] else { throw Refusal.noFile }
            let digest = try visit.centre.files.keep(file.bytes)
            let year = Int(visit.form.text("year")) ?? visit.today.year
            _ = try await TableDesk(visit.centre).reconcile(
                sent(digest, visit), year: year, paper: digest, by: try visit.actor)
            return visit.redirect("/finance/reconciliations/\(digest)?year=\(year)")
        } catch { return try refused(visit, error) }
    }

    private static func compared(_ visit: Visit) async throws -> Response {
        let digest = try visit.parameter("digest")
        let found = try await TableDesk(visit.centre).compared(
            sent(digest, visit), year: visit.financeYear)
        return try visit.page(ReconciliationPage(found, digest, visit))
    }

    private static func export(_ visit: Visit) async throws -> Response {
        let (t, digest) = (visit.t, try visit.parameter("digest"))
        let found = try await TableDesk(visit.centre).compared(
            sent(digest, visit), year: visit.financeYear)
        let columns = [
            ExportColumn(t("finance_number")), ExportColumn(t("finance_verdict")),
            ExportColumn(t("finance_their_day")), ExportColumn(t("finance_their_amount"), .money),
            ExportColumn(t("finance_our_day")), ExportColumn(t("finance_our_amount"), .money),
            ExportColumn(t("finance_payee")),
        ]
        return try await visit.export(t("finance_reconciliation"), columns) { sheet in
            for line in found.lines {
                try sheet.add([
                    .text(line.number), .text(t(line.verdict.title)),
                    .text(line.theirs?.day ?? ""),
                    .maybe(line.theirs?.amount, ExportValue.money), .text(line.ours?.day ?? ""),
                    .maybe(line.ours?.amount, ExportValue.money),
                    .text(line.ours?.payee ?? line.theirs?.payee ?? ""),
                ])
            }
        }
    }

    private static func sent(_ digest: String, _ visit: Visit) throws -> FinanceTable {
        guard let bytes = try visit.centre.files.bytes(digest) else { throw Missing() }
        return try SentTable.read(bytes)
    }

    private static func refused(_ visit: Visit, _ error: any Error) throws -> Response {
        let refusals = try error.refusals()
        return try visit.page(
            ImportsPage(refusals, visit), refusals.first?.status ?? .unprocessableContent)
    }
}

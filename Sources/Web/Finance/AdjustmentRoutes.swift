import Finance
import Hummingbird
import Kernel
import People

/// Budget adjustments: the list, the form that asks for one, and the decision.
enum AdjustmentRoutes {
    static let all: [Route] = [
        .get("/finance/adjustments", .permission(.seeFinance)) { visit in
            try await list(visit, nil, [])
        },
        .get("/finance/adjustments/exports", .permission(.seeFinance), export),
        .post(
            "/finance/adjustments", .permission(.manageBudget), limit: Route.uploadLimit, submit),
        .get("/finance/adjustments/{id}", .permission(.seeFinance)) { visit in
            try await page(visit, [])
        },
        .post("/finance/adjustments/{id}/decisions", .permission(.approveVoucher), decide),
    ]

    private static func list(
        _ visit: Visit, _ draft: AdjustmentDraft?, _ refusals: [Refusal]
    ) async throws -> Response {
        let year = visit.financeYear
        let before = visit.query("before").flatMap { Int64($0) } ?? .max
        let (found, lines, years) = try await visit.centre.read { reader in
            (
                try reader.adjustments(
                    year: year, before: before, limit: AdjustmentsPage.pageSize + 1),
                try reader.budgetLines(year: year), try reader.budgetYears()
            )
        }
        return try visit.page(
            AdjustmentsPage(found, lines, years, draft, refusals, visit),
            refusals.first?.status ?? .ok)
    }

    private static func submit(_ visit: Visit) async throws -> Response {
        let form = visit.form
        let draft = AdjustmentDraft(
            kind: form.text("kind"), from: form.text("from"), to: form.text("to"),
            source: form.text("source"), amount: form.text("amount"), day: form.text("day"),
            reason: form.text("reason"), document: form.text("document"),
            paper: try visit.financePaper())
        do {
            let id = try await AdjustmentDesk(visit.centre).submit(draft, by: try visit.actor)
            return visit.redirect("/finance/adjustments/\(id)")
        } catch { return try await list(visit, draft, try error.refusals()) }
    }

    private static func page(_ visit: Visit, _ refusals: [Refusal]) async throws -> Response {
        let id = try visit.parameter("id")
        guard let found = try await visit.centre.read({ try $0.adjustment(id) }) else {
            throw Missing()
        }
        let people = [found.writtenBy, found.decision?.by].compactMap(\.self)
        let names = try await visit.site.accounts.names(of: Set(people))
        let history = try await CaseHistory.read([Adjustment.subject(id)], visit)
        return try visit.page(
            AdjustmentPage(found, history, names: names, refusals, visit),
            refusals.first?.status ?? .ok)
    }

    private static func decide(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        let (desk, opinion) = (AdjustmentDesk(visit.centre), visit.form.text("opinion"))
        do {
            if visit.form["approve"] != nil {
                try await desk.approve(id, opinion: opinion, by: try visit.actor)
            } else {
                try await desk.reject(id, opinion: opinion, by: try visit.actor)
            }
            return visit.redirect("/finance/adjustments/\(id)")
        } catch { return try await page(visit, try error.refusals()) }
    }

    private static func export(_ visit: Visit) async throws -> Response {
        let (t, year) = (visit.t, visit.financeYear)
        let columns = [
            ExportColumn(t("day"), .day), ExportColumn(t("finance_kind")),
            ExportColumn(t("finance_from")), ExportColumn(t("finance_to")),
            ExportColumn(t("finance_source")), ExportColumn(t("finance_amount"), .money),
            ExportColumn(t("finance_adjustment_reason")), ExportColumn(t("finance_document")),
            ExportColumn(t("finance_state")),
        ]
        return try await visit.export(
            t("finance_tab_adjustments"), columns,
            of: { try $0.adjustments(year: year, before: $1, limit: $2) }, place: \.sequence
        ) { move, _ in
            [
                .day(move.day), .text(t(move.kind.title)), .text(move.from?.words ?? ""),
                .text(move.to?.words ?? ""), .text(t(move.source.title)), .money(move.amount),
                .text(move.reason), .text(move.document), .text(move.stateWord(t)),
            ]
        }
    }
}

extension Adjustment.Place {
    var words: String { "\(project) · \(name)" }
}

extension Adjustment {
    func stateWord(_ t: Strings) -> String {
        guard let decision else { return t("finance_pending_decision") }
        return t(decision.approved ? "finance_approved" : "finance_rejected")
    }

    var stateColor: String {
        decision.map { $0.approved ? "green" : "red" } ?? "yellow"
    }
}

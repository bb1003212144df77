import Finance
import Hummingbird
import Kernel

/// What is done with a voucher: submitted, approved, sent back, withdrawn, reversed.
enum VoucherActRoutes {
    static let all: [Route] = [
        .post("/finance/vouchers/{id}/submissions", .permission(.writeVoucher)) { visit in
            try await act(visit) { desk, id, actor in try await desk.submit(id, by: actor) }
        },
        .post("/finance/vouchers/{id}/withdrawals", .permission(.writeVoucher)) { visit in
            try await act(visit) { desk, id, actor in try await desk.withdraw(id, by: actor) }
        },
        .post("/finance/vouchers/{id}/approvals", .permission(.approveVoucher)) { visit in
            let opinion = visit.form.text("opinion")
            return try await act(visit) { desk, id, actor in
                try await desk.approve([id], opinion: opinion, by: actor)
            }
        },
        .post("/finance/vouchers/{id}/returns", .permission(.approveVoucher)) { visit in
            let opinion = visit.form.text("opinion")
            return try await act(visit) { desk, id, actor in
                try await desk.sendBack(id, opinion: opinion, by: actor)
            }
        },
        .post(
            "/finance/vouchers/{id}/reversals", .permission(.writeVoucher),
            limit: Route.uploadLimit, reverse),
        .post("/finance/approvals", .permission(.approveVoucher), approveMany),
    ]

    private static func act(
        _ visit: Visit, _ body: (VoucherDesk, String, Actor) async throws -> Void
    ) async throws -> Response {
        let id = try visit.parameter("id")
        do {
            try await body(VoucherDesk(visit.centre), id, try visit.actor)
            return visit.redirect("/finance/vouchers/\(id)")
        } catch {
            return try await VoucherRoutes.page(
                visit, typed: nil, refusals: try error.refusals())
        }
    }

    private static func reverse(_ visit: Visit) async throws -> Response {
        let (id, form) = (try visit.parameter("id"), visit.form)
        let draft = ReversalDraft(
            number: form.text("reversal_number"), day: form.text("day"),
            reason: form.text("reason"), document: form.text("document"),
            paper: try visit.financePaper())
        do {
            let reversal = try await VoucherDesk(visit.centre).reverse(
                id, draft, by: try visit.actor)
            return visit.redirect("/finance/vouchers/\(reversal)")
        } catch {
            return try await VoucherRoutes.page(
                visit, typed: nil, refusals: try error.refusals())
        }
    }

    private static func approveMany(_ visit: Visit) async throws -> Response {
        do {
            try await VoucherDesk(visit.centre).approve(
                visit.form.all("voucher"), opinion: visit.form.text("opinion"),
                by: try visit.actor)
            return visit.redirect("/finance/vouchers?state=submitted")
        } catch { return try await VoucherRoutes.list(visit, refusals: try error.refusals()) }
    }
}

import Finance
import Foundation
import HummingbirdTesting
import Kernel
import People

/// A small centre with two budget lines, a contract, and vouchers at several steps.
struct FinanceSite {
    let small: SmallCentre
    /// 邮电, 3,000 yuan, tied to a target of 3,000.
    let line: String
    let other: String
    let contract: String
    /// Waits for approval.
    let waiting: String
    let paid: String
    let move: String

    static let project = "业务受理工作经费"
    static let accountant = Actor(id: "kong", roles: [.accountant])
    static let approver = Actor(id: "shen", roles: [.financeApprover])

    /// Whoever has one of the roles can sign in by its name.
    static func with(
        _ roles: [Role], _ body: @Sendable (Browser, FinanceSite) async throws -> Void
    ) async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        for role in roles { try await small.hire(role) }
        let site = try await FinanceSite(small)
        try await small.visit { browser in
            if let first = roles.first { try await browser.signIn(as: first) }
            try await body(browser, site)
        }
    }

    init(_ small: SmallCentre) async throws {
        self.small = small
        let centre = small.centre
        let budget = BudgetDesk(centre)
        line = try await budget.open(
            LineDraft(
                year: "2025", project: Self.project, name: "邮电",
                budget: [.fiscal: "3000", .carryOver: "500"], target: "邮电成本",
                ceiling: "3000"), by: Self.accountant)
        other = try await budget.open(
            LineDraft(
                year: "2025", project: Self.project, name: "其他", budget: [.fiscal: "1000"]),
            by: Self.accountant)
        let paper = try centre.files.keep(Data("合同与批文".utf8))
        contract = try await ContractDesk(centre).sign(
            ContractDraft(
                line: line, number: "邮-1", title: "邮寄服务", supplier: "市邮政公司", amount: "2000",
                from: "2025-01-01", through: "2025-12-31", paper: paper), by: Self.accountant)
        try await ContractDesk(centre).accept(
            contract,
            AcceptanceDraft(day: "2025-10-10", amount: "900", document: "验收单 1", paper: paper),
            by: Self.accountant)
        let desk = VoucherDesk(centre)
        paid = try await desk.write(
            Self.draft(line, "900", number: "记-1", contract: "邮-1"), submits: true,
            by: Self.accountant)
        try await desk.approve([paid], by: Self.approver)
        waiting = try await desk.write(
            Self.draft(line, "120.50", number: "记-2"), submits: true, by: Self.accountant)
        move = try await AdjustmentDesk(centre).submit(
            AdjustmentDraft(
                kind: "transfer", from: other, to: line, amount: "100", day: "2025-10-17",
                reason: "调剂", document: "1号", paper: paper), by: Self.accountant)
    }

    static func draft(
        _ line: String, _ amount: String, number: String, contract: String = ""
    ) -> VoucherDraft {
        var draft = VoucherDraft()
        draft.line = line
        draft.amount = amount
        draft.number = number
        draft.contract = contract
        draft.day = "2025-10-16"
        draft.payee = "市邮政公司"
        draft.summary = "邮寄费"
        draft.document = "结算单"
        return draft
    }
}

import Kernel

/// One step on the way of a voucher: what is done, from where to where, by whom.
package struct VoucherStep: Hashable, Sendable {
    package let action: Action
    package let from: [Voucher.State]
    package let to: Voucher.State
    package let by: Permission
    package let who: Who
    /// From the moment before it; nil where no rule sets one.
    package let within: Limit?

    /// What somebody does with a voucher.
    package enum Action: String, CaseIterable, Sendable {
        case rewrite, submit, approve, sendBack = "return", withdraw

        package var title: Words {
            switch self {
            case .rewrite: Words("修改", "Change")
            case .submit: Words("提交审批", "Submit")
            case .approve: Words("审批通过", "Approve")
            case .sendBack: Words("退回", "Return")
            case .withdraw: Words("作废", "Withdraw")
            }
        }
    }

    /// Which of two people: who wrote it, or somebody else.
    package enum Who: Hashable, Sendable { case writer, somebodyElse }

    /// The whole way: the page of a voucher prints it.
    package static let table: [VoucherStep] = [
        step(.rewrite, [.draft, .returned], .draft),
        step(.submit, [.draft, .returned], .submitted),
        VoucherStep(
            action: .approve, from: [.submitted], to: .approved, by: .approveVoucher,
            who: .somebodyElse, within: .workingDays(FinanceRules.approvalWorkingDays)),
        VoucherStep(
            action: .sendBack, from: [.submitted], to: .returned, by: .approveVoucher,
            who: .somebodyElse, within: .workingDays(FinanceRules.approvalWorkingDays)),
        step(.withdraw, [.draft, .returned], .withdrawn),
    ]

    private static func step(
        _ action: Action, _ from: [Voucher.State], _ to: Voucher.State
    ) -> VoucherStep {
        VoucherStep(
            action: action, from: from, to: to, by: .writeVoucher, who: .writer, within: nil)
    }
}

/// The centre's own limits for its money.
package enum FinanceRules {
    /// Working days within which somebody decides on a voucher or an adjustment.
    package static let approvalWorkingDays = 3
}

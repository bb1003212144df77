import Kernel

extension CaseClocks {
    /// Vouchers and adjustments that wait for somebody else's decision.
    static let finance = CaseClocks.vouchers.joined(with: .adjustments)

    private static let vouchers = CaseClocks(
        open: { reader, instant in
            try reader.rows(
                """
                \(part: Voucher.selection) WHERE v.submitted_at <= \(instant)
                    AND (v.state = 'submitted'
                        OR (v.state IN ('approved', 'returned') AND v.decided_at > \(instant)))
                ORDER BY v.submitted_at
                """
            ).map(Voucher.init(row:)).compactMap(\.timed)
        },
        of: { reader, subject in
            guard subject.kind == "finance.voucher" else { return [] }
            return try reader.voucher(subject.id).flatMap(\.timed).map { [$0] } ?? []
        })

    private static let adjustments = CaseClocks(
        open: { reader, instant in
            try reader.pendingAdjustments(at: instant).map(\.timed)
        },
        of: { reader, subject in
            guard subject.kind == "finance.adjustment" else { return [] }
            return try reader.adjustment(subject.id).map { [$0.timed] } ?? []
        })
}

extension Voucher {
    /// The clock of its approval; nil while it is a draft.
    fileprivate var timed: TimedCase? {
        guard let submittedAt else { return nil }
        let ended = decision.flatMap { $0.at >= submittedAt && state != .submitted ? $0.at : nil }
        let what = number.isEmpty ? line.name : number
        return TimedCase(
            Voucher.subject(id), clock: "approval",
            title: Words(
                "凭证 \(what)（\(amount.grouped) 元）· 审批",
                "Voucher \(what) (\(amount.grouped) yuan): approve"),
            deadline: Deadline(
                start: submittedAt, limit: .workingDays(FinanceRules.approvalWorkingDays)),
            endedAt: ended, permission: .approveVoucher, path: "/finance/vouchers/\(id)")
    }
}

extension Adjustment {
    fileprivate var timed: TimedCase {
        TimedCase(
            Adjustment.subject(id), clock: "approval",
            title: Words(
                "预算\(kind.title.zh) \(document)（\(amount.grouped) 元）· 审批",
                "Budget \(kind.title.en.lowercased()) \(document) "
                    + "(\(amount.grouped) yuan): decide"),
            deadline: Deadline(
                start: writtenAt, limit: .workingDays(FinanceRules.approvalWorkingDays)),
            endedAt: decision?.at, permission: .approveVoucher,
            path: "/finance/adjustments/\(id)")
    }
}

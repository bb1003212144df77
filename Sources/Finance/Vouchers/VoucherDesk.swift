import Kernel

/// Sees vouchers through: written by one person, approved by another, reversed by a new one.
package struct VoucherDesk: Sendable {
    let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Writes a voucher, as a draft or at once for approval; returns its id.
    ///
    /// - Throws: `Refusals` for fields not in order; `Refusal` beyond a balance or a contract, or
    ///   without a reason where one is asked for.
    @discardableResult
    package func write(
        _ draft: VoucherDraft, submits: Bool, by actor: Actor
    ) async throws -> String {
        let today = centre.clock.today
        return try await centre.write(by: actor, may: .writeVoucher) { transaction in
            let id = try transaction.write(
                draft.checked(transaction.reader, today: today))
            if submits { try transaction.submit(id) }
            return id
        }
    }

    /// Types a draft or a returned voucher anew, and submits it if asked to.
    ///
    /// - Throws: as `write`; `Refusal` for somebody else's voucher, or one further on.
    package func rewrite(
        _ id: String, _ draft: VoucherDraft, submits: Bool, by actor: Actor
    ) async throws {
        let today = centre.clock.today
        try await centre.write(by: actor, may: .writeVoucher) { transaction in
            var voucher = try transaction.voucher(id)
            try voucher.take(.rewrite, by: actor.id, at: transaction.instant)
            guard voucher.reverses == nil else { throw Refusal.reversalStands }
            try transaction.rewrite(id, as: draft.checked(transaction.reader, today: today))
            if submits { try transaction.submit(id) }
        }
    }

    /// Submits a voucher: from now on its money is promised.
    ///
    /// - Throws: `Refusal` beyond a balance or a contract, or without a reason.
    package func submit(_ id: String, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .writeVoucher) { try $0.submit(id) }
    }

    /// Gives up a draft or a returned voucher.
    package func withdraw(_ id: String, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .writeVoucher) { transaction in
            var voucher = try transaction.voucher(id)
            try voucher.take(.withdraw, by: actor.id, at: transaction.instant)
            try transaction.record(VoucherWithdrawn(), about: Voucher.subject(id))
            try transaction.keepState(of: voucher)
        }
    }

    /// Approves vouchers, all or none: they are paid, and count.
    ///
    /// - Throws: `Refusal` for whoever wrote one of them, or when one is not submitted.
    package func approve(_ ids: [String], opinion: String = "", by actor: Actor) async throws {
        try await centre.write(by: actor, may: .approveVoucher) { transaction in
            var fields = TypedFields()
            let opinion = fields.text(
                opinion, at: "opinion", Words("审批意见", "opinion"), isNeeded: false)
            try fields.throwAny()
            guard !ids.isEmpty else { throw Refusal.nothingChosen }
            for id in ids { try transaction.approve(id, opinion) }
        }
    }

    /// Sends a voucher back to whoever wrote it; what it promised is free again.
    ///
    /// - Throws: `Refusals` without an opinion; `Refusal` for whoever wrote it.
    package func sendBack(_ id: String, opinion: String, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .approveVoucher) { transaction in
            var fields = TypedFields()
            let opinion = fields.text(opinion, at: "opinion", Words("退回意见", "opinion"))
            try fields.throwAny()
            var voucher = try transaction.voucher(id)
            try voucher.take(
                .sendBack, by: actor.id, at: transaction.instant, opinion: opinion)
            try transaction.record(VoucherReturned(opinion: opinion), about: Voucher.subject(id))
            try transaction.promise(voucher, -1)
            try transaction.keepState(of: voucher)
        }
    }

    /// Takes an approved payment back by a voucher of its own, which somebody else approves; the
    /// first one stays as it is.
    ///
    /// - Returns: the reversal's id.
    /// - Throws: `Refusals` for fields not in order; `Refusal` for what is not approved, or is
    ///   reversed already.
    @discardableResult
    package func reverse(
        _ id: String, _ draft: ReversalDraft, by actor: Actor
    ) async throws -> String {
        let today = centre.clock.today
        return try await centre.write(by: actor, may: .writeVoucher) { transaction in
            let voucher = try transaction.voucher(id)
            guard voucher.reversedBy == nil else { throw Refusal.alreadyReversed }
            guard voucher.state == .approved, voucher.reverses == nil else {
                throw Refusal.notReversible
            }
            let sound = try draft.checked(voucher, transaction.reader, today: today)
            let reversal = try transaction.write(sound)
            try transaction.submit(reversal)
            return reversal
        }
    }
}

extension Refusal {
    fileprivate static let reversalStands = Refusal(
        "reversal_stands", "红冲凭证的金额和明细不能修改；不需要时请作废。",
        "A reversal's amount and line stay as they are; withdraw it if it is not needed.",
        conflict: true)

    fileprivate static let nothingChosen = Refusal(
        "nothing_chosen", "请先选择要审批的凭证。", "Choose the vouchers to approve first.")

    fileprivate static let alreadyReversed = Refusal(
        "already_reversed", "这张凭证已经红冲过。", "This voucher is reversed already.", conflict: true)

    fileprivate static let notReversible = Refusal(
        "not_reversible", "只有已审批的付款凭证可以红冲。", "Only an approved payment can be reversed.",
        conflict: true)
}

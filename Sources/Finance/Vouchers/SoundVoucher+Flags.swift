import Kernel

extension SoundVoucher {
    /// What it would be paid in spite of, as its line and its contract stand now.
    var flags: [VoucherFlag] {
        guard reverses == nil else { return [] }
        var flags: [VoucherFlag] = []
        if let contract {
            if contract.accepted < contract.paid + contract.pending + amount {
                flags.append(.unaccepted)
            }
            if day < contract.from || day > contract.through { flags.append(.outsideTerm) }
        }
        if line.isOverAim(adding: amount, quantity) { flags.append(.overTarget) }
        return flags
    }

    /// - Throws: `Refusal` when something is flagged and nobody says why it is paid all the same.
    func mustBeExplained(_ flags: [VoucherFlag]) throws(Refusal) {
        guard reason.isEmpty, !flags.isEmpty else { return }
        throw .needsReason(self, flags)
    }
}

extension Refusal {
    fileprivate static func needsReason(
        _ voucher: SoundVoucher, _ flags: [VoucherFlag]
    ) -> Refusal {
        let zh = flags.map { $0.story(of: voucher).zh }.joined(separator: "；")
        let en = flags.map { $0.story(of: voucher).en }.joined(separator: "; ")
        return Refusal(
            "needs_reason", "\(zh)。请在“说明”里写明理由，或先补齐材料。",
            "\(en). Say why it is paid all the same, or complete the papers first.", at: "reason")
    }
}

extension VoucherFlag {
    fileprivate func story(of voucher: SoundVoucher) -> Words {
        let contract = voucher.contract
        switch self {
        case .unaccepted:
            let accepted = (contract?.accepted ?? .zero).grouped
            return Words(
                "合同“\(contract?.number ?? "")”已验收 \(accepted) 元，付款超过验收金额",
                "Of contract “\(contract?.number ?? "")” \(accepted) yuan are accepted, less than "
                    + "would be paid")
        case .outsideTerm:
            return Words("付款日不在合同期内", "The day is outside the contract's term")
        case .overTarget:
            let ceiling = (voucher.line.aim.ceiling ?? .zero).grouped
            return Words(
                "超过成本指标“\(voucher.line.aim.target)”的 \(ceiling) 元",
                "It goes beyond the \(ceiling) yuan of “\(voucher.line.aim.target)”")
        }
    }
}

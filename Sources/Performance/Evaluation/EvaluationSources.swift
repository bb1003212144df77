import Kernel

/// Where a project's money of a year comes from, as its forms list it.
package enum FundSource: String, Codable, CaseIterable, Sendable {
    /// 当年财政拨款
    case fiscal
    /// 上年结转资金
    case carryOver = "carry-over"
    /// 其他资金
    case other

    package var title: Words {
        switch self {
        case .fiscal: Words("当年财政拨款", "this year's appropriation")
        case .carryOver: Words("上年结转资金", "carried over")
        case .other: Words("其他资金", "other money")
        }
    }

    /// What the declaration asks of this source.
    package func amount(in funds: Funds) -> Money? {
        switch self {
        case .fiscal: funds.annualFiscal
        case .carryOver: funds.carryOver
        case .other: funds.annualOther
        }
    }
}

extension Reader {
    /// A project's spending by the source it was paid from, as far as that is certain: where every
    /// voucher names its source, else where only one source has money and paid for everything.
    func spentBySource(
        _ stored: StoredDeclaration, spent: Money?, through day: Day, knownAt: Int64?
    ) throws -> [String: Money] {
        guard let spent else { return [:] }
        var bySource: [String: Money] = [:]
        for source in FundSource.allCases {
            let evidence = Evidence(
                of: stored.spending, breakdown: source.rawValue,
                from: Day.first(of: stored.declaration.year), through: day, knownAt: knownAt)
            guard let total = try summary(evidence) else { continue }
            bySource[source.rawValue] = Money(
                fen: Int64(Ratio(total.amount).scaled(decimals: 2)))
        }
        if !bySource.isEmpty, bySource.values.reduce(.zero, +) == spent { return bySource }
        let funds = stored.declaration.funds
        let paying = FundSource.allCases.filter { $0.amount(in: funds).map { $0 > .zero } == true }
        return paying.count == 1 ? [paying[0].rawValue: spent] : [:]
    }
}

/// The columns of a table of vouchers.
enum VoucherColumn: TableColumn {
    case number, day, payee, amount, project, line, source, contract, quantity, summary, document
    case reason

    static let needed: [Self] = [.number, .day, .payee, .amount, .project, .line]

    var names: [String] {
        switch self {
        case .number: ["凭证号", "凭证编号", "凭证字号", "number", "voucher"]
        case .day: ["日期", "凭证日期", "付款日期", "支付日期", "day", "date"]
        case .payee: ["收款单位", "收款人", "收款方", "payee"]
        case .amount: ["金额", "支付金额", "付款金额", "amount"]
        case .project: ["项目", "项目名称", "project"]
        case .line: ["预算明细", "明细", "明细名称", "line"]
        case .source: ["资金来源", "source"]
        case .contract: ["合同号", "合同编号", "contract"]
        case .quantity: ["数量", "quantity"]
        case .summary: ["摘要", "用途", "summary"]
        case .document: ["附件", "单据号", "document"]
        case .reason: ["说明", "备注", "reason"]
        }
    }
}

/// The columns of a table that is only compared with ours.
enum TheirColumn: TableColumn {
    case number, day, payee, amount

    static let needed: [Self] = [.number, .amount]

    var names: [String] {
        switch self {
        case .number: VoucherColumn.number.names
        case .day: VoucherColumn.day.names
        case .payee: VoucherColumn.payee.names
        case .amount: VoucherColumn.amount.names
        }
    }
}

/// The columns of a table of budget lines.
enum LineColumn: TableColumn {
    case year, project, line, fiscal, carryOver, other, target, ceiling, unit

    static let needed: [Self] = [.year, .project, .line, .fiscal]

    var names: [String] {
        switch self {
        case .year: ["年度", "预算年度", "year"]
        case .project: VoucherColumn.project.names
        case .line: VoucherColumn.line.names
        case .fiscal: ["当年财政拨款", "财政拨款", "预算金额", "fiscal"]
        case .carryOver: ["上年结转资金", "上年结转", "carry-over"]
        case .other: ["其他资金", "other"]
        case .target: ["成本指标", "target"]
        case .ceiling: ["成本上限", "指标值", "ceiling"]
        case .unit: ["计量单位", "unit"]
        }
    }
}

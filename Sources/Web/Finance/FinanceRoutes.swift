/// 经费: budgets, adjustments, contracts, vouchers, the ledger, files of the finance system.
enum FinanceRoutes {
    static let all: [Route] =
        BudgetRoutes.all + AdjustmentRoutes.all + ContractRoutes.all + VoucherRoutes.all
        + VoucherActRoutes.all + LedgerRoutes.all + TableRoutes.all + FinanceAPI.all
        + FinancePaper.all
}

import Kernel

extension Module {
    /// 经费: budget lines, adjustments, contracts, vouchers approved by a second person, and the
    /// ledger whose balance never goes below zero.
    package static let finance = Module(
        name: "finance",
        migrations: [
            Migration("finance.0001_budget", financeTables),
            Migration("finance.0002_vouchers", voucherTables),
        ],
        measures: { try $0.financeMeasures() }, clocks: .finance)
}

import Kernel

extension Module {
    /// 经费: budget lines, contracts, vouchers.
    package static let finance = Module(name: "finance", migrations: [])
}

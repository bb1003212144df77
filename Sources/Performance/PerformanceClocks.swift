import Kernel

extension CaseClocks {
    /// Everything of the performance cycle that has a deadline.
    static let performance = CaseClocks.none
        .joined(with: .warnings)
        .joined(with: .cycle)
}

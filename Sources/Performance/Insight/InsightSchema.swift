import Kernel

extension Migration {
    static let insight: [Migration] = []
}

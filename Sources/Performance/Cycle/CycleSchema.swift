import Kernel

extension Migration {
    static let cycle: [Migration] = []
}

import Kernel

extension Migration {
    static let evaluation: [Migration] = []
}

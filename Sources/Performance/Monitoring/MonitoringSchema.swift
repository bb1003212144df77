import Kernel

extension Migration {
    static let monitoring: [Migration] = []
}

extension Chore {
    static let monitoring: [Chore] = []
}

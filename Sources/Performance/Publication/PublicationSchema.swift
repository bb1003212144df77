import Kernel

extension Migration {
    static let publication: [Migration] = []
}

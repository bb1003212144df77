import Kernel

extension Module {
    /// 取号叫号: tickets, counters, the calling screen, and the health of all of it.
    package static let queue = Module(name: "queue", migrations: [])
}

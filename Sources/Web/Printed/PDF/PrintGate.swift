import Kernel

/// Lets a few in at a time; the others wait in their order.
actor PrintGate {
    private var free: Int
    private let room: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Parameters:
    ///   - places: how many are let in.
    ///   - waiting: how many may wait.
    init(places: Int, waiting: Int) {
        free = places
        room = waiting
    }

    /// - Throws: `Refusal` when too many wait already.
    func enter() async throws(Refusal) {
        if free > 0 {
            free -= 1
            return
        }
        guard waiting.count < room else { throw .printersBusy }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}

extension Refusal {
    fileprivate static let printersBusy = Refusal(
        "printers_busy", "正在排版的文件太多，请过一会儿再试。",
        "Too many papers are being set; try again in a while.", at: "format")
}

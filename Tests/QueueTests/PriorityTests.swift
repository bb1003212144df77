import Kernel
import Queue
import Testing
import TestStores

/// Numbers that a seed decides, so that a failure can be played again.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct PriorityTests {
    @Test(arguments: TestStore.allCases)
    func `priority goes first, but after two of them an ordinary ticket is called`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            for _ in 0..<2 { try await hall.take() }
            for priority in [Priority.elderly, .disabled, .pregnant] {
                try await hall.take("A01", priority)
            }
            try await hall.counters.open("1", by: .sun)
            var served: [String?] = []
            for _ in 0..<5 { served.append(try await hall.serve("1", by: .sun)) }
            #expect(served == ["A003", "A004", "A001", "A005", "A002"])
        }
    }

    /// Whatever comes and in whatever order: no counter calls more than the bound of priority
    /// tickets in a row while an ordinary one that it serves waits; an ordinary ticket with `n`
    /// ordinary ones before it is called by the `(n + 1)(bound + 1)`th call; each rank keeps its
    /// order.
    @Test(arguments: 1...6)
    func `an ordinary ticket is never overtaken beyond the bound`(seed: UInt64) async throws {
        try await withHall(on: .sqlite) { hall in
            var random = Seeded(state: seed)
            let bound = Int.random(in: 1...4, using: &random)
            try await hall.set { ($0.priorityRun, $0.kioskTicketsPerMinute) = (bound, 0) }
            try await hall.counters.open("1", by: .sun)
            var line = Line(bound: bound)
            for _ in 0..<300 {
                if Int.random(in: 0..<5, using: &random) < 3 {
                    let isPriority = Int.random(in: 0..<3, using: &random) > 0
                    let ticket = try await hall.take("A01", isPriority ? .elderly : nil)
                    line.join(ticket.label, isPriority: isPriority)
                } else {
                    let called = try await hall.serve("1", by: .sun)
                    #expect(line.call(called) == nil, "seed \(seed)")
                }
            }
        }
    }
}

/// What must hold of a line, by plain counting.
private struct Line {
    let bound: Int
    private var waiting: [Waiting] = []
    private var run = 0

    private struct Waiting {
        let label: String
        let isPriority: Bool
        /// An ordinary ticket is called by this call at the latest.
        let latestCall: Int
        var callsSeen = 0
    }

    init(bound: Int) { self.bound = bound }

    mutating func join(_ label: String, isPriority: Bool) {
        let before = waiting.count { !$0.isPriority }
        waiting.append(
            Waiting(
                label: label, isPriority: isPriority, latestCall: (before + 1) * (bound + 1)))
    }

    /// What is wrong with a call; nil when it is right.
    mutating func call(_ label: String?) -> String? {
        guard let label else { return waiting.isEmpty ? nil : "nobody was called" }
        guard let index = waiting.firstIndex(where: { $0.label == label }) else {
            return "\(label) did not wait"
        }
        let called = waiting.remove(at: index)
        if waiting[..<index].contains(where: { $0.isPriority == called.isPriority }) {
            return "\(label) was called before others of its rank"
        }
        for index in waiting.indices { waiting[index].callsSeen += 1 }
        let ordinary = waiting.filter { !$0.isPriority }
        run = called.isPriority && !ordinary.isEmpty ? run + 1 : 0
        if run > bound { return "\(run) priority tickets in a row" }
        let late = ordinary.first { $0.callsSeen >= $0.latestCall }
        return late.map { "\($0.label) has seen \($0.callsSeen) calls" }
    }
}

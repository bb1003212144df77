import HallDay
import Kernel

/// Does what the people of a simulated hall do while the store fails now and then.
struct FailingTrial: Attempting {
    let plan: FailurePlan
    var dice: SeededRandom
    /// Acts that the store failed, and that left nothing.
    private(set) var failed = 0

    init(_ plan: FailurePlan, dice: SeededRandom) {
        self.plan = plan
        self.dice = dice
    }

    /// - Throws: `Finding` for a fault that was not planned, or a planned one that was not told;
    ///   what the desk refuses.
    mutating func attempt<Value: Sendable>(
        _ name: String, _ act: () async throws -> Value
    ) async throws -> Value? {
        plan.expect(failure())
        do {
            let value = try await act()
            try settle(name)
            return value
        } catch let fault as Fault {
            try Finding.unless(plan.settle(), "\(name): \(fault)")
            failed += 1
            return nil
        } catch let refusal as Refusal {
            try settle(name)
            throw refusal
        }
    }

    private func settle(_ name: String) throws {
        try Finding.unless(!plan.settle(), "\(name): the store failed, and nobody was told")
    }

    private mutating func failure() -> FailurePlan.Failure? {
        guard dice.happens(perMille: 60) else { return nil }
        let statement = FailurePlan.Failure.statement(dice.roll(1...9))
        return dice.pick([.writer, .begin, statement, statement, statement, .undo, .commit])
    }
}

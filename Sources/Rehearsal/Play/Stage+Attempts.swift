import Kernel

extension Stage {
    /// Tries an act while the store may fail; who is told of a fault may press the button again.
    ///
    /// - Throws: `Finding` for a fault that was not planned, or a planned one that was not told.
    mutating func attempt<Value: Sendable>(
        _ name: String, _ act: () async throws -> Value
    ) async throws -> Answer<Value> {
        plan.expect(failure())
        let answer = try await Answer(act)
        let hasStruck = plan.settle()
        guard case .failed(let fault) = answer else {
            try Finding.unless(!hasStruck, "\(name): the store failed, and nobody was told")
            return answer
        }
        try Finding.unless(hasStruck, "\(name): \(fault)")
        outcome.failed += 1
        guard dice.happens(perMille: 500) else { return answer }
        let again = try await Answer(act)
        if case .failed(let fault) = again { throw Finding("\(name), tried again: \(fault)") }
        return again
    }

    /// Tries what is in order; nil when the store failed.
    mutating func perform<Value: Sendable>(
        _ name: String, _ act: () async throws -> Value
    ) async throws -> Value? {
        switch try await attempt(name, act) {
        case .done(let value): return value
        case .failed: return nil
        case .refused(let codes): throw Finding("\(name) was refused: \(codes)")
        }
    }

    /// Tries what the rules forbid; false when the store failed instead.
    mutating func expectRefusal<Value: Sendable>(
        _ codes: [String], _ name: String, _ act: () async throws -> Value
    ) async throws -> Bool {
        switch try await attempt(name, act) {
        case .done: throw Finding("\(name) was done, not refused: \(codes)")
        case .failed: return false
        case .refused(let found):
            try Finding.unless(found == codes, "\(name): refused as \(found), not \(codes)")
            outcome.refused += 1
            return true
        }
    }

    private mutating func failure() -> FailurePlan.Failure? {
        guard !book.declarations.isEmpty, dice.happens(perMille: 120) else { return nil }
        let statement = FailurePlan.Failure.statement(dice.roll(1...9))
        return dice.pick([.writer, .begin, statement, statement, statement, .undo, .commit])
    }
}

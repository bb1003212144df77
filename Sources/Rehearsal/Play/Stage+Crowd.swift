import Kernel
import Register

extension Stage {
    /// Many record at once, while some of it is doomed, or the store is down for all of them.
    mutating func crowdIn() async throws {
        let (drawn, desk) = ((0..<dice.roll(4...16)).map { _ in draw() }, register)
        let clerks = drawn.map { _ in dice.pick(Cast.clerks) }
        let isDown = dice.happens(perMille: 100)
        let documents = drawn.map(\.draft.document)
        let lost = Set(documents.filter { _ in isDown || dice.happens(perMille: 80) })
        if isDown {
            plan.breakDown(dice.pick([.writer, .begin, .commit]))
        } else {
            plan.doom(lost)
        }
        let answers = try await together(drawn.count) { place in
            try await desk.record(drawn[place].draft, by: clerks[place])
        }
        _ = plan.settle()
        for (place, answer) in answers.enumerated() {
            let isLost = lost.contains(documents[place])
            switch answer {
            case .done(let id) where !isLost:
                book.record(drawn[place], by: clerks[place], id: id)
                outcome.recorded += 1
            case .failed where isLost: outcome.failed += 1
            default: throw Finding("in a crowd, lost \(isLost): \(answer)")
            }
        }
    }

    /// Lets so many act at the same time; the answers come in the order of the actors.
    func together<Value: Sendable>(
        _ count: Int, _ act: @escaping @Sendable (Int) async throws -> Value
    ) async throws -> [Answer<Value>] {
        try await withThrowingTaskGroup(of: (Int, Answer<Value>).self) { group in
            for place in 0..<count {
                group.addTask { (place, try await Answer { try await act(place) }) }
            }
            let answers = try await group.reduce(into: []) { $0.append($1) }
            return answers.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}

import Kernel

/// A random stretch of a centre's life: observations on days in no order, some taken back later.
struct RandomYear {
    private(set) var naive = NaiveFigures()
    private(set) var lastSequence: Int64 = 0
    private var dice: Dice

    static let first = Day.first(of: 2025) + 10
    static let days = 100
    static let measures = ["test.visits", "test.days"]
    static let breakdowns = ["", "东区", "西区"]

    init(seed: UInt64) { dice = Dice(seed: seed) }

    /// Writes so many entries, each with none to three observations, and a retraction now and then.
    mutating func live(_ entries: Int, in centre: Centre) async throws {
        for number in 0..<entries {
            // One entry often says several things of one day: of parts, or of both measures.
            var day = anyDay()
            let observations = (0..<Int.random(in: 0...3, using: &dice)).map { _ in
                if Bool.random(using: &dice) { day = anyDay() }
                return observation(on: day)
            }
            let retracted = Int.random(in: 0..<4, using: &dice) == 0 ? takeBack() : []
            let ids = retracted.map { naive.pieces[$0].id }
            let sequence = try await centre.write(as: "sun") { transaction in
                try transaction.note("\(number)", worth: observations, retracting: ids)
            }
            for (ordinal, observation) in observations.enumerated() {
                naive.pieces.append(
                    NaiveFigures.Piece(
                        id: ObservationID(sequence: sequence, ordinal: ordinal),
                        observation: observation))
            }
            for index in retracted { naive.pieces[index].retractedBy = sequence }
            lastSequence = sequence
        }
    }

    /// Evidence of one or both measures, of a part or all, over any days, with any knowledge.
    mutating func evidence(knownAt: Int64?) -> Evidence {
        let from = Int.random(in: -5...Self.days, using: &dice)
        let through = Int.random(in: from...Self.days + 40, using: &dice)
        let isBoth = Int.random(in: 0..<4, using: &dice) == 0
        let measures = isBoth ? Self.measures : [Self.measures[Int.random(in: 0...1, using: &dice)]]
        let isWhole = Bool.random(using: &dice)
        return Evidence(
            of: measures, breakdown: isWhole ? nil : Self.breakdowns.randomElement(using: &dice),
            from: Self.first + from, through: Self.first + through, knownAt: knownAt)
    }

    mutating func anySequence() -> Int64 { Int64.random(in: 0...lastSequence, using: &dice) }

    private mutating func anyDay() -> Day {
        Self.first + Int.random(in: 0..<Self.days, using: &dice)
    }

    private mutating func observation(on day: Day) -> Observation {
        let hasWhole = Bool.random(using: &dice)
        return Observation(
            measure: Self.measures[Int.random(in: 0...1, using: &dice)],
            day: day,
            // Small and coarse, so that there are many equal ones and many zeros.
            amount: Quantity(tenThousandths: Int64.random(in: 0...6, using: &dice) * 2_500),
            of: hasWhole ? Quantity(Int.random(in: 0...3, using: &dice)) : nil,
            breakdown: Self.breakdowns[Int.random(in: 0...2, using: &dice)])
    }

    /// One or two observations that still stand.
    private mutating func takeBack() -> [Int] {
        let standing = naive.pieces.indices.filter { naive.pieces[$0].retractedBy == nil }
        return Array(standing.shuffled(using: &dice).prefix(Int.random(in: 1...2, using: &dice)))
    }
}

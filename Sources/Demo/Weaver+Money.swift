import Kernel

extension Weaver {
    /// Payments of about the same size that make exactly the total, in the last weeks of the
    /// months given.
    func payments(_ months: [Int], _ total: Span, _ random: inout SeededRandom) -> [Happening] {
        let fen = random.within(total) * 100 + random.below(100)
        let shares = months.map { _ in 85 + random.below(31) }
        let all = shares.reduce(0, +)
        var (passed, paid) = (0, 0)
        return zip(months, shares).compactMap { month, share in
            let days = year.month(month).suffix(8).dropLast(2)
            passed += share
            let due = fen * passed / all
            defer { paid = due }
            return Happening(random.pick(Array(days)), fen: due - paid)
        }
    }

    func fees(
        _ sessions: [String: Int], _ rate: Span, _ random: inout SeededRandom
    ) throws -> [Happening] {
        try sessions.sorted { $0.key < $1.key }.map { text, experts in
            let fee = random.within(rate) / 10 * 10
            return Happening(
                try workingDay(text), fen: experts * fee * 100, of: "\(experts)")
        }
    }

    func pay(_ persons: [Int], _ yearly: Span, _ random: inout SeededRandom) -> [Happening] {
        let rate = random.within(yearly)
        return persons.enumerated().map { place, count in
            let day = random.pick(Array(year.month(place + 1).suffix(8).dropLast(2)))
            let extras = random.below(60_000)
            let years = Ratio(Int128(count), 12).text(decimals: 4, trimmed: true)
            return Happening(day, fen: count * rate * 100 / 12 - extras, of: years)
        }
    }
}

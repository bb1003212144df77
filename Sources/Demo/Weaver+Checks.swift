import Kernel

extension Weaver {
    func share(
        _ checks: Int, of size: Span, _ perMille: Span, countsFailed: Bool,
        _ random: inout SeededRandom
    ) -> [Happening] {
        let sizes = (0..<checks).map { _ in random.within(size) }
        var failed = [Int](repeating: 0, count: checks)
        var left = sizes.reduce(0, +) * random.within(perMille) / 1000
        while left > 0 {
            let check = random.below(checks)
            guard failed[check] < sizes[check] else { continue }
            failed[check] += 1
            left -= 1
        }
        return zip(year.spread(checks, &random), sizes.indices).map { day, check in
            let counted = countsFailed ? failed[check] : sizes[check] - failed[check]
            return Happening(day, counted, of: sizes[check])
        }
    }

    func times(
        on days: [Day], _ usual: Span, _ longest: Span, tenths: Bool, _ random: inout SeededRandom
    ) -> [Happening] {
        guard !days.isEmpty else { return [] }
        let worst = random.below(days.count)
        return days.enumerated().map { place, day in
            let time = random.within(place == worst ? longest : usual)
            return tenths
                ? Happening(day, text: "\(time / 10).\(time % 10)") : Happening(day, time)
        }
    }

    func dated(
        _ amounts: [String: String], varyPercent: Int, _ random: inout SeededRandom
    ) throws -> [Happening] {
        try amounts.sorted { $0.key < $1.key }.map { text, amount in
            let day = try workingDay(text)
            let parts = amount.split(separator: "/").map(String.init)
            if parts.count == 2 { return Happening(day, text: parts[0], of: parts[1]) }
            guard varyPercent > 0, let number = Int(amount) else {
                return Happening(day, text: amount)
            }
            let percent = 100 - varyPercent + random.below(2 * varyPercent + 1)
            return Happening(day, number * percent / 100)
        }
    }

    func readings(
        _ months: [Int], from first: Int, _ last: Span, _ random: inout SeededRandom
    ) -> [Happening] {
        let growth = random.within(last) - first
        return months.enumerated().compactMap { place, month in
            guard let day = year.month(month).last else { return nil }
            let steps = max(months.count - 1, 1)
            // Growth is uneven, but the last reading is what the year comes to.
            let sway = place == 0 || place == steps ? 0 : random.below(growth / steps / 3 + 1)
            return Happening(day, first + growth * place / steps + sway)
        }
    }

    /// - Throws: `Misread` for a day that is not worked, on which nothing would happen.
    func workingDay(_ text: String) throws -> Day {
        guard let day = Day(text), year.days.contains(day) else {
            throw Misread("\(text) is not a working day")
        }
        return day
    }
}

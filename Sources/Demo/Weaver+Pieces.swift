import Kernel

extension Weaver {
    func each(_ pieces: Span, _ random: inout SeededRandom) -> [Happening] {
        let portions = year.portions(of: random.within(pieces), &random)
        return zip(year.days, portions).flatMap { day, count in
            (0..<count).map { _ in Happening(day, 1) }
        }
    }

    func totals(_ counts: Int, _ sum: Span, _ random: inout SeededRandom) -> [Happening] {
        let total = random.within(sum)
        let portions = year.portions(of: total, &random)
        var happenings: [Happening] = []
        var gathered = 0
        for (index, portion) in portions.enumerated() {
            gathered += portion
            let isDue = (index + 1) * counts / portions.count > index * counts / portions.count
            guard isDue, gathered > 0 else { continue }
            happenings.append(Happening(year.days[index], gathered))
            gathered = 0
        }
        return happenings
    }

    func weekly(_ pieces: [Int], short: Int, _ random: inout SeededRandom) -> [Happening] {
        year.weeks.flatMap { days in
            let count = days.count < 3 ? short : random.pick(pieces)
            return (0..<count).map { _ in Happening(random.pick(days), 1) }
        }
    }

    func part(of leader: [Act], _ pieces: Span, _ random: inout SeededRandom) -> [Happening] {
        let count = min(random.within(pieces), leader.count)
        return (0..<count).map { place in
            let (from, to) = (place * leader.count / count, (place + 1) * leader.count / count)
            return Happening(leader[from + random.below(max(to - from, 1))].day, 1)
        }
    }

    func calendar(failed: Span, _ random: inout SeededRandom) -> [Happening] {
        let failedDays = Set((0..<random.within(failed)).map { _ in random.pick(year.days) })
        let first = Day.first(of: year.year)
        return (0..<Day.last(of: year.year).ordinal).map { number in
            Happening(first + number, failedDays.contains(first + number) ? 0 : 1)
        }
    }

    /// Pieces whose outcome comes after the year's end have none yet, and are left out.
    func outcome(
        of leader: [Act], after delay: Int, failed: Span, _ random: inout SeededRandom
    ) -> [Happening] {
        let known = leader.compactMap { act in year.day(delay, after: act.day) }
        var failures: Set<Int> = []
        let due = min(random.within(failed), known.count)
        while failures.count < due { failures.insert(random.below(known.count)) }
        let byDay = Dictionary(grouping: known.indices) { known[$0] }
        return byDay.map { day, places in
            Happening(day, places.count { !failures.contains($0) }, of: places.count)
        }
    }
}

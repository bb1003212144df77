import Kernel

/// Makes a year's entries out of a scenario, each stream from a random source of its own.
struct Weaver {
    let year: WorkYear
    let seed: UInt64
    private(set) var acts: [String: [Act]] = [:]

    init(_ year: WorkYear, seed: UInt64) {
        self.year = year
        self.seed = seed
    }

    /// - Throws: `Misread` where the stream's pattern does not fit the year.
    mutating func weave(_ stream: Stream) throws {
        var random = SeededRandom(seed: seed, for: "\(stream.measure) \(stream.document)")
        let happenings = try happenings(stream.pattern, &random).sorted { $0.day < $1.day }
        var paper = Paper(year: year.year)
        for happening in happenings {
            let lag = random.happens(perMille: 750) ? 0 : random.below(stream.lag + 1)
            let earliest = year.recordingDay(0, after: happening.day)
            acts[stream.measure, default: []].append(
                Act(
                    measure: stream.measure, day: happening.day, amount: happening.amount,
                    whole: happening.whole,
                    about: paper.filled(random.pick(stream.about), on: happening.day),
                    document: paper.filled(stream.document, on: happening.day),
                    recordedOn: year.recordingDay(lag, after: earliest), office: stream.office))
            paper.turn()
        }
    }

    private func happenings(
        _ pattern: Pattern, _ random: inout SeededRandom
    ) throws -> [Happening] {
        switch pattern {
        case .each(let pieces): each(pieces, &random)
        case .totals(let counts, let sum): totals(counts, sum, &random)
        case .weekly(let pieces, let short): weekly(pieces, short: short, &random)
        case .part(let other, let pieces): try part(of: leader(other), pieces, &random)
        case .calendar(let failed): calendar(failed: failed, &random)
        case .outcome(let other, let after, let failed):
            try outcome(of: leader(other), after: after, failed: failed, &random)
        case .share(let checks, let of, let failed, let countsFailed):
            share(checks, of: of, failed, countsFailed: countsFailed == true, &random)
        case .times(let entries, let usual, let longest, let tenths):
            times(
                on: year.spread(entries, &random), usual, longest, tenths: tenths == true, &random)
        case .timesOf(let other, let usual, let longest):
            try times(on: leader(other).map(\.day), usual, longest, tenths: false, &random)
        case .dated(let days, let vary): try dated(days, varyPercent: vary ?? 0, &random)
        case .readings(let months, let from, let to): readings(months, from: from, to, &random)
        case .payments(let months, let total): payments(months, total, &random)
        case .fees(let sessions, let rate): try fees(sessions, rate, &random)
        case .pay(let persons, let yearly): pay(persons, yearly, &random)
        }
    }

    private func leader(_ measure: String) throws -> [Act] {
        guard let found = acts[measure] else { throw Misread("nothing before \(measure)") }
        return found
    }
}

import Kernel

/// What was observed, kept in plain memory, and the figures by the definition of each gathering,
/// computed with nothing of the kernel's own.
struct NaiveFigures {
    struct Piece {
        let id: ObservationID
        let observation: Observation
        var retractedBy: Int64?
    }

    var pieces: [Piece] = []

    /// The observations that stood for the evidence, oldest entry first.
    private func standing(_ evidence: Evidence) -> [Observation] {
        let known = evidence.knownAt ?? .max
        return pieces.filter { piece in
            evidence.measures.contains(piece.observation.measure)
                && (evidence.breakdown == nil || evidence.breakdown == piece.observation.breakdown)
                && piece.observation.day >= evidence.from
                && piece.observation.day <= evidence.through
                && piece.id.sequence <= known && piece.retractedBy.map { $0 > known } != false
        }.map(\.observation)
    }

    func figure(_ gathering: Gathering, _ evidence: Evidence) -> Figure? {
        let standing = standing(evidence)
        guard !standing.isEmpty else { return nil }
        return value(gathering, standing, evidence).map {
            Figure(value: $0, observations: Int64(standing.count))
        }
    }

    private func value(
        _ gathering: Gathering, _ standing: [Observation], _ evidence: Evidence
    ) -> Ratio? {
        let amounts = standing.map(\.amount.tenThousandths)
        switch gathering {
        case .count, .sum: return exact(total(amounts))
        case .average: return exact(total(amounts)) / Ratio(Int128(amounts.count))
        case .longest: return amounts.max().map { exact(Int128($0)) }
        case .shortest: return amounts.min().map { exact(Int128($0)) }
        case .share, .ratio:
            let whole = total(standing.compactMap(\.whole?.tenThousandths))
            guard whole != 0 else { return nil }
            return Ratio(total(amounts) * (gathering == .share ? 100 : 1), whole)
        case .percentile(let rank): return percentile(rank, amounts)
        case .lowestWeek, .averageWeek: return weekly(gathering, standing, evidence)
        case .latest, .grade:
            return latest(standing).map { exact(Int128($0.amount.tenThousandths)) }
        case .daysKept:
            let byDay = Dictionary(grouping: standing, by: \.day)
            let kept = byDay.values.filter { day in day.allSatisfy { $0.amount > .zero } }
            return Ratio(Int128(kept.count))
        }
    }

    /// The smallest amount that at least so many percent of them do not exceed.
    private func percentile(_ rank: Int, _ amounts: [Int64]) -> Ratio? {
        amounts.sorted().first { candidate in
            amounts.count { $0 <= candidate } * 100 >= rank * amounts.count
        }.map { exact(Int128($0)) }
    }

    private func weekly(
        _ gathering: Gathering, _ standing: [Observation], _ evidence: Evidence
    ) -> Ratio? {
        var weeks: [Int128] = []
        var day = evidence.from
        while day + 6 <= evidence.through {
            if day.weekday == 1 {
                let week = day...(day + 6)
                let inside = standing.filter { week.contains($0.day) }
                weeks.append(total(inside.map(\.amount.tenThousandths)))
            }
            day = day + 1
        }
        guard let lowest = weeks.min() else { return nil }
        guard gathering == .averageWeek else { return exact(lowest) }
        return exact(weeks.reduce(0, +)) / Ratio(Int128(weeks.count))
    }

    /// Of the latest day the observation that came last.
    private func latest(_ standing: [Observation]) -> Observation? {
        standing.reduce(nil) { latest, next in
            guard let latest, latest.day > next.day else { return next }
            return latest
        }
    }

    private func total(_ amounts: [Int64]) -> Int128 { amounts.reduce(0) { $0 + Int128($1) } }
    private func exact(_ tenThousandths: Int128) -> Ratio { Ratio(tenThousandths, 10_000) }
}

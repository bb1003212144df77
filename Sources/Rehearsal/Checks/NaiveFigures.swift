import Kernel

/// Figures by the definition of each gathering, computed over a plain list with nothing of the
/// kernel's own.
struct NaiveFigures: Sendable {
    /// An observation with the entries that made it known, and took it back.
    struct Piece: Sendable {
        let measure: String
        let day: Day
        let amount: Int128
        let whole: Int128
        let sequence: Int64
        let retractedBy: Int64?
    }

    let pieces: [Piece]

    /// The figure of what stood for the evidence; nil when there is nothing to make one of.
    func figure(_ gathering: Gathering, _ evidence: Evidence) -> Figure? {
        let standing = standing(evidence)
        guard !standing.isEmpty else { return nil }
        return value(gathering, standing, evidence).map {
            Figure(value: $0, observations: Int64(standing.count))
        }
    }

    private func standing(_ evidence: Evidence) -> [Piece] {
        let known = evidence.knownAt ?? .max
        return pieces.filter { piece in
            evidence.measures.contains(piece.measure)
                && (evidence.from...evidence.through).contains(piece.day)
                && piece.sequence <= known && (piece.retractedBy ?? .max) > min(known, .max - 1)
        }
    }

    private func value(
        _ gathering: Gathering, _ standing: [Piece], _ evidence: Evidence
    ) -> Ratio? {
        let amounts = standing.map(\.amount)
        let sum = amounts.reduce(0, +)
        switch gathering {
        case .count, .sum: return exact(sum)
        case .average: return Ratio(sum, 10_000 * Int128(amounts.count))
        case .longest: return amounts.max().map(exact)
        case .shortest: return amounts.min().map(exact)
        case .share, .ratio:
            let whole = standing.map(\.whole).reduce(0, +)
            return whole == 0 ? nil : Ratio(gathering == .share ? 100 * sum : sum, whole)
        case .percentile(let rank):
            return amounts.filter { candidate in
                amounts.count { $0 <= candidate } * 100 >= rank * amounts.count
            }.min().map(exact)
        case .lowestWeek, .averageWeek: return weekly(gathering, standing, evidence)
        case .latest, .grade:
            return standing.max { ($0.day, $0.sequence) < ($1.day, $1.sequence) }
                .map { exact($0.amount) }
        case .daysKept:
            let broken = Set(standing.filter { $0.amount == 0 }.map(\.day))
            return Ratio(Int128(Set(standing.map(\.day)).subtracting(broken).count))
        }
    }

    private func weekly(
        _ gathering: Gathering, _ standing: [Piece], _ evidence: Evidence
    ) -> Ratio? {
        var weeks: [Int128] = []
        var day = evidence.from
        while day + 6 <= evidence.through {
            let week = day...(day + 6)
            if day.weekday == 1 {
                weeks.append(standing.filter { week.contains($0.day) }.map(\.amount).reduce(0, +))
            }
            day = day + 1
        }
        guard let lowest = weeks.min() else { return nil }
        let mean = Ratio(weeks.reduce(0, +), 10_000 * Int128(weeks.count))
        return gathering == .lowestWeek ? exact(lowest) : mean
    }

    private func exact(_ tenThousandths: Int128) -> Ratio { Ratio(tenThousandths, 10_000) }
}

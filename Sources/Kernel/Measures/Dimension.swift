/// One way in which a measure falls into parts: by matter, by counter, by district.
///
/// An observation carries its part of each dimension, in the measure's order, joined by `separator`
/// in its `breakdown`; what came before a dimension was added has no part of it.
package struct Dimension: Hashable, Sendable {
    package let title: Words
    /// What a part is called, where its code does not say it.
    package let names: [String: Words]
    /// Whether its parts are accounts, whose names are in the vault.
    package let isPeople: Bool

    package init(_ title: Words, names: [String: Words] = [:], isPeople: Bool = false) {
        self.title = title
        self.names = names
        self.isPeople = isPeople
    }

    /// Stands between the parts of several dimensions; no name holds it.
    package static let separator: Character = "\u{1F}"

    /// One breakdown of several parts.
    package static func join(_ parts: [String]) -> String {
        parts.joined(separator: String(separator))
    }

    /// The part of the dimension at a place; empty where the breakdown has none.
    package static func part(_ place: Int, of breakdown: String) -> String {
        let parts = breakdown.split(separator: separator, omittingEmptySubsequences: false)
        return place < parts.count ? String(parts[place]) : ""
    }
}

extension Reader {
    /// What each part of a measure comes to by one of its dimensions, in the order of their codes.
    ///
    /// Costs a cell for each part and month, and for each part and day of the last month.
    package func parts(
        of measure: String, dimension place: Int, from: Day, through: Day
    ) throws -> [(part: String, summary: Summary)] {
        let cells = cellsOfMany([measure], Evidence(of: [measure], from: from, through: through))
        var parts: [String: Summary] = [:]
        for row in try rows("SELECT * FROM (\(part: cells)) AS cell") {
            let part = Dimension.part(place, of: try row("breakdown"))
            let summary = try Summary(row: row)
            parts[part] = parts[part]?.joined(with: summary) ?? summary
        }
        return parts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

extension Reader {
    /// What each month of a measure comes to, over all of its parts, in order; those without any
    /// are left out. Costs a cell for each part and month.
    package func months(
        of measure: String, from: Day, through: Day
    ) throws -> [(month: Day, summary: Summary)] {
        var months: [String: Summary] = [:]
        for row in try rows(
            """
            SELECT span, \(part: Summary.columns) FROM tally
            WHERE measure = \(measure) AND span >= \(from.monthSpan)
                AND span <= \(through.monthSpan)
            """)
        {
            let (span, summary) = try (row("span") as String, Summary(row: row))
            months[span] = months[span]?.joined(with: summary) ?? summary
        }
        return months.sorted { $0.key < $1.key }
            .map { ($0.value.latestDay.firstOfMonth, $0.value) }
    }
}

extension Figure {
    /// The figure of a part, from what all its cells come to; nil for gatherings that need its
    /// days or its single observations.
    package init?(_ gathering: Gathering, of summary: Summary) {
        switch gathering {
        case .percentile, .lowestWeek, .averageWeek, .daysKept: return nil
        case .latest, .grade:
            self.init(value: Ratio(summary.latest), observations: summary.pieces)
        default: self.init(gathering, of: summary.total, open: [])
        }
    }
}

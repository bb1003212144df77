import Kernel
import Performance
import Satisfaction

/// What the director's page is made of, read in one look.
struct DirectorReading: Sendable {
    /// Nil while nothing is declared.
    let report: YearReport?
    let outlooks: [String: KeptOutlook]
    let work: [Worklist.Item]
    /// The share of satisfied ratings by months, of the last twelve.
    let satisfaction: [(month: Day, share: Ratio, ratings: Int64)]

    static func read(_ visit: Visit) async throws -> DirectorReading {
        let (actor, centre, calendar, t, today) = (
            try visit.actor, visit.centre, visit.site.calendar, visit.t, visit.today
        )
        return try await centre.read { reader in
            let report = try report(centre, reader, today)
            return DirectorReading(
                report: report,
                outlooks: try report.map { try reader.outlooks(of: $0) } ?? [:],
                work: try Worklist.items(for: actor, centre, reader, calendar, t),
                satisfaction: try reader.satisfaction(asOf: report?.asOf ?? today))
        }
    }

    /// Whether the year that is looked at has ended, so that nothing of it is to come.
    var isOver: Bool { report.map { $0.asOf == Day.last(of: $0.year) } ?? false }

    private static func report(
        _ centre: Centre, _ reader: Reader, _ today: Day
    ) throws -> YearReport? {
        guard let year = try reader.years().first else { return nil }
        let request = try ReportRequest(year: year, today: today)
        return try reader.report(
            request, measures: centre.measures(reader),
            open: centre.openTimes(reader, asOf: request.asOf))
    }
}

extension Reader {
    /// Ratings of 4 or 5 over all ratings, month by month, of the twelve months up to a day.
    fileprivate func satisfaction(
        asOf day: Day
    ) throws -> [(month: Day, share: Ratio, ratings: Int64)] {
        let from = (day + -334).firstOfMonth
        return try months(
            of: MeasureName.ratingsSatisfied.rawValue, from: from, through: day
        ).compactMap { month, summary in
            Figure(.share, of: summary).map { (month, $0.value, summary.pieces) }
        }
    }
}

/// A target that may be missed, with what is known of it.
struct Risk: Sendable {
    let project: ProjectReport
    let line: IndicatorLine
    let outlook: KeptOutlook?

    /// What may be missed, the least likely to be met first; what cannot be forecast by its lamp.
    static func all(_ reading: DirectorReading) -> [Risk] {
        guard let report = reading.report else { return [] }
        return report.lines.compactMap { project, line in
            let outlook = reading.outlooks[line.stored.id]
            let risk = Risk(project: project, line: line, outlook: outlook)
            return risk.isOne ? risk : nil
        }.sorted { $0.rank < $1.rank }
    }

    private var isOne: Bool {
        if let chance = outlook?.chance { return chance < Quantity(50) }
        return line.lamp == .red || line.lamp == .yellow
    }

    /// Smaller is worse.
    private var rank: (Quantity, Int) {
        let chance = outlook?.chance ?? (line.lamp == .red ? Quantity(10) : Quantity(45))
        return (chance, line.lamp == .red ? 0 : 1)
    }

    /// Colour and word: how likely it is met, or, once the year is over, that it is not.
    func mark(isOver: Bool, _ t: Strings) -> LampMark {
        let lamp = line.lamp ?? .yellow
        if isOver {
            return LampMark(lamp == .red ? .red : .yellow, word: t("overview_missed_word"))
        }
        guard let chance = outlook?.chance else { return LampMark(lamp, t) }
        return LampMark(
            chance < Quantity(20) ? .red : .yellow, word: t("overview_chance", "\(chance)"))
    }

    /// What is likely to become of it, in words.
    func why(_ t: Strings) -> String {
        let unit = line.unitText
        let actual =
            line.actualText.map { unit.isEmpty ? $0 : "\($0) \(unit)" } ?? t("not_measured")
        guard let outlook, let expected = outlook.expected, let low = outlook.low,
            let high = outlook.high, low < high
        else {
            let reason = outlook.map { t($0.reason) } ?? ""
            let words = t("overview_why_now", actual)
            return reason.isEmpty ? words : t("overview_why_reason", words, reason)
        }
        return t(
            "overview_why_forecast", actual, expected.estimate, low.estimate, high.estimate, unit)
    }
}

extension Quantity {
    /// An estimate as people read it: three places are all that one can tell.
    var estimate: String {
        let value = abs(approximate)
        let decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2
        return Ratio(self).grouped(decimals: decimals, trimmed: decimals > 0)
    }
}

import Kernel

extension Reader {
    /// Where the indicators of a report will stand, by indicator: what was worked out ahead, and,
    /// where its evidence has changed since, what is worked out now.
    ///
    /// It is what a page of one indicator and the form of the month show of the same day.
    ///
    /// - Parameter limit: how many are worked out now; of the others it is said that they are
    ///   under way, rather than told what is no longer true.
    package func outlooks(
        of report: YearReport, atMost limit: Int = 40
    ) throws -> [String: KeptOutlook] {
        let kept = try freshOutlooks(asOf: report.asOf, year: report.year)
        let request = try ReportRequest(
            year: report.year, asOf: report.asOf, today: report.asOf)
        // A year whose holidays are not published has no forecast.
        guard let reading = try? OutlookReading(self, request) else { return [:] }
        var outlooks: [String: KeptOutlook] = [:]
        var left = limit
        for line in report.projects.flatMap(\.lines) {
            let id = line.stored.id
            if let kept = kept[id] {
                outlooks[id] = kept.beside(line)
            } else if let binding = line.stored.binding {
                left -= 1
                let outlook = left < 0 ? .underWay : try reading.outlook(of: binding)
                outlooks[id] = KeptOutlook(
                    line.stored, outlook, target: line.target, asOf: report.asOf,
                    madeAt: Instant(report.asOf), knownAt: report.sequence
                ).beside(line)
            }
        }
        return outlooks
    }

    /// The outlooks kept for a day that are still true: no evidence of their measures came since,
    /// none was taken back, and they are bound to the same.
    func freshOutlooks(asOf day: Day, year: Int) throws -> [String: KeptOutlook] {
        let rows = try rows(
            """
            SELECT o.*, b.sequence AS bound, b.measure, f.measure AS other
            FROM outlook o JOIN indicator i ON i.id = o.indicator
            JOIN declaration d ON d.id = i.declaration
            LEFT JOIN binding b ON b.indicator = o.indicator
            LEFT JOIN formula f ON f.indicator = o.indicator
            WHERE d.year = \(year) AND o.as_of = \(day)
            """
        ).map { try BoundOutlook(row: $0) }
        guard let oldest = rows.map(\.outlook.knownAt).min() else { return [:] }
        let changes = try measuresChanged(since: oldest)
        let fresh = rows.filter { $0.isTrue(changes) }.map { ($0.outlook.indicator, $0.outlook) }
        return Dictionary(fresh, uniquingKeysWith: { $1 })
    }
}

/// A kept outlook with what it hangs on.
private struct BoundOutlook {
    let outlook: KeptOutlook
    /// The entry that bound its indicator; nil while nothing does.
    let bound: Int64?
    let measures: [String]

    init(row: Row) throws {
        outlook = try KeptOutlook(row: row)
        bound = try row("bound")
        measures = try [row("measure"), row("other")].compactMap(\.self)
    }

    func isTrue(_ changes: [String: Int64]) -> Bool {
        let latest = (measures.map { changes[$0] } + [bound]).compactMap(\.self).max()
        return latest.map { $0 <= outlook.knownAt } ?? true
    }
}

extension Outlook {
    fileprivate static let underWay = Outlook.nothingToSay(
        Words("有新记录，正在重新预测", "new evidence: the forecast is being worked out"))
}

/// What the cases that were open at a moment are worth so far, by measure: what `longest` must not
/// forget, so that a case nobody answers cannot look good.
package struct OpenTimes: Sendable {
    private let byMeasure: [String: [OpenTime]]

    /// One open case with its time so far, in its limit's unit.
    package struct OpenTime: Hashable, Sendable {
        package let timed: TimedCase
        package let elapsed: Quantity
    }

    /// No case is open.
    package static let none = OpenTimes(byMeasure: [:])

    private init(byMeasure: [String: [OpenTime]]) { self.byMeasure = byMeasure }

    /// - Throws: `Refusal` for a year whose holidays are not published.
    init(_ cases: [TimedCase], at moment: Instant, _ calendar: WorkCalendar) throws {
        let times = try cases.compactMap { timed in
            try timed.measure.map { measure in
                (
                    measure,
                    OpenTime(
                        timed: timed, elapsed: try timed.deadline.elapsed(at: moment, calendar))
                )
            }
        }
        byMeasure = Dictionary(grouping: times, by: \.0).mapValues { $0.map(\.1) }
    }

    /// The open cases of a measure, or of one part of it, longest first.
    package func of(_ measure: String, breakdown: String?) -> [OpenTime] {
        (byMeasure[measure] ?? [])
            .filter { breakdown == nil || $0.timed.breakdown == breakdown }
            .sorted { $0.elapsed > $1.elapsed }
    }
}

extension Centre {
    /// The time so far of every case that was open at the end of a day, or now if that is earlier.
    ///
    /// - Parameter sequence: what the journal held then; cases that ended later were still open.
    package func openTimes(
        _ reader: Reader, asOf day: Day, knownAt sequence: Int64? = nil
    ) throws -> OpenTimes {
        var moment = min(Instant(milliseconds: Instant(day + 1).milliseconds - 1), clock.now())
        if let sequence, let entry = try reader.journalEntry(sequence) {
            moment = min(moment, entry.instant)
        }
        return try OpenTimes(openCases(reader, at: moment), at: moment, WorkCalendar())
    }
}

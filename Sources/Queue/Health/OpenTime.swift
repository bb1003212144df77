import Kernel

/// One day's opening hours as a clock that runs only while the hall is open: a break in the middle
/// takes no time, so an outage over lunch is one outage.
struct OpenTime {
    /// From, until, in order.
    let stretches: [(from: Instant, until: Instant)]

    /// - Throws: `Refusal` for a year whose holidays are not published.
    init(_ day: Day, _ hours: OpeningHours, _ calendar: WorkCalendar) throws(Refusal) {
        stretches = try hours.stretches(on: day, calendar).map {
            (Instant(day, secondOfDay: $0.opens), Instant(day, secondOfDay: $0.closes))
        }
    }

    var seconds: Int { stretches.reduce(0) { $0 + ($1.until - $1.from) } }

    /// Seconds of opening that have passed at a moment.
    func passed(at instant: Instant) -> Int {
        stretches.reduce(0) { $0 + max(0, min(instant, $1.until) - $1.from) }
    }

    /// When it opened, if it is open at a moment.
    func openSince(at instant: Instant) -> Instant? {
        stretches.first { $0.from <= instant && instant < $0.until }?.from
    }

    /// Seconds of opening that outages cover, and the longest of them without a gap. Outages that
    /// overlap or follow each other without a gap are one; one still open lasts to the end.
    func down(_ outages: [Outage]) -> (total: Int, longest: Int) {
        let spans = outages.map { outage in
            (passed(at: outage.from), outage.until.map { passed(at: $0) } ?? seconds)
        }
        var (total, longest) = (0, 0)
        var run: (from: Int, until: Int)?
        for span in spans.sorted(by: { $0 < $1 }) where span.1 > span.0 {
            if let open = run, span.0 <= open.until {
                run = (open.from, max(open.until, span.1))
            } else {
                total += run.map { $0.until - $0.from } ?? 0
                run = span
            }
            longest = max(longest, run.map { $0.until - $0.from } ?? 0)
        }
        return (total + (run.map { $0.until - $0.from } ?? 0), longest)
    }
}

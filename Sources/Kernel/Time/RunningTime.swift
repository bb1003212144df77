/// A part of a period in hours or seconds: the clock runs through it, or stands still.
package struct RunningTime: Hashable, Sendable {
    package let from: Instant
    package let until: Instant
    package let runs: Bool

    package var seconds: Int { until - from }
}

extension Deadline {
    /// The period from its start to `end`, cut where the clock stopped and went on again.
    package func runningTimes(until end: Instant) -> [RunningTime] {
        var times: [RunningTime] = []
        var settled = start
        func add(_ until: Instant, runs: Bool) {
            guard until > settled else { return }
            if let last = times.last, last.runs == runs {
                times[times.count - 1] = RunningTime(from: last.from, until: until, runs: runs)
            } else {
                times.append(RunningTime(from: settled, until: until, runs: runs))
            }
            settled = until
        }
        for pause in pauses where pause.from < end {
            add(max(pause.from, settled), runs: true)
            add(min(pause.until ?? end, end), runs: false)
        }
        add(end, runs: true)
        return times
    }
}

import Kernel
import People

/// Why a case is due when it is: each of its clocks, day by day or stretch by stretch.
struct ClockPage: Page {
    static let template = "cases/clocks"
    let area: Area? = .worklist
    var assets: [String] { ["cases.css"] }

    let title: String
    let caseHref: String?
    let clocks: [Clock]
    let history: CaseHistory?

    /// One clock of the case.
    struct Clock: Sendable {
        let name: String
        let mark: LampMark
        let left: String
        let rule: String
        let start: String
        let due: String
        let ended: String?
        let fault: String?
        let days: [DayLine]
        let stretches: [StretchLine]
    }

    /// One day, or a row of days that are all alike.
    struct DayLine: Sendable {
        let day: String
        let weekday: String
        let number: String
        let reason: String
        /// For styles: `counts`, `skips` or `late`.
        let style: String
    }

    /// One stretch of a clock in hours or seconds.
    struct StretchLine: Sendable {
        let from: String
        let until: String
        let length: String
        let reason: String
        let style: String
    }

    init(_ cases: [TimedCase], history: CaseHistory?, _ visit: Visit) {
        let t = visit.t
        let first = cases[0]
        title = t("clock_title")
        let mayOpen =
            visit.signedIn.map {
                $0.actor.may(first.permission) || first.assignee == $0.actor.id
            } ?? false
        caseHref = mayOpen ? first.path : nil
        let (now, calendar) = (visit.centre.clock.now(), visit.site.calendar)
        clocks = cases.map { Clock($0, at: now, calendar, t) }
        self.history = history
    }
}

extension ClockPage.Clock {
    init(_ timed: TimedCase, at now: Instant, _ calendar: WorkCalendar, _ t: Strings) {
        let state = ClockState(timed, at: now, calendar, t)
        let start = timed.deadline.start
        name = t(timed.title)
        mark = state.mark
        left = state.left
        rule = timed.deadline.limit.rule(t)
        self.start = "\(start.day) \(start.clockText)"
        due = state.due
        ended = timed.endedAt.map { "\($0.day) \($0.clockText)" }
        let moment = timed.endedAt ?? now
        let told: (days: [ClockPage.DayLine], stretches: [ClockPage.StretchLine], fault: String?)
        do {
            told = (
                try timed.deadline.dayLines(through: moment, calendar, t),
                try timed.deadline.stretchLines(through: moment, calendar, t), nil
            )
        } catch {
            told = ([], [], t(error.words))
        }
        (days, stretches, fault) = told
    }
}

extension Deadline {
    /// Days of a period that are counted one by one, up to its end or to `moment` if that is later.
    fileprivate func dayLines(
        through moment: Instant, _ calendar: WorkCalendar, _ t: Strings
    ) throws(Refusal) -> [ClockPage.DayLine] {
        var days = try countedDays(calendar, through: nil)
        guard let last = days.last else { return [] }
        if moment.day > last.day { days = try countedDays(calendar, through: moment.day) }
        let limit = self.limit.days ?? 0
        return days.rows(limit: limit).map { ClockPage.DayLine($0, limit: limit, t) }
    }

    /// Stretches of a period in hours or seconds, up to its end or to `moment` if that is later.
    fileprivate func stretchLines(
        through moment: Instant, _ calendar: WorkCalendar, _ t: Strings
    ) throws(Refusal) -> [ClockPage.StretchLine] {
        guard limit.days == nil else { return [] }
        let end = try due(calendar).map { max($0, moment) } ?? moment
        return runningTimes(until: end).map { ClockPage.StretchLine($0, t) }
    }
}

extension [CountedDay] {
    /// Where there are many days: ordinary ones that follow each other in one row, and those past
    /// the limit a month a row. Up to the limit nobody has to take a day on trust.
    fileprivate func rows(limit: Int) -> [[CountedDay]] {
        var rows: [[CountedDay]] = []
        var isLate = false
        for day in self {
            let wasLate = isLate
            isLate = isLate || (day.number ?? 0) > limit
            let before = rows.last?.last
            let isOrdinary = day.reason == .ordinary && before?.reason == .ordinary
            let isSameMonth = wasLate && before?.day.monthText == day.day.monthText
            if count > 40, isOrdinary || isSameMonth {
                rows[rows.count - 1].append(day)
            } else {
                rows.append([day])
            }
        }
        return rows
    }
}

extension ClockPage.DayLine {
    fileprivate init(_ row: [CountedDay], limit: Int, _ t: Strings) {
        let (first, last) = (row[0], row[row.count - 1])
        let isOne = row.count == 1
        day = isOne ? "\(first.day)" : t("clock_through", "\(first.day)", "\(last.day)")
        weekday = isOne ? t("weekday_\(first.day.weekday)") : ""
        let numbers = row.compactMap(\.number)
        let ends = Set([numbers.first, numbers.last].compactMap(\.self)).sorted()
        number = ends.isEmpty ? "–" : ends.map(String.init).joined(separator: "–")
        let isAlike = row.allSatisfy { $0.reason == first.reason }
        reason =
            isAlike
            ? first.reason.words(t)
            : t("clock_days_together", "\(numbers.count)", "\(row.count - numbers.count)")
        style = numbers.isEmpty ? "skips" : numbers.allSatisfy { $0 <= limit } ? "counts" : "late"
    }
}

extension ClockPage.StretchLine {
    fileprivate init(_ time: RunningTime, _ t: Strings) {
        from = "\(time.from.day) \(time.from.clockText)"
        until = "\(time.until.day) \(time.until.clockText)"
        length = Span.words(seconds: time.seconds, t)
        reason = t(time.runs ? "clock_runs" : "clock_stands")
        style = time.runs ? "counts" : "skips"
    }
}

extension CountedDay.Reason {
    /// Why the day counts or not.
    fileprivate func words(_ t: Strings) -> String {
        switch self {
        case .start: t("clock_day_start")
        case .paused: t("clock_day_paused")
        case .ordinary: t("clock_day_ordinary")
        case .kind(.working): t("clock_day_working")
        case .kind(.weekend): t("clock_day_weekend")
        case .kind(.holiday(let name)): t("clock_day_holiday", name)
        case .kind(.makeUp(let name)): t("clock_day_make_up", name)
        }
    }
}

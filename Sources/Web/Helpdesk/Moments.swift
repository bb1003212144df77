import Kernel

/// Moments as people say them.
struct Moments {
    let t: Strings
    let today: Day

    init(_ visit: Visit) {
        t = visit.t
        today = visit.today
    }

    /// `16:20` of today, else with the day: `10-17 16:20`, of another year `2024-10-17 16:20`.
    func short(_ instant: Instant) -> String {
        let clock = String(instant.clockText.prefix(5))
        let day = instant.day
        if day == today { return clock }
        let text = "\(day)"
        return day.year == today.year ? "\(text.dropFirst(5)) \(clock)" : "\(text) \(clock)"
    }

    /// `今天 13:30`, `10 月 20 日（星期一）09:00`: when something begins or is due.
    func told(_ instant: Instant) -> String {
        let clock = String(instant.clockText.prefix(5))
        let day = instant.day
        if day == today { return t("help_moment_today", clock) }
        return t(
            "help_moment", "\(day.month)", "\(day.dayOfMonth)", t("weekday_\(day.weekday)"), clock)
    }

    /// A day and its weekday: `10 月 24 日（星期五）`.
    func told(_ day: Day) -> String {
        t("help_moment_day", "\(day.month)", "\(day.dayOfMonth)", t("weekday_\(day.weekday)"))
    }

    /// A length of time in whole seconds: `45 秒`, `3 分 20 秒`.
    func length(from: Instant, to: Instant) -> String {
        let seconds = Int((to.milliseconds - from.milliseconds + 500) / 1000)
        guard seconds >= 60 else { return t("help_length_seconds", "\(seconds)") }
        return t("help_length_minutes", "\(seconds / 60)", "\(seconds % 60)")
    }
}

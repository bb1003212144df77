import Kernel
import Queue

/// How the hall's pages say what is in the hall.
extension Strings {
    /// `3 号窗口`
    func counter(_ counter: Counter) -> String { self("queue_counter_n", "\(counter.number)") }

    /// `3 号窗口 · 综合受理`
    func counterInFull(_ counter: Counter) -> String {
        let name = named(counter.name)
        return name.isEmpty ? self.counter(counter) : "\(self.counter(counter)) · \(name)"
    }

    /// The name in the reader's language, else in Chinese.
    func named(_ words: Words) -> String { self(words).isEmpty ? words.zh : self(words) }

    /// `食品生产许可 · 变更`
    func matter(_ id: Matter.ID, in hall: Hall) -> String {
        guard let matter = hall.matter(id) else { return id }
        guard let category = hall.category(matter.letter) else { return named(matter.name) }
        return "\(named(category.name)) · \(named(matter.name))"
    }

    /// A length of time in whole minutes: `22 分钟`, `不到 1 分钟`.
    func minutes(_ seconds: Int) -> String {
        seconds < 60 ? self("queue_under_a_minute") : self("queue_minutes", "\(seconds / 60)")
    }

    /// The same within a sentence: `等了 22 分钟`, `等了不到 1 分钟`.
    func timed(_ key: String, _ seconds: Int) -> String {
        self(key, minutes(seconds)).replacing(" 不到", with: "不到")
    }

    /// `前面还有 3 人`
    func ahead(_ count: Int) -> String {
        switch count {
        case 0: self("queue_ahead_none")
        case TicketView.countLimit...: self("queue_ahead_many", "\(TicketView.countLimit)")
        default: self("queue_ahead", "\(count)")
        }
    }

    /// `预计 9 分钟后叫到您`; of a matter that no counter serves now, that.
    func expected(_ seconds: Int?) -> String {
        guard let seconds else { return self("queue_expected_unknown") }
        return seconds < 60
            ? self("queue_expected_soon") : self("queue_expected_in", "\((seconds + 59) / 60)")
    }

    func count(_ number: Int) -> String {
        number >= TicketView.countLimit ? "\(TicketView.countLimit)+" : "\(number)"
    }

    func state(_ ticket: Ticket) -> (text: String, color: String) {
        switch ticket.state {
        case .waiting:
            ticket.passes > 0
                ? (self("queue_state_passed", "\(ticket.passes)"), "yellow")
                : (self("queue_state_waiting"), "")
        case .called: (self("queue_state_called"), "blue")
        case .serving: (self("queue_state_serving"), "blue")
        case .ended:
            ticket.outcome.map {
                (self("queue_outcome_\($0.rawValue)"), $0 == .served ? "green" : "yellow")
            } ?? (self("queue_state_ended"), "")
        }
    }

    func channel(_ channel: Ticket.Channel) -> String { self("queue_channel_\(channel.rawValue)") }
}

extension Instant {
    /// `16:20`
    var hourText: String { String(clockText.prefix(5)) }

    /// `2025-10-17 16:20`
    var minuteText: String { "\(day) \(hourText)" }
}

extension VisitorKind {
    static func choices(_ chosen: String, _ t: Strings) -> [Choice] {
        allCases.map {
            Choice(
                value: $0.rawValue, text: t("queue_party_\($0.rawValue)"),
                isChosen: $0.rawValue == chosen)
        }
    }
}

extension Priority {
    /// None first, which is the usual.
    static func choices(_ chosen: String, _ t: Strings) -> [Choice] {
        [Choice(value: "", text: t("queue_priority_none"), isChosen: chosen.isEmpty)]
            + allCases.map {
                Choice(
                    value: $0.rawValue, text: t("queue_priority_\($0.rawValue)"),
                    isChosen: $0.rawValue == chosen)
            }
    }
}

import Kernel
import Queue

extension CounterPage.Key {
    /// What the clerk can do now. Space always does the next thing.
    static func list(_ facts: CounterFacts, _ base: String, _ t: Strings) -> [Self] {
        func act(_ name: String, _ key: String, _ path: String, _ look: String = "quiet") -> Self {
            Self(
                text: t("queue_do_\(name)"), key: key, shown: shown(key, t), look: look,
                action: "\(base)/\(path)", opens: nil)
        }
        func ask(_ name: String, _ key: String) -> Self {
            Self(
                text: t("queue_do_\(name)"), key: key, shown: shown(key, t), look: "quiet",
                action: nil, opens: name)
        }
        guard facts.isMine || facts.view.seat.clerk == nil else { return [] }
        switch (facts.view.seat.state, facts.view.ticket?.state) {
        case (.closed, _): return [act("open", "space", "openings", "main")]
        case (.paused, nil):
            return [act("resume", "space", "resumptions", "main"), act("close", "q", "closings")]
        case (.open, nil):
            return [
                act("next", "space", "calls", "main"), act("pause", "p", "pauses"),
                act("close", "q", "closings"),
            ]
        case (_, .called):
            return [
                act("start", "space", "starts", "main"), act("again", "r", "recalls"),
                act("pass", "s", "passes"), ask("transfer", "t"),
            ]
        default:
            return [
                act("finish_next", "space", "finishes", "main"),
                act("done", "f", "finishes?only=1"),
                ask("transfer", "t"), ask("finish", "o"),
            ]
        }
    }

    private static func shown(_ key: String, _ t: Strings) -> String {
        key == "space" ? t("queue_key_space") : key.uppercased()
    }
}

extension CounterPage.Alarm {
    /// A call that nobody can see comes first: the visitor does not know of it.
    static func list(_ facts: CounterFacts, _ t: Strings) -> [Self] {
        [unseen(facts, t), unheard(facts, t), waiting(facts, t)].compactMap(\.self)
    }

    private static func unseen(_ facts: CounterFacts, _ t: Strings) -> Self? {
        guard let ticket = facts.view.ticket, ticket.state == .called, ticket.shownAt == nil,
            let called = ticket.calledAt,
            facts.now - called >= facts.hall.rules.shownWithinSeconds
        else { return nil }
        let hasScreen = facts.screens.contains { $0.revokedAt == nil }
        return Self(
            isMild: false, text: t("queue_alarm_unseen", ticket.label),
            advice: t(hasScreen ? "queue_alarm_unseen_next" : "queue_alarm_no_screen"))
    }

    private static func unheard(_ facts: CounterFacts, _ t: Strings) -> Self? {
        guard let ticket = facts.view.ticket, ticket.state == .called, ticket.shownAt != nil,
            ticket.heardAt == nil, let called = ticket.calledAt, facts.now - called >= 45
        else { return nil }
        return Self(
            isMild: true, text: t("queue_alarm_unheard", ticket.label),
            advice: t("queue_alarm_unheard_next"))
    }

    private static func waiting(_ facts: CounterFacts, _ t: Strings) -> Self? {
        let limit = facts.hall.rules.longWaitMinutes
        let count = facts.waiting.count { $0.waitedSeconds(at: facts.now) >= limit * 60 }
        guard count > 0 else { return nil }
        return Self(
            isMild: true, text: t("queue_alarm_long", "\(count)", "\(limit)"),
            advice: t("queue_alarm_long_next"))
    }
}

extension CounterPage.Dialogs {
    init(_ facts: CounterFacts, _ base: String, asks: String?, _ t: Strings) {
        let (hall, here) = (facts.hall, facts.view.counter)
        transferHref = "\(base)/transfers"
        finishHref = "\(base)/finishes?only=1"
        asksTransfer = asks == "transfer"
        asksFinish = asks == "finish"
        let counters = hall.counters.filter { $0.retiredAt == nil && $0.id != here.id }
            .map { ("counter:\($0.id)", t.counterInFull($0)) }
        let matters = hall.matters.filter { $0.isOpen && $0.id != facts.view.ticket?.matter }
            .map { ("matter:\($0.id)", t("queue_line_of", t.matter($0.id, in: hall))) }
        targets = CounterPage.Option.list(counters + matters)
        outcomes = CounterPage.Option.list(
            Ticket.Outcome.atCounter.map { ($0.rawValue, t("queue_outcome_\($0.rawValue)")) })
    }
}

extension CounterPage.Option {
    /// The first nine have a digit for a key.
    fileprivate static func list(_ answers: [(value: String, text: String)]) -> [Self] {
        answers.enumerated().map { index, answer in
            Self(
                value: answer.value, text: answer.text, key: index < 9 ? "\(index + 1)" : nil,
                isFirst: index == 0)
        }
    }
}

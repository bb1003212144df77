import Helpdesk
import Kernel

/// One who waits for a person, as the line shows them.
struct WaitingLine: Sendable {
    let id: String
    let clock: Countdown
    let stage: String
    let word: String
    /// The beginning of what they wrote; what it is about where the reader may not see that.
    let words: String
    let about: String
    /// Whether this reader's console rings for it.
    let rings: Bool
    let takePath: String?
    /// Whether the key that takes takes this one.
    let isFirst: Bool

    /// What the lines are made with.
    struct View: Sendable {
        let rules: HelpRules
        let topics: [String: HelpTopic]
        let names: [String: String]
        let mayTake: Bool
        let now: Instant
    }

    /// The whole line, the most urgent first.
    static func all(_ waiting: [HelpConsole.Waiting], _ view: View, _ t: Strings) -> [WaitingLine] {
        let limit = view.rules.answerSeconds
        let due = waiting.map { ($0, $0.due ?? $0.call.calledAt + limit) }
        return due.sorted { $0.1 < $1.1 }.enumerated().map { index, pair in
            WaitingLine(pair.0, due: pair.1, isFirst: index == 0, view, t)
        }
    }

    private init(
        _ waiting: HelpConsole.Waiting, due: Instant, isFirst: Bool, _ view: View, _ t: Strings
    ) {
        id = waiting.conversation.id
        clock = Countdown(due: due, view.rules, at: view.now)
        stage = clock.stage.rawValue
        word = t("help_word_\(stage)")
        let topic = waiting.call.topic ?? waiting.conversation.topic
        let title = topic.flatMap { view.topics[$0] }.map { t($0.title) } ?? t("help_any_topic")
        words = view.mayTake && !waiting.excerpt.isEmpty ? waiting.excerpt : title
        let offered = waiting.call.offeredTo.flatMap { view.names[$0] }
        about = [
            title, t("help_audience_\(waiting.conversation.audience.rawValue)"),
            waiting.call.reason == .visitor
                ? nil : t("help_reason_\(waiting.call.reason.rawValue)"),
            waiting.ringsForMe ? t("help_rings_for_you") : offered.map { t("help_rings_for", $0) },
        ].compactMap(\.self).joined(separator: " · ")
        rings = waiting.ringsForMe && view.mayTake
        takePath = view.mayTake ? "/help/desk/\(id)/takes" : nil
        self.isFirst = isFirst
    }
}

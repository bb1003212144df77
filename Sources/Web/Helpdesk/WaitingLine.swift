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
    let takeWord: String
    /// Whether the key that takes takes this one.
    let isFirst: Bool

    /// What the lines are made with.
    struct View: Sendable {
        let rules: HelpRules
        let topics: [String: HelpTopic]
        let names: [String: String]
        let mayTake: Bool
        /// The reader's account.
        let me: String
        let now: Instant
    }

    /// The whole line, the most urgent first.
    static func all(_ waiting: [HelpConsole.Waiting], _ view: View, _ t: Strings) -> [WaitingLine] {
        let limit = view.rules.answerSeconds
        let due = waiting.map { ($0, $0.due ?? $0.call.calledAt + limit) }
        let sorted = due.sorted { $0.1 < $1.1 }
        // The key takes the most urgent that is not one's own already.
        let first = sorted.first { $0.0.conversation.holder != view.me }?.0.conversation.id
        return sorted.map {
            WaitingLine($0.0, due: $0.1, isFirst: $0.0.conversation.id == first, view, t)
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
        let holder = waiting.conversation.holder
        let held = holder.map {
            $0 == view.me
                ? t("help_you_took_it") : t("help_taken_by", Names.of($0, view.names, t))
        }
        about = [
            title, t("help_audience_\(waiting.conversation.audience.rawValue)"),
            waiting.call.reason == .visitor
                ? nil : t("help_reason_\(waiting.call.reason.rawValue)"),
            held ?? (waiting.ringsForMe ? t("help_rings_for_you") : nil)
                ?? offered.map { t("help_rings_for", $0) },
        ].compactMap(\.self).joined(separator: " · ")
        rings = waiting.ringsForMe && view.mayTake
        takePath = view.mayTake && holder != view.me ? "/help/desk/\(id)/takes" : nil
        takeWord = t(holder == nil ? "help_take" : "help_take_over")
        self.isFirst = isFirst
    }
}

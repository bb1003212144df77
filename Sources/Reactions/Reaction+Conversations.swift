import Helpdesk
import Kernel
import Satisfaction

extension Reaction {
    /// Whoever was answered online by a person may rate it, by a link that the chat shows.
    static let endedConversationMayBeRated = Reaction(
        to: ConversationEnded.self
    ) { event, happening, transaction in
        guard event.wasAnswered, let assistant = event.assistant else { return }
        let topics = try transaction.reader.helpTopics()
        let topic = topics.first { $0.id == event.topic }
        try transaction.inviteRating(
            for: happening.subject, step: RatedStep.conversation,
            ServedCase(
                channel: "online", matter: topic?.title.zh ?? "综合咨询", place: "线上帮办",
                servedBy: assistant))
    }
}

/// What of 帮办 can be followed live.
enum HelpdeskTopics {
    static let all: [any LiveTopic.Type] = [
        VisitorTopic.self, DeskConversationTopic.self, DeskTopic.self,
    ]
}

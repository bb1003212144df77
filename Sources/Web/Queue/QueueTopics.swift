/// What of 叫号 can be followed live.
enum QueueTopics {
    static let all: [any LiveTopic.Type] = [HallTopic.self, ScreenTopic.self, TicketTopic.self]
}

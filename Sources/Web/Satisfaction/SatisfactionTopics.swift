/// What of 好差评 can be followed live.
enum SatisfactionTopics {
    static let all: [any LiveTopic.Type] = []
}

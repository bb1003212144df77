/// Every kind of topic there is, by desk; the first that takes a path has it.
enum LiveTopics {
    static let all: [any LiveTopic.Type] =
        [JournalTopic.self, DraftTopic.self] + QueueTopics.all + HelpdeskTopics.all
        + SatisfactionTopics.all

    /// - Throws: `Missing` when there is none at the path.
    static func find(_ path: [String], _ visit: Visit) throws -> any LiveTopic {
        for kind in all {
            if let topic = try kind.init(path, visit) { return topic }
        }
        throw Missing()
    }
}

import Kernel

/// Which conversations are looked for.
package struct ConversationFilter: Hashable, Sendable {
    package var states: [Conversation.State] = []
    package var topic: String?
    package var audience: Conversation.Audience?
    /// The account that holds it, or held it last.
    package var holder: String?
    /// Begun on these days.
    package var from: Day?
    package var through: Day?
    package var solved: Bool?
    /// Whether a person answered.
    package var wasAnswered: Bool?
    /// Words of the transcript.
    package var text = ""

    package init() {}

    fileprivate var conditions: SQL {
        var all: SQL = "1 = 1"
        func add(_ next: SQL?) { if let next { all = "\(part: all) AND \(part: next)" } }
        add(inStates)
        add(topic.map { "c.topic = \($0)" })
        add(audience.map { "c.audience = \($0.rawValue)" })
        add(holder.map { "c.holder = \($0)" })
        add(from.map { "c.started_at >= \(Instant($0))" })
        add(through.map { "c.started_at < \(Instant($0 + 1))" })
        add(solved.map { "c.solved = \($0 ? 1 : 0)" })
        add(wasAnswered.map { "c.answered = \($0 ? 1 : 0)" })
        return all
    }

    private var inStates: SQL? {
        guard let first = states.first else { return nil }
        let any = states.dropFirst().reduce("\(first.rawValue)" as SQL) { all, next in
            "\(part: all), \(next.rawValue)"
        }
        return "c.state IN (\(part: any))"
    }
}

extension Reader {
    /// Conversations that fit, newest first.
    ///
    /// - Parameter before: only those with a smaller id; for the next page.
    package func conversations(
        _ filter: ConversationFilter, before: String? = nil, limit: Int = 50
    ) throws -> [Conversation] {
        let older: SQL = before.map { "AND c.id < \($0)" } ?? ""
        let said: SQL =
            try filter.text.trimmed.isEmpty ? "" : "AND \(part: conversations(saying: filter.text))"
        return try rows(
            """
            \(part: Conversation.selection) WHERE \(part: filter.conditions)
                \(part: said) \(part: older)
            ORDER BY c.id DESC LIMIT \(limit)
            """
        ).map(Conversation.init(row:))
    }
}

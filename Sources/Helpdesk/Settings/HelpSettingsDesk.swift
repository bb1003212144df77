import Foundation
import Kernel

/// Sets service hours, limits and topics.
package struct HelpSettingsDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Sets rules that hold from now on.
    ///
    /// - Throws: `Refusals`, one for each limit or stretch not in order.
    package func set(_ rules: HelpRules, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .manageHelp) { transaction in
            let faults = rules.faults
            guard faults.isEmpty else { throw Refusals(faults) }
            let sequence = try transaction.record(
                HelpRulesSet(rules: rules), about: Subject("helpdesk.rules", "all"))
            let text = String(decoding: try JSONEncoder().encode(rules), as: UTF8.self)
            try transaction.run(
                """
                INSERT INTO help_rules (since, rules, sequence)
                VALUES (\(transaction.instant), \(text), \(sequence))
                ON CONFLICT (since) DO UPDATE SET rules = excluded.rules,
                    sequence = excluded.sequence
                """)
        }
    }

    /// Adds a topic, or changes its words; it is offered to visitors from now on.
    package func setTopic(_ id: String, title: Words, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .manageHelp) { transaction in
            var faults = title.zh.faults(at: "title", limit: 40, orMissing: "名称", "title")
            if !HelpTopic.isID(id) { faults.append(.badTopic) }
            guard faults.isEmpty else { throw Refusals(faults) }
            let english = title.en.trimmed.isEmpty ? title.zh : title.en
            let words = Words(title.zh.trimmed, english.trimmed)
            let sequence = try transaction.record(
                TopicSet(title: words), about: Subject("helpdesk.topic", id))
            try transaction.run(
                """
                INSERT INTO help_topic (id, title_zh, title_en, offered, sequence)
                VALUES (\(id), \(words.zh), \(words.en), 1, \(sequence))
                ON CONFLICT (id) DO UPDATE SET title_zh = excluded.title_zh,
                    title_en = excluded.title_en, offered = 1, sequence = excluded.sequence
                """)
        }
    }

    /// Takes a topic out of what visitors may choose; what is about it stays.
    package func withdrawTopic(_ id: String, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .manageHelp) { transaction in
            try transaction.mustOffer(id)
            let sequence = try transaction.record(
                TopicWithdrawn(), about: Subject("helpdesk.topic", id))
            try transaction.run(
                "UPDATE help_topic SET offered = 0, sequence = \(sequence) WHERE id = \(id)")
        }
    }
}

/// Service hours and limits were set.
package struct HelpRulesSet: JournalEvent {
    package static let kind = "helpdesk.rules_set"
    package let rules: HelpRules
}

/// A topic is offered, under these words.
package struct TopicSet: JournalEvent {
    package static let kind = "helpdesk.topic_set"
    package let title: Words
}

/// A topic is no longer offered.
package struct TopicWithdrawn: JournalEvent {
    package static let kind = "helpdesk.topic_withdrawn"
}

extension HelpTopic {
    /// Short names that stand in addresses: `food-licence`.
    static func isID(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
            }
    }
}

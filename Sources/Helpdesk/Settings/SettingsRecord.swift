import Foundation
import Kernel
import Synchronization

extension Reader {
    /// Every version of the rules.
    package func helpRuleBook() throws -> HelpRuleBook {
        let rows = try rows("SELECT since, rules FROM help_rules ORDER BY since")
        return HelpRuleBook(
            versions: try rows.map { row in
                let text: String = try row("rules")
                return HelpRuleBook.Version(since: try row("since"), rules: try .kept(text))
            })
    }

    /// Every topic, those offered first.
    package func helpTopics() throws -> [HelpTopic] {
        try rows(
            "SELECT id, title_zh, title_en, offered FROM help_topic ORDER BY offered DESC, id"
        ).map { row in
            try HelpTopic(
                id: row("id"), title: Words(row("title_zh"), row("title_en")),
                isOffered: row.flag("offered"))
        }
    }
}

extension Transaction {
    /// - Throws: `unknown_topic` for one that visitors cannot choose.
    func mustOffer(_ topic: String?) throws {
        guard let topic else { return }
        let found =
            topic.contains("\0")
            ? nil
            : try first(
                "SELECT 1 AS one FROM help_topic WHERE id = \(topic) AND offered = 1")
        guard found != nil else { throw Refusal.unknownTopic(topic) }
    }

    /// Counts what one network begins, in spans of ten minutes; a hall full of visitors shares one.
    ///
    /// - Throws: `too_many_starts`.
    func mustNotFlood(_ origin: String?) throws {
        guard let origin else { return }
        let span = instant.milliseconds / (Self.spanSeconds * 1000)
        let row = try first(
            """
            INSERT INTO help_origin (digest, span, count)
            VALUES (\(Secret.digest(of: origin)), \(span), 1)
            ON CONFLICT (digest, span) DO UPDATE SET count = help_origin.count + 1
            RETURNING count
            """)
        guard let count: Int = try row?("count"), count <= Self.startsPerSpan else {
            throw Refusal.tooManyStarts
        }
    }

    /// Forgets the counts of spans that are over.
    func forgetOrigins() throws {
        let span = instant.milliseconds / (Self.spanSeconds * 1000)
        try run("DELETE FROM help_origin WHERE span < \(span)")
    }

    private static let spanSeconds: Int64 = 600
    private static let startsPerSpan = 600
}

extension HelpRules {
    private static let known = Mutex<[String: HelpRules]>([:])

    /// Rules as the database keeps them; a text that was read before is not read again, since
    /// nearly every look at a conversation asks for them.
    fileprivate static func kept(_ text: String) throws -> HelpRules {
        if let rules = known.withLock({ $0[text] }) { return rules }
        let rules = try JSONDecoder().decode(HelpRules.self, from: Data(text.utf8))
        known.withLock { known in
            // A centre has a handful of versions.
            if known.count >= 100 { known = [:] }
            known[text] = rules
        }
        return rules
    }
}

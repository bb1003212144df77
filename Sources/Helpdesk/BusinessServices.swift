import Kernel

/// Services given to businesses over all channels (target 12).
package enum BusinessServices {
    /// How a business was served; the breakdown of the measure.
    package enum Channel: String, Codable, CaseIterable, Sendable {
        case online, counter, visit, telephone, web, letter
    }
}

/// A business was served.
package struct BusinessServed: JournalEvent {
    package static let kind = "helpdesk.business_served"
    package let channel: BusinessServices.Channel
    package let topic: String?
}

/// One service given to a business.
package struct BusinessRecord: Hashable, Sendable {
    /// What it was given for: a conversation, an enquiry, a visit, a ticket.
    package let about: String
    package let channel: BusinessServices.Channel
    package let at: Instant
    package let topic: String?
    package let sequence: Int64
}

extension Transaction {
    /// Counts help that a business had at a counter, once for each ticket.
    ///
    /// - Parameters:
    ///   - ticket: what it was given for.
    ///   - topic: the matter, in the words of the caller.
    package func countCounterHelp(ticket: Subject, topic: String) throws {
        try countBusiness(.counter, about: ticket, topic: topic)
    }

    /// Counts a service, once for what it was given for.
    func countBusiness(
        _ channel: BusinessServices.Channel, about subject: Subject, topic: String?
    ) throws {
        let known = try first(
            "SELECT 1 AS one FROM help_business WHERE about = \(subject.description)")
        guard known == nil else { return }
        let sequence = try record(
            BusinessServed(channel: channel, topic: topic), about: subject,
            worth: [
                Observation(
                    measure: Measure.businesses.name, day: instant.day, amount: Quantity(1),
                    breakdown: channel.rawValue)
            ])
        try run(
            """
            INSERT INTO help_business (sequence, about, channel, at, topic)
            VALUES (\(sequence), \(subject.description), \(channel.rawValue), \(instant),
                \(topic))
            """)
    }
}

extension Reader {
    /// Services given to businesses, newest first.
    ///
    /// - Parameter before: only those recorded before this sequence; for the next page.
    package func businesses(
        _ channel: BusinessServices.Channel? = nil, from: Day? = nil, through: Day? = nil,
        before: Int64 = .max, limit: Int = 50
    ) throws -> [BusinessRecord] {
        let one: SQL = channel.map { "AND channel = \($0.rawValue)" } ?? ""
        let since: SQL = from.map { "AND at >= \(Instant($0))" } ?? ""
        let until: SQL = through.map { "AND at < \(Instant($0 + 1))" } ?? ""
        return try rows(
            """
            SELECT about, channel, at, topic, sequence FROM help_business
            WHERE sequence < \(before) \(part: one) \(part: since) \(part: until)
            ORDER BY sequence DESC LIMIT \(limit)
            """
        ).map { row in
            try BusinessRecord(
                about: row("about"), channel: row.word("channel"), at: row("at"),
                topic: row("topic"), sequence: row("sequence"))
        }
    }
}

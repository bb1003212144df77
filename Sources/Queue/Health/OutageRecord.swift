import Kernel

extension Reader {
    /// The outages that a period touches, oldest first.
    func outages(from: Instant, until: Instant) throws -> [Outage] {
        // Begun in the period, still open, or ended in it: an index answers each.
        try rows(
            """
            SELECT * FROM queue_outage
            WHERE begins_at < \(until) AND (ends_at IS NULL OR ends_at > \(from))
            ORDER BY begins_at, id
            """
        ).map(Outage.init(row:))
    }

    func openOutages() throws -> [Outage] {
        try rows("SELECT * FROM queue_outage WHERE ends_at IS NULL ORDER BY begins_at, id")
            .map(Outage.init(row:))
    }

    func outage(_ id: String) throws -> Outage? {
        try first("SELECT * FROM queue_outage WHERE id = \(id)").map(Outage.init(row:))
    }
}

extension Outage {
    fileprivate init(row: Row) throws {
        try self.init(
            id: row("id"), cause: row.word("cause"), device: row("device"),
            from: row("begins_at"), until: row("ends_at"), reason: row("reason"),
            declaredBy: row("declared_by"))
    }

    package var subject: Subject { Subject("queue.outage", id) }
}

extension Transaction {
    /// Keeps an outage, and journals that it began, and ended if it has.
    func add(_ outage: Outage) throws {
        try run(
            """
            INSERT INTO queue_outage (id, cause, device, begins_at, ends_at, reason, declared_by)
            VALUES (\(outage.id), \(outage.cause.rawValue), \(outage.device), \(outage.from),
                \(outage.until), \(outage.reason), \(outage.declaredBy))
            """)
        try record(
            OutageBegan(
                cause: outage.cause, device: outage.device, from: outage.from,
                reason: outage.reason), about: outage.subject)
        if let until = outage.until {
            try record(
                OutageEnded(until: until, seconds: until - outage.from), about: outage.subject)
        }
    }

    /// Ends an outage now; one that a clock set back puts in the future ends as it began.
    func end(outage id: String) throws {
        guard let outage = try reader.outage(id), outage.until == nil else { return }
        let until = max(instant, outage.from)
        try run("UPDATE queue_outage SET ends_at = \(until) WHERE id = \(id)")
        try record(
            OutageEnded(until: until, seconds: until - outage.from), about: outage.subject)
    }
}

/// A part of the calling system does not work.
package struct OutageBegan: JournalEvent {
    package static let kind = "queue.outage_began"
    package let cause: Outage.Cause
    package let device: Device.ID?
    package let from: Instant
    package let reason: String
}

/// It works again.
package struct OutageEnded: JournalEvent {
    package static let kind = "queue.outage_ended"
    package let until: Instant
    package let seconds: Int
}

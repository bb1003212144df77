/// One line of the journal: who did what, when, to what; append-only and chained by its digest.
package struct Entry: Hashable, Sendable {
    /// Gapless from 1; also the id of server-sent events.
    package let sequence: Int64
    package let instant: Instant
    /// The account's id, or `operator` for the machine's own command line.
    package let actor: String
    /// `desk.event_in_past_tense`
    package let kind: String
    package let subject: String
    /// JSON: `event`, and where there are any `observations` and `retracts`.
    package let detail: String
    /// Digest of the entry before, 64 zeros for the first.
    package let previous: String
    package let digest: String

    package static let columns: SQL =
        "sequence, instant, actor, kind, subject, detail, previous, digest"

    package init(row: Row) throws {
        sequence = try row("sequence")
        instant = try row("instant")
        actor = try row("actor")
        kind = try row("kind")
        subject = try row("subject")
        detail = try row("detail")
        previous = try row("previous")
        digest = try row("digest")
    }
}

/// One line of the journal as the database's own bytes, valid only while it is visited.
package struct RawEntry {
    package let sequence: Int64
    package let instant: Int64
    /// actor, kind, subject, detail, previous, digest
    package let texts: [UnsafeRawBufferPointer]

    package init(sequence: Int64, instant: Int64, texts: [UnsafeRawBufferPointer]) {
        self.sequence = sequence
        self.instant = instant
        self.texts = texts
    }
}

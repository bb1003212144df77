/// What one desk's event makes another desk do, in the same write: both are kept, or neither.
package struct Reaction: Sendable {
    let kind: String
    let act: @Sendable (any JournalEvent, Happening, Transaction) throws -> Void

    /// - Parameter act: what follows; what it throws refuses the event too.
    package init<Event: JournalEvent>(
        to event: Event.Type,
        _ act: @escaping @Sendable (Event, Happening, Transaction) throws -> Void
    ) {
        kind = Event.kind
        self.act = { event, happening, transaction in
            guard let event = event as? Event else { return }
            try act(event, happening, transaction)
        }
    }
}

/// Where and when an event stands in the journal, and what it is about.
package struct Happening: Hashable, Sendable {
    package let sequence: Int64
    package let instant: Instant
    package let actor: String
    package let subject: Subject
}

/// The reactions of a centre, found by the kind of event.
struct Reactions: Sendable {
    private let byKind: [String: [Reaction]]

    init(_ all: [Reaction] = []) { byKind = Dictionary(grouping: all, by: \.kind) }

    func follow<Event: JournalEvent>(
        _ event: Event, _ sequence: Int64, _ subject: Subject, _ transaction: Transaction
    ) throws {
        guard let reactions = byKind[Event.kind] else { return }
        let happening = Happening(
            sequence: sequence, instant: transaction.instant, actor: transaction.actor,
            subject: subject)
        for reaction in reactions { try reaction.act(event, happening, transaction) }
    }
}

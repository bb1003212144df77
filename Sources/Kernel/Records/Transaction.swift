import Synchronization

/// One person's write, all or nothing: tables, journal and observations change together.
package final class Transaction {
    private let connection: any Connection
    private let journal: JournalWriter
    private let reactions: Reactions
    /// The account that acts, as the journal names it.
    package let actor: String
    /// In whose place it acts; nil in its own right.
    package let behalf: String?
    package let instant: Instant
    /// Whether nothing was changed so far.
    private(set) var isTraceless = true
    private let memory: WriteMemory

    init(
        _ connection: any Connection, _ journal: JournalWriter, _ reactions: Reactions,
        actor: String, behalf: String? = nil, at instant: Instant, memory: WriteMemory
    ) {
        self.connection = connection
        self.journal = journal
        self.reactions = reactions
        self.actor = actor
        self.behalf = behalf
        self.instant = instant
        self.memory = memory
    }

    /// Does something that the database does not undo, such as counting in memory: once, however
    /// often the write is run, and with the same outcome each time. A write does so once at most.
    package func once(_ act: () throws -> Void) throws {
        try memory.outcome(of: act).get()
    }

    /// Looks at the data as this write has changed it so far.
    package var reader: Reader { Reader(connection) }

    var fullText: any FullTextDialect { connection.fullText }

    @discardableResult
    package func run(_ sql: SQL) throws -> Int {
        isTraceless = false
        return try connection.run(sql)
    }

    package func rows(_ sql: SQL) throws -> [Row] {
        // A change may give rows too.
        if !sql.wording.begins(with: "SELECT") { isTraceless = false }
        return try connection.rows(sql)
    }

    package func first(_ sql: SQL) throws -> Row? { try rows(sql).first }

    /// Writes what happened, and what it is worth to the measures; returns its sequence. What other
    /// desks do in reaction is part of the same write.
    ///
    /// - Parameter retracting: observations that this event cancels, wholly and from now on.
    @discardableResult
    package func record<Event: JournalEvent>(
        _ event: Event, about subject: Subject, worth observations: [Observation] = [],
        retracting retracted: [ObservationID] = []
    ) throws -> Int64 {
        let detail = Detail(
            event: event, behalf: behalf, observations: observations, retracts: retracted)
        isTraceless = false
        let sequence = try journal.append(
            at: instant, actor: actor, kind: Event.kind, subject: subject.description,
            detail: detail.json())
        for (ordinal, observation) in observations.enumerated() {
            let id = ObservationID(sequence: sequence, ordinal: ordinal)
            try connection.add(observation, id, about: subject)
        }
        for id in retracted { try connection.retract(id, by: sequence) }
        try reactions.follow(event, sequence, subject, self)
        return sequence
    }
}

/// What a write has done outside the database, kept from one run of it to the next.
final class WriteMemory: Sendable {
    private let outcome = Mutex<Result<Void, any Error>?>(nil)

    fileprivate func outcome(of act: () throws -> Void) -> Result<Void, any Error> {
        outcome.withLock { kept in
            let outcome = kept ?? Result { try act() }
            kept = outcome
            return outcome
        }
    }
}

/// What happened, in the past tense; its properties are the journal's detail.
package protocol JournalEvent: Encodable, Sendable {
    /// `desk.event_in_past_tense`
    static var kind: String { get }
}

/// What an entry of the journal holds.
private struct Detail<Event: JournalEvent> {
    let event: Event
    /// In whose place it was done; left out where in the actor's own right.
    let behalf: String?
    /// Left out where there are none, and so those that it retracts.
    let observations: [Observation]
    let retracts: [ObservationID]

    /// Its text, member by member in order of their keys: while it is written everybody else's
    /// write waits.
    func json() throws -> String {
        try JSONText.object { sheet in
            if let behalf { sheet.text.putMember("behalf", behalf, at: 0) }
            sheet.text.beginMember("event", at: 0)
            try sheet.write(event)
            if !observations.isEmpty {
                sheet.text.beginMember("observations", at: 0)
                sheet.text.begin(isObject: false, at: 1)
                for observation in observations { sheet.text.putElement(observation, at: 1) }
            }
            if !retracts.isEmpty {
                sheet.text.beginMember("retracts", at: 0)
                try sheet.write(retracts)
            }
        }
    }
}

extension JSONDraft {
    /// Puts an observation into an array, as it also encodes itself.
    fileprivate mutating func putElement(_ observation: Observation, at depth: Int) {
        beginElement(at: depth)
        begin(isObject: true, at: depth + 1)
        putMember("amount", observation.amount.description, at: depth + 1)
        putMember("breakdown", observation.breakdown, at: depth + 1)
        putMember("day", observation.day.description, at: depth + 1)
        putMember("measure", observation.measure, at: depth + 1)
        if let whole = observation.whole { putMember("of", whole.description, at: depth + 1) }
    }
}

import Synchronization

/// Commits waiting writes together, all durable before any is answered.
///
/// While one group is being made durable the next one gathers, so the more people write at once,
/// the fewer times the disk is waited for. A group is first written without savepoints; only when
/// one of its writes fails after it has changed something, all of it is undone and every write
/// done again in a savepoint of its own. What a write does may therefore be run twice; what it
/// does outside the database it does by `Transaction.once`.
package final class GroupCommit: Sendable {
    private let store: any Store
    private let limit: Int
    private let reactions: Reactions
    private let tail: JournalTail?
    private let queue = Mutex(Queue())

    private struct Queue {
        var waiting: [Waiting] = []
        var isDraining = false
    }

    /// - Parameter limit: how many writes one commit may carry.
    package convenience init(_ store: any Store, limit: Int = 256) {
        self.init(store, limit: limit, reactions: Reactions(), tail: nil)
    }

    /// - Parameter tail: is woken by every commit that the journal has grown by.
    init(_ store: any Store, limit: Int, reactions: Reactions, tail: JournalTail?) {
        self.store = store
        self.limit = limit
        self.reactions = reactions
        self.tail = tail
    }

    /// How many writes wait for the commit that will carry them.
    var waitingCount: Int { queue.withLock(\.waiting.count) }

    /// Runs `act` as one write and returns when it is durable.
    ///
    /// - Parameter behalf: in whose place the actor acts; nil in their own right.
    /// - Throws: what `act` throws, after its own changes are undone; `Fault` when the group could
    ///   not be made durable, and then nothing of it is kept.
    package func write<Value: Sendable>(
        actor: String, behalf: String? = nil, at instant: @escaping @Sendable () -> Instant,
        _ act: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let memory = WriteMemory()
            let waiting = Waiting(
                run: { [reactions] connection, journal in
                    let transaction = Transaction(
                        connection, journal, reactions, actor: actor, behalf: behalf,
                        at: instant(), memory: memory)
                    do {
                        let value = try act(transaction)
                        return .done { continuation.resume(returning: value) }
                    } catch {
                        return .failed(error, isTraceless: transaction.isTraceless)
                    }
                },
                fail: { continuation.resume(throwing: $0) })
            enqueue(waiting)
        }
    }

    private func enqueue(_ waiting: Waiting) {
        let starts = queue.withLock { queue in
            queue.waiting.append(waiting)
            defer { queue.isDraining = true }
            return !queue.isDraining
        }
        if starts { store.withWriter { self.drain($0) } }
    }

    /// Commits one group, and hands over to the next turn of the writer while writes wait.
    private func drain(_ connection: Result<any Connection, Fault>) {
        let group = queue.withLock { queue in
            let group = Array(queue.waiting.prefix(limit))
            queue.waiting.removeFirst(group.count)
            return group
        }
        switch connection {
        case .success(let connection):
            if Group(group, connection).commit() { tail?.wake() }
        case .failure(let fault): for waiting in group { waiting.fail(fault) }
        }
        let more = queue.withLock { queue in
            queue.isDraining = !queue.waiting.isEmpty
            return queue.isDraining
        }
        if more { store.withWriter { self.drain($0) } }
    }
}

/// A write that waits for its turn.
private struct Waiting: Sendable {
    /// Makes the changes.
    let run: @Sendable (any Connection, JournalWriter) -> Outcome
    let fail: @Sendable (any Error) -> Void

    enum Outcome {
        /// Answers it, once it is durable.
        case done(answer: @Sendable () -> Void)
        /// - Parameter isTraceless: whether it failed before it changed anything.
        case failed(any Error, isTraceless: Bool)
    }
}

/// The writes that one commit carries.
private struct Group {
    let writes: [Waiting]
    let connection: any Connection

    init(_ writes: [Waiting], _ connection: any Connection) {
        self.writes = writes
        self.connection = connection
    }

    /// Makes them durable and answers them; returns whether the journal has grown.
    func commit() -> Bool {
        do {
            do {
                return try commit(each: together)
            } catch is LeftTraces {
                // Fails where a full disk or a lost connection has undone it already.
                try? connection.rollback()
                return try commit(each: apart)
            }
        } catch {
            try? connection.rollback()
            let fault = error as? Fault ?? Fault("\(error)")
            for write in writes { write.fail(fault) }
            return false
        }
    }

    /// A refusal is told only after the commit, since it may rest on what others in the group have
    /// written.
    private func commit(
        each run: (Waiting, JournalWriter) throws -> @Sendable () -> Void
    ) throws -> Bool {
        try connection.begin()
        let journal = try JournalWriter(connection)
        let answers = try writes.map { try run($0, journal) }
        try journal.keepHead()
        try connection.commit()
        for answer in answers { answer() }
        return journal.hasGrown
    }

    /// Runs one write among the others: what it leaves behind when it fails cannot be undone alone.
    ///
    /// - Throws: `LeftTraces` when that is so.
    private func together(
        _ write: Waiting, _ journal: JournalWriter
    ) throws -> @Sendable () -> Void {
        switch write.run(connection, journal) {
        case .done(let answer):
            guard !connection.isSpoilt else { throw LeftTraces() }
            return answer
        // A fault may come from the database, which then wants the whole transaction undone.
        case .failed(let error, let isTraceless):
            guard isTraceless, !(error is Fault) else { throw LeftTraces() }
            return { write.fail(error) }
        }
    }

    /// Runs one write in its savepoint; a failure undoes it alone.
    private func apart(
        _ write: Waiting, _ journal: JournalWriter
    ) throws -> @Sendable () -> Void {
        let mark = journal.head
        try connection.savepoint()
        let failure: any Error
        switch write.run(connection, journal) {
        case .done(let answer):
            do {
                try connection.releaseSavepoint()
                return answer
            } catch { failure = error }
        case .failed(let error, _): failure = error
        }
        try undo(after: failure)
        journal.restore(mark)
        return { write.fail(failure) }
    }

    /// Goes back to the savepoint. A full disk or a lost connection takes the savepoint with it,
    /// and then the whole group fails with what came first.
    private func undo(after error: any Error) throws {
        do {
            try connection.rollbackToSavepoint()
        } catch let second {
            throw error is Fault ? error : second
        }
    }
}

/// A write failed and had changed something.
private struct LeftTraces: Error {}

/// One service centre: its data, its papers, its people, its clock. What every desk is given.
package struct Centre: Sendable {
    package let store: any Store
    package let files: FileStore
    package let vault: Vault
    /// Signs in the centre's name; nil where nothing is ever signed.
    package let signer: Signer?
    package let clock: WallClock
    /// Wakes whoever follows the journal.
    package let tail: JournalTail
    let modules: [Module]
    private let commits: GroupCommit

    /// - Parameters:
    ///   - signer: whose key signs what leaves the house, such as evidence packs.
    ///   - reactions: what one desk's event makes another desk do.
    ///   - groupLimit: how many writes one commit may carry; 1 only to measure what
    ///     committing together is worth.
    package init(
        store: any Store, files: FileStore, vault: Vault, signer: Signer? = nil,
        clock: WallClock = .machine, modules: [Module], reactions: [Reaction] = [],
        groupLimit: Int = 256
    ) {
        self.store = store
        self.files = files
        self.vault = vault
        self.signer = signer
        self.clock = clock
        self.modules = modules
        tail = JournalTail(store)
        commits = GroupCommit(
            store, limit: groupLimit, reactions: Reactions(reactions), tail: tail)
    }

    /// Writes as somebody who may; returns when it is durable. What is done in the place of
    /// somebody who is away says so in the journal.
    ///
    /// - Throws: `Refusal.notAllowed`, journalled, when the actor's roles do not permit it; what
    ///   `act` throws; `Fault` when it could not be kept.
    package func write<Value: Sendable>(
        by actor: Actor, may permission: Permission,
        _ act: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        guard actor.may(permission) else {
            try await journalRefusal(of: permission, to: actor)
            throw Refusal.notAllowed(permission)
        }
        return try await commits.write(
            actor: actor.id, behalf: actor.principal(for: permission), at: clock.now, act)
    }

    /// Writes something that needs no permission: signing in, signing out.
    package func write<Value: Sendable>(
        as id: String, _ act: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await commits.write(actor: id, at: clock.now, act)
    }

    /// Refuses and journals what the actor's roles do not permit; for what is only looked at.
    package func require(_ permission: Permission, of actor: Actor) async throws {
        guard !actor.may(permission) else { return }
        try await journalRefusal(of: permission, to: actor)
        throw Refusal.notAllowed(permission)
    }

    package func read<Value: Sendable>(
        _ look: @escaping @Sendable (Reader) throws -> Value
    ) async throws -> Value {
        try await store.read(look)
    }

    /// Every measure of the centre, by name.
    package func measures(_ reader: Reader) throws -> [String: Measure] {
        let all = try modules.flatMap { try $0.measures(reader) }
        return Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// How many writes wait for the commit that will carry them.
    package var waitingWrites: Int { commits.waitingCount }

    private func journalRefusal(of permission: Permission, to actor: Actor) async throws {
        _ = try await commits.write(actor: actor.id, at: clock.now) { transaction in
            try transaction.record(
                PermissionRefused(permission: permission), about: Subject("account", actor.id))
        }
    }
}

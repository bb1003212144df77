import Kernel

extension Reader {
    /// Who somebody is while their account is open; nil for closed or erased ones.
    package func activeActor(_ account: String) throws -> Actor? {
        try credential(id: account)?.account.active
    }

    /// Everybody who can sign in.
    package func activeActors() throws -> [Actor] { try accounts().compactMap(\.active) }
}

extension Account {
    fileprivate var active: Actor? { closure == nil ? Actor(id: id, roles: roles) : nil }
}

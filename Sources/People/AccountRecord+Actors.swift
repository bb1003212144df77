import Kernel

extension Reader {
    /// Who somebody is on a day while their account is open, with what others have asked them to
    /// do in their place; nil for closed or erased ones.
    package func activeActor(_ account: String, on day: Day) throws -> Actor? {
        try credential(id: account).flatMap { try active($0.account, on: day) }
    }

    /// Everybody who can sign in, as they are on a day.
    package func activeActors(on day: Day) throws -> [Actor] {
        try accounts().compactMap { try active($0, on: day) }
    }

    private func active(_ account: Account, on day: Day) throws -> Actor? {
        guard account.closure == nil else { return nil }
        return Actor(
            id: account.id, roles: account.roles, mandates: try mandates(of: account.id, on: day))
    }
}

import Kernel

extension AccountDesk {
    /// Those who can sign in and may do one of these things, with their names, in the order of
    /// their logins: whom a page offers to be chosen.
    package func colleagues(
        who may: Set<Permission>
    ) async throws -> [(account: Account, name: String)] {
        let vault = centre.vault
        return try await centre.read { reader in
            try reader.accounts().filter { account in
                account.closure == nil
                    && !account.roles.allSatisfy { $0.permissions.isDisjoint(with: may) }
            }.map { ($0, try vault.open($0.id, in: reader)?.name ?? $0.login.description) }
        }
    }
}

/// Who acts: an account with its roles, a program with its key, or the machine's own operator at
/// the command line.
package struct Actor: Hashable, Sendable {
    /// Opaque; a person's name is in the vault.
    package let id: String
    package let roles: Set<Role>
    /// All that a program may do; nil for people, who may do what their roles may.
    package let scopes: Set<Permission>?
    /// What others who are away have asked them to do in their place.
    package let mandates: [Mandate]

    package init(id: String, roles: Set<Role>, mandates: [Mandate] = []) {
        self.id = id
        self.roles = roles
        self.mandates = mandates
        scopes = nil
    }

    /// A program that acts by a key.
    package init(key id: String, scopes: Set<Permission>) {
        self.id = id
        roles = []
        mandates = []
        self.scopes = scopes
    }

    /// Whoever can run the program on the centre's data may do everything in it.
    package static let `operator` = Actor(id: "operator", roles: Set(Role.allCases))

    package func may(_ permission: Permission) -> Bool {
        owns(permission) || principal(for: permission) != nil
    }

    /// Whether they may do it in their own right, and not only for somebody else.
    package func owns(_ permission: Permission) -> Bool {
        if let scopes { return scopes.contains(permission) }
        return roles.contains { $0.permissions.contains(permission) }
    }

    /// In whose place they do it; nil where they may in their own right, or may not at all.
    package func principal(for permission: Permission) -> String? {
        guard !owns(permission) else { return nil }
        return mandates.first { $0.permissions.contains(permission) }?.principal
    }
}

/// What somebody may do in the place of another while that one is away (委托).
package struct Mandate: Hashable, Sendable {
    /// The account in whose place it is done.
    package let principal: String
    package let permissions: Set<Permission>

    package init(principal: String, permissions: Set<Permission>) {
        self.principal = principal
        self.permissions = permissions
    }
}

extension Refusal {
    /// The actor's roles do not allow it.
    package static func notAllowed(_ permission: Permission) -> Refusal {
        Refusal(
            "not_allowed",
            "您的角色不能\(permission.title.zh)。需要时请管理员授权。",
            "Your role may not \(permission.title.en). An administrator can grant it.",
            conflict: true)
    }
}

/// Somebody tried what their roles do not allow.
struct PermissionRefused: JournalEvent {
    static let kind = "kernel.permission_refused"
    let permission: Permission
}

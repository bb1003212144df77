/// Does what somebody does, and says whether it came about: where a rehearsal lets the store fail.
package protocol Attempting {
    /// - Returns: nil when it failed and left nothing; whoever wanted it may try again.
    /// - Throws: what the desk refuses.
    mutating func attempt<Value: Sendable>(
        _ name: String, _ act: () async throws -> Value
    ) async throws -> Value?
}

/// Nothing fails; what does is thrown.
package struct Undisturbed: Attempting {
    package init() {}

    /// Does it.
    package func attempt<Value: Sendable>(
        _ name: String, _ act: () async throws -> Value
    ) async throws -> Value? { try await act() }
}

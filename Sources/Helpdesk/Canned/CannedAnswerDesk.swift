import Kernel

/// Keeps answers ready.
package struct CannedAnswerDesk: Sendable {
    let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Adds one, or changes it when `id` is given; a shared one needs `manageHelp`.
    package func save(
        _ id: String? = nil, title: String, text: String, topic: String? = nil, shared: Bool,
        by actor: Actor
    ) async throws -> CannedAnswer { throw Fault("not built") }

    package func remove(_ id: String, by actor: Actor) async throws { throw Fault("not built") }
}

import Kernel

/// Records visits to businesses and what became of them.
package struct FieldVisitDesk: Sendable {
    let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Records a visit.
    ///
    /// - Throws: `Refusals`, one for each field not in order.
    package func record(_ draft: FieldVisitDraft, by actor: Actor) async throws -> FieldVisit {
        throw Fault("not built")
    }

    /// What the business is told.
    package func answer(_ id: String, text: String, by actor: Actor) async throws {
        throw Fault("not built")
    }

    /// The business was asked again.
    package func followUp(
        _ id: String, text: String, solved: Bool, by actor: Actor
    ) async throws { throw Fault("not built") }

    /// Closes a visit that was answered and followed up.
    package func close(_ id: String, text: String, by actor: Actor) async throws {
        throw Fault("not built")
    }
}

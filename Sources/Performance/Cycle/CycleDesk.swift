import Kernel

/// Leads declared targets through their cycle: submitted by the unit, reviewed by the supervising
/// department, approved with the budget by the finance authority.
package struct CycleDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Submits targets as a new version, which changes no figure until it is approved.
    ///
    /// - Parameters:
    ///   - version: the version it was made from: the one in force for an adjustment, a returned
    ///     one when it is submitted again; nil for a project's first.
    ///   - reason: why approved targets are to be adjusted; needed for those alone.
    /// - Throws: `Refusals` for what is not in order; `targets_underway`, `declared_already`,
    ///   `changed_meanwhile`, `nothing_changed`, `not_allowed`.
    @discardableResult
    package func submit(
        _ declaration: Declaration, changing version: Int?, reason: String = "", by actor: Actor
    ) async throws -> TargetVersion {
        try await centre.write(by: actor, may: .submitTargets) { transaction in
            try transaction.submitTargets(declaration, changing: version, reason: reason)
        }
    }

    /// The supervising department passes a version, or returns it with an opinion.
    ///
    /// - Parameter id: the version's own.
    /// - Throws: `Refusals` for what the verdict lacks; `not_for_review`, `own_submission`,
    ///   `no_such_version`, `not_allowed`.
    package func review(_ id: String, _ draft: VerdictDraft, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .reviewTargets) { transaction in
            var version = try transaction.reader.existingVersion(id)
            let verdict = try draft.checked(needsGrade: true)
            let (who, behalf) = (transaction.actor, transaction.behalf)
            if verdict.passes {
                let event = try version.pass(verdict, by: who, behalf: behalf)
                try transaction.take(event, .passed, verdict, version)
            } else {
                let event = try version.sendBack(
                    verdict, at: .submitted, by: who, behalf: behalf)
                try transaction.take(event, .returned, verdict, version)
            }
        }
    }

    /// The finance authority approves a version with the budget, or returns it with an opinion.
    /// Once approved it is in force, with the bindings of the version it replaces.
    ///
    /// - Throws: `Refusals` for what the verdict or the declaration lacks; `not_for_approval`,
    ///   `base_changed`, `own_submission`, `own_review`, `no_such_version`, `not_allowed`.
    package func approve(_ id: String, _ draft: VerdictDraft, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .approveTargets) { transaction in
            let reader = transaction.reader
            var version = try reader.existingVersion(id)
            let verdict = try draft.checked(needsGrade: false)
            let (who, behalf) = (transaction.actor, transaction.behalf)
            guard verdict.passes else {
                let event = try version.sendBack(verdict, at: .passed, by: who, behalf: behalf)
                return try transaction.take(event, .returned, verdict, version)
            }
            let inForce = try reader.declaration(of: version.project, year: version.year)
            guard let stored = try reader.declaration(id: id) else {
                throw Refusal.noSuchVersion
            }
            let event = try version.approve(
                verdict, stored.declaration, replacing: inForce?.version, by: who,
                behalf: behalf)
            // Before the approval, so that it is bound from the moment it is in force.
            if let inForce { try transaction.carryBindings(from: inForce, to: stored) }
            try transaction.take(event, .approved, verdict, version)
        }
    }
}

extension Reader {
    fileprivate func existingVersion(_ id: String) throws -> TargetVersion {
        guard let version = try targetVersion(id) else { throw Refusal.noSuchVersion }
        return version
    }
}

extension Transaction {
    /// Journals a decision and keeps it.
    fileprivate func take(
        _ event: some JournalEvent, _ kind: TargetVersion.Step.Kind, _ verdict: Verdict,
        _ version: TargetVersion
    ) throws {
        let sequence = try record(event, about: TargetVersion.subject(version.id))
        try keep(
            TargetVersion.Step(
                kind: kind, actor: actor, behalf: behalf, opinion: verdict.opinion,
                grade: verdict.grade, instant: instant, sequence: sequence), of: version.id)
        try keep(version.state, of: version.id, sequence)
    }
}

import Kernel

/// Opens, saves and discards the drafts of declarations.
package struct DraftDesk: Sendable {
    let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Begins a draft; where somebody works on the project already, theirs is the one to join.
    ///
    /// - Returns: the draft's id.
    /// - Throws: `not_allowed`, `bad_year`, `nothing_last_year`, `no_such_version`.
    package func open(_ opening: DraftOpening, by actor: Actor) async throws -> String {
        try await centre.write(by: actor, may: .declareTargets) { transaction in
            let start = try transaction.reader.start(of: opening)
            if let known = try transaction.reader.openDraft(start) { return known }
            let stamp = DraftStamp(by: transaction.actor, at: transaction.instant)
            let draft = Draft(
                id: Identifier.make(at: transaction.instant), year: start.year, base: start.base,
                revision: 1, sheet: start.sheet, disputes: [], deleted: [], opened: stamp,
                saved: stamp)
            let sequence = try transaction.record(
                DraftOpened(
                    year: draft.year, project: draft.project, way: opening.name,
                    from: start.from), about: draft.subject)
            try transaction.insert(draft, sequence)
            return draft.id
        }
    }

    /// Keeps what somebody typed, merged with what others saved meanwhile.
    ///
    /// - Parameter revision: the one that was on their page when they began.
    /// - Throws: `Refusals` for texts too long; `no_such_draft`, `draft_stored`,
    ///   `draft_discarded`, `no_such_revision`.
    @discardableResult
    package func save(
        _ id: String, from revision: Int, _ sheet: DraftSheet, by actor: Actor
    ) async throws -> DraftSaving {
        try await centre.write(by: actor, may: .declareTargets) { transaction in
            try transaction.save(id, from: revision, sheet)
        }
    }

    /// Chooses between the text of a place and the one that somebody else wrote there.
    ///
    /// - Parameter author: who wrote the text that does not stand in the draft.
    /// - Throws: `no_such_dispute`, `no_such_draft`, `draft_stored`, `draft_discarded`.
    package func settle(
        _ id: String, _ place: DraftPlace, of author: String, takes: Bool, by actor: Actor
    ) async throws {
        try await centre.write(by: actor, may: .declareTargets) { transaction in
            let before = try transaction.openDraft(id)
            var draft = before
            try draft.settle(place, of: author, takes: takes, by: transaction.stamp)
            let sequence = try transaction.record(
                DraftSettled(
                    year: draft.year, project: draft.project, revision: draft.revision,
                    place: place.text, takes: takes,
                    changes: before.sheet.changes(to: draft.sheet)), about: draft.subject)
            try transaction.update(draft, sequence)
        }
    }

    /// Puts a deleted line back, as it was last, behind the line it stood behind.
    ///
    /// - Throws: `no_such_line`, `no_such_draft`, `draft_stored`, `draft_discarded`.
    package func restore(_ id: String, line: String, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .declareTargets) { transaction in
            let draft = try transaction.openDraft(id)
            guard draft.sheet.line(line) == nil else { return }
            guard let sheet = draft.restoring(line) else { throw Refusal.noSuchLine }
            _ = try transaction.save(id, from: draft.revision, sheet)
        }
    }

    /// Throws a draft away; it stays readable.
    ///
    /// - Throws: `no_such_draft`, `draft_stored`, `draft_discarded`.
    package func discard(_ id: String, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .declareTargets) { transaction in
            let draft = try transaction.openDraft(id)
            let sequence = try transaction.record(
                DraftDiscarded(
                    year: draft.year, project: draft.project, revision: draft.revision),
                about: draft.subject)
            try transaction.close(id, as: .discarded, sequence)
        }
    }
}

/// What came of a save.
package struct DraftSaving: Hashable, Sendable {
    /// The draft as it stands now.
    package let draft: Draft
    /// The revision that stood before this save.
    package let before: Int
    /// What others changed since the saver began.
    package let others: [DraftChange]
    /// Who saved last before them; nil when nobody else did.
    package let other: String?
}

extension Transaction {
    fileprivate var stamp: DraftStamp { DraftStamp(by: actor, at: instant) }

    fileprivate func save(
        _ id: String, from revision: Int, _ sheet: DraftSheet
    ) throws -> DraftSaving {
        let before = try openDraft(id)
        let refusals = sheet.refusals
        guard refusals.isEmpty else { throw Refusals(refusals) }
        guard let base = try reader.sheet(of: id, revision: revision) else {
            throw Refusal.noSuchRevision(revision)
        }
        var draft = before
        if draft.take(sheet, since: base, by: stamp) {
            guard draft.sheet.lines.count <= DraftSheet.lineLimit else {
                throw Refusals(draft.sheet.refusals)
            }
            let sequence = try record(
                DraftSaved(
                    year: draft.year, project: draft.project, revision: draft.revision,
                    from: revision, changes: before.sheet.changes(to: draft.sheet),
                    disputes: draft.disputes.filter { !before.disputes.contains($0) }),
                about: draft.subject)
            try update(draft, sequence)
        }
        return DraftSaving(
            draft: draft, before: before.revision, others: base.changes(to: before.sheet),
            other: before.revision == revision ? nil : before.saved.by)
    }
}

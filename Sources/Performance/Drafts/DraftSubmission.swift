import Kernel

extension DraftDesk {
    /// Submits a draft for review: it becomes a version of its project, and nobody changes it any
    /// more.
    ///
    /// - Parameters:
    ///   - revision: the one that was on the page.
    ///   - changing: the version it is to follow, as the page told; nil for a project's first.
    ///   - reason: why approved targets are to be adjusted.
    /// - Throws: `Refusals` for what keeps the form from being a declaration; `draft_moved_on`,
    ///   `disputes_open`, `no_such_draft`, `draft_stored`, `draft_discarded`; what
    ///   `CycleDesk.submit` throws.
    @discardableResult
    package func submit(
        _ id: String, from revision: Int, changing: Int?, reason: String, by actor: Actor
    ) async throws -> TargetVersion {
        let centre = centre
        return try await centre.write(by: actor, may: .submitTargets) { transaction in
            let draft = try transaction.openDraft(id)
            // Whoever saved last knows what stands there.
            guard draft.revision == revision || draft.saved.by == transaction.actor else {
                throw Refusal.draftMovedOn(draft.revision)
            }
            guard draft.disputes.isEmpty else { throw Refusal.disputesOpen }
            let version = try transaction.submitTargets(
                draft.declaration(), changing: changing, reason: reason)
            try transaction.bindProposals(
                of: draft, to: version, centre.measures(transaction.reader))
            let sequence = try transaction.record(
                DraftSubmitted(
                    year: draft.year, project: draft.project, revision: draft.revision,
                    version: version.version), about: draft.subject)
            try transaction.close(id, as: .stored, sequence)
            return version
        }
    }
}

extension Transaction {
    /// Binds the lines that are new as the draft proposes; the others take over what they are bound
    /// to at the moment of the approval.
    fileprivate func bindProposals(
        of draft: Draft, to version: TargetVersion, _ measures: [String: Measure]
    ) throws {
        guard let stored = try reader.declaration(id: version.id) else { return }
        let inForce = try reader.declaration(of: version.project, year: version.year)
        for (indicator, line) in zip(stored.indicators, draft.sheet.lines) {
            guard let binding = line.proposedBinding,
                inForce?.binding(of: indicator.indicator) == nil
            else { continue }
            let bound = BindingPlan.Bound(stored.declaration, indicator, binding)
            guard bound.refusal(measures) == nil else { continue }
            try bind(indicator, binding, of: stored.declaration)
        }
    }
}

/// A draft was submitted for review, and has become a version.
struct DraftSubmitted: JournalEvent {
    static let kind = "performance.draft_submitted"
    let year: Int
    let project: String
    let revision: Int
    let version: Int
}

extension Refusal {
    fileprivate static func draftMovedOn(_ revision: Int) -> Refusal {
        Refusal(
            "draft_moved_on", "您打开以后草稿又有改动（现为第 \(revision) 次保存），请看过再提交。",
            "The draft was changed since you opened it (now revision \(revision)); look at it "
                + "before you submit it.", conflict: true)
    }

    fileprivate static let disputesOpen = Refusal(
        "disputes_open", "有两人写法不同、尚未选定的地方，选定后才能提交。",
        "Two people wrote differently in some place; choose before it is submitted.",
        conflict: true)
}

import Kernel

extension Transaction {
    /// Submits targets as a new version, as part of a write that may do it.
    ///
    /// - Throws: as `CycleDesk.submit`.
    func submitTargets(
        _ declaration: Declaration, changing: Int?, reason: String
    ) throws -> TargetVersion {
        var declaration = declaration
        let refusals = declaration.refusals + declaration.unfitTexts
        guard refusals.isEmpty else { throw Refusals(refusals) }
        let (year, project) = (declaration.year, declaration.project)
        let versions = try reader.targetVersions(year: year, project: project)
        let inForce = try reader.declaration(of: project, year: year)
        let reason = try versions.reason(
            forSubmitting: changing, as: reason, inForce: inForce?.version)
        if inForce?.declaration == declaration { throw Refusal.nothingChanged }
        declaration.writeDownWeights()
        if inForce?.declaration == declaration { throw Refusal.nothingChanged }
        let submission = TargetVersion(
            id: Identifier.make(at: instant), year: year, project: project,
            version: (versions.first?.version ?? 0) + 1, state: .submitted, changing: changing,
            base: inForce?.version, reason: reason, steps: [], closedAt: nil)
        for returned in versions where returned.state == .returned && returned.closedAt == nil {
            try close(returned.id)
        }
        return try keep(submission, declaration)
    }

    private func keep(
        _ submission: TargetVersion, _ declaration: Declaration
    ) throws -> TargetVersion {
        let sequence = try record(
            TargetsSubmitted(
                version: submission.version, changing: submission.changing,
                base: submission.base, reason: submission.reason,
                project: submission.project, declaration: declaration),
            about: TargetVersion.subject(submission.id))
        try insert(
            declaration, submission.id, submission.version,
            Source(name: TargetVersion.source, paper: nil), sequence)
        for (position, indicator) in declaration.indicators.enumerated() {
            try insert(indicator, Identifier.make(at: instant), position, of: submission.id)
        }
        try insert(submission, sequence)
        var kept = submission
        let step = TargetVersion.Step(
            kind: .submitted, actor: actor, behalf: behalf, opinion: submission.reason,
            grade: nil, instant: instant, sequence: sequence)
        kept.steps = [step]
        try keep(step, of: submission.id)
        return kept
    }
}

extension TargetVersion {
    /// What stands as the source of a version that was submitted here.
    static let source = "网上申报"
}

extension Declaration {
    /// Gives the default weights to a form that has none, since an approval fixes them.
    fileprivate mutating func writeDownWeights() {
        guard indicators.allSatisfy({ $0.weight == nil }) else { return }
        let weights = DefaultWeights.hundredths(indicators.map(\.level1))
        for (place, weight) in weights.enumerated() {
            indicators[place].weight = Quantity(tenThousandths: Int64(weight) * 100)
        }
    }
}

extension [TargetVersion] {
    /// The version that the next submission follows, of a project whose versions these are, the
    /// newest first: one that was returned, else the one in force; nil of a new project.
    package var toBeChanged: TargetVersion? {
        guard let newest = first else { return nil }
        return newest.state == .returned ? newest : first(where: \.state.isInForce)
    }

    /// The reason to be kept with a new version of this project, whose versions these are, the
    /// newest first.
    ///
    /// - Throws: `Refusal` where it may not be submitted now, or not on the version it was made
    ///   from.
    fileprivate func reason(
        forSubmitting changing: Int?, as typed: String, inForce: Int?
    ) throws(Refusal) -> String {
        let typed = typed.trimmed
        guard typed.count <= EvaluationDraft.longestText, typed.isFit else {
            throw .textTooLong("reason")
        }
        if let underway = first(where: \.state.isUnderway) {
            throw .targetsUnderway(underway.version, underway.state)
        }
        guard let changing else {
            if let newest = first { throw .declaredAlready(newest.version) }
            return typed
        }
        let returned = first.flatMap { $0.state == .returned ? $0 : nil }
        guard changing == inForce || changing == returned?.version else {
            throw .changedMeanwhile(changing, first?.version)
        }
        // Submitted again, an adjustment keeps its reason unless another is given.
        let earlier = changing == returned?.version ? returned?.reason ?? "" : ""
        let reason = typed.isEmpty ? earlier : typed
        if inForce != nil, reason.isEmpty { throw .adjustmentReasonMissing }
        return reason
    }
}

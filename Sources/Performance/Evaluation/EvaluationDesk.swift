import Kernel

/// Drafts, submits and re-checks self-evaluations.
package struct EvaluationDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Keeps what people have typed so far.
    ///
    /// - Throws: `Refusals` for texts too long, `Refusal` once it is submitted.
    package func save(
        _ draft: EvaluationDraft, of project: String, year: Int, by actor: Actor
    ) async throws {
        try await centre.write(by: actor, may: .evaluateTargets) { transaction in
            guard try transaction.reader.declaration(of: project, year: year) != nil else {
                throw Refusal.noSuchProject(project, year)
            }
            let known = try transaction.reader.evaluation(of: project, year: year)
            var evaluation =
                known
                ?? Evaluation(
                    id: Identifier.make(at: transaction.instant), year: year, project: project,
                    draft: EvaluationDraft(asOf: Day.last(of: year)))
            try evaluation.save(draft)
            guard evaluation != known else { return }
            let sequence = try transaction.record(
                EvaluationDrafted(
                    year: year, project: project, round: evaluation.round, draft: draft),
                about: Evaluation.subject(evaluation.id))
            try transaction.keep(evaluation, sequence)
        }
    }

    /// Submits a self-evaluation, which freezes its report; returns the report's digest.
    ///
    /// - Throws: `Refusals`, one for each reason, measure, score or paper that is missing.
    @discardableResult
    package func submit(_ project: String, year: Int, by actor: Actor) async throws -> String {
        try await centre.write(by: actor, may: .submitTargets) { transaction in
            let reader = transaction.reader
            guard var evaluation = try reader.evaluation(of: project, year: year) else {
                throw Refusal.noSuchEvaluation(project, year)
            }
            let (report, refusals) = try centre.evaluation(
                of: project, year: year, evaluation.draft, round: evaluation.round, reader)
            let document = try report.document()
            let event = try evaluation.submit(
                report, refusals, digest: report.digest(), on: transaction.instant.day)
            // On the disk before the journal names it.
            _ = try centre.files.keep(document)
            let sequence = try transaction.record(event, about: Evaluation.subject(evaluation.id))
            try transaction.keep(evaluation, sequence)
            try transaction.keep(event, of: evaluation, sequence)
            return event.report
        }
    }

    /// Records the department's re-check.
    ///
    /// - Throws: `Refusals` for what its scores or opinion lack.
    package func recheck(
        _ draft: RecheckDraft, of project: String, year: Int, by actor: Actor
    ) async throws {
        try await centre.write(by: actor, may: .recheckEvaluation) { transaction in
            let reader = transaction.reader
            guard var evaluation = try reader.evaluation(of: project, year: year),
                let round = try reader.rounds(of: evaluation.id).last
            else { throw Refusal.noSuchEvaluation(project, year) }
            let event = try evaluation.recheck(draft, of: centre.frozen(round))
            let sequence = try transaction.record(event, about: Evaluation.subject(evaluation.id))
            try transaction.keep(evaluation, sequence)
            try transaction.keep(event, of: evaluation, sequence)
        }
    }
}

extension Centre {
    /// The frozen report of a round.
    ///
    /// - Throws: `Fault` when its document is lost or damaged.
    package func frozen(_ round: EvaluationRound) throws -> EvaluationReport {
        guard let document = try files.bytes(round.report) else {
            throw Fault("the frozen report \(round.report) is missing")
        }
        return try EvaluationReport(document: document)
    }
}

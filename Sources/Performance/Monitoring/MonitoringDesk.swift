import Kernel

/// Drafts and submits the monitoring of a month.
package struct MonitoringDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Keeps what people have typed so far.
    ///
    /// - Throws: `Refusals` for texts too long, `Refusal` once it is submitted.
    package func save(
        _ draft: MonitoringDraft, of project: String, year: Int, month: Int, by actor: Actor
    ) async throws {
        try await centre.write(by: actor, may: .monitorTargets) { transaction in
            _ = try keep(draft, project, year, month, transaction)
        }
    }

    /// Keeps what people typed and submits it, which freezes the month and raises its warnings;
    /// returns the report's digest.
    ///
    /// - Throws: `Refusals`, one for each reason, measure or possibility that is missing; what was
    ///   typed is not kept then.
    @discardableResult
    package func submit(
        _ draft: MonitoringDraft, of project: String, year: Int, month: Int, by actor: Actor
    ) async throws -> String {
        try await centre.write(by: actor, may: .monitorTargets) { transaction in
            var monitoring = try keep(draft, project, year, month, transaction)
            let report = try centre.monitoring(
                of: project, year: year, month: month, draft, transaction.reader)
            let event = try monitoring.submit(report, digest: report.digest())
            // On the disk before the journal names it.
            _ = try centre.files.keep(report.document())
            let sequence = try transaction.record(event, about: Monitoring.subject(monitoring.id))
            try transaction.keep(monitoring, sequence)
            try transaction.keep(event, of: monitoring, sequence)
            try transaction.raise(report.alarms, of: project, year: year, month: month)
            return event.report
        }
    }

    /// Opens a submitted month again.
    ///
    /// - Throws: `Refusal` without a reason, or when it is not submitted.
    package func reopen(
        _ project: String, year: Int, month: Int, because reason: String, by actor: Actor
    ) async throws {
        try await centre.write(by: actor, may: .monitorTargets) { transaction in
            let found = try transaction.reader.monitoring(of: project, year: year, month: month)
            guard var monitoring = found else { throw Refusal.monitoringNotSubmitted }
            let event = try monitoring.reopen(because: reason)
            let sequence = try transaction.record(event, about: Monitoring.subject(monitoring.id))
            try transaction.keep(monitoring, sequence)
        }
    }

    private func keep(
        _ draft: MonitoringDraft, _ project: String, _ year: Int, _ month: Int,
        _ transaction: Transaction
    ) throws -> Monitoring {
        guard try transaction.reader.declaration(of: project, year: year) != nil else {
            throw Refusal.noSuchProject(project, year)
        }
        _ = try centre.clock.lastDay(of: month, year)
        let known = try transaction.reader.monitoring(of: project, year: year, month: month)
        var monitoring =
            known
            ?? Monitoring(
                id: Identifier.make(at: transaction.instant), year: year, month: month,
                project: project)
        try monitoring.save(draft)
        guard monitoring != known else { return monitoring }
        let sequence = try transaction.record(
            MonitoringDrafted(year: year, month: month, project: project, draft: draft),
            about: Monitoring.subject(monitoring.id))
        try transaction.keep(monitoring, sequence)
        return monitoring
    }
}

extension Centre {
    /// The frozen report of a submission.
    ///
    /// - Throws: `Fault` when its document is lost or damaged.
    package func frozen(_ round: MonitoringRound) throws -> MonitoringReport {
        guard let document = try files.bytes(round.report) else {
            throw Fault("the frozen report \(round.report) is missing")
        }
        return try MonitoringReport(document: document)
    }
}

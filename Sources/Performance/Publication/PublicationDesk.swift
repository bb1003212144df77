import Foundation
import Kernel

/// Makes a year public, and takes back what should not have been.
package struct PublicationDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Publishes a year's targets as they are in force, approved or read from an approved paper, or
    /// its results as they were evaluated, as a new version.
    ///
    /// - Throws: `not_allowed`; `nothing_declared`; `year_still_runs`; `not_evaluated`;
    ///   `nothing_new`.
    package func publish(
        _ year: Int, _ stage: PublicationStage, by actor: Actor
    ) async throws -> Publication {
        let centre = centre
        let request = try ReportRequest(year: year, today: centre.clock.today)
        return try await centre.write(by: actor, may: .publishYear) { transaction in
            let reader = transaction.reader
            guard stage == .targets || Day.last(of: year) < transaction.instant.day else {
                throw Refusal.yearStillRuns(year)
            }
            let report = try reader.report(
                request, measures: centre.measures(reader),
                open: centre.openTimes(reader, asOf: request.asOf))
            let results = stage == .results ? try centre.results(of: report, reader) : nil
            return try transaction.publish(report, results)
        }
    }

    /// Puts a note with the reason in the place of a version.
    ///
    /// - Throws: `not_allowed`; `no_such_publication`; `withdrawn_already`; `no_reason`.
    package func withdraw(
        year: Int, version: Int, because reason: String, by actor: Actor
    ) async throws {
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        try await centre.write(by: actor, may: .publishYear) { transaction in
            guard
                var found = try transaction.reader.publication(year: year, version: version)
            else { throw Refusal.noSuchPublication }
            let event = try found.withdraw(
                because: reason, by: transaction.actor, at: transaction.instant)
            let sequence = try transaction.record(event, about: found.subject)
            guard let withdrawal = found.withdrawal else { return }
            try transaction.insert(withdrawal, of: found.id, sequence)
            try transaction.settlePublication(of: year)
        }
    }
}

extension Transaction {
    fileprivate func publish(
        _ report: YearReport, _ results: [EvaluationReport]?
    ) throws -> Publication {
        let earlier = try reader.publications(year: report.year)
        let published = PublishedYear(
            report, results: results, version: (earlier.first?.version ?? 0) + 1, at: instant)
        // An adjustment of what the public does not see still has to be published in time.
        if let newest = earlier.first, newest.withdrawal == nil,
            try reader.unpublishedVersions(year: report.year).isEmpty,
            try reader.snapshot(of: newest).1.saysTheSame(as: published)
        {
            throw Refusal.nothingNew
        }
        let (text, digest) = try published.canonical()
        let id = Identifier.make(at: instant)
        let sequence = try record(
            YearPublished(
                year: report.year, version: published.version, stage: published.stage,
                digest: digest),
            about: Subject("performance.publication", id))
        let publication = Publication(
            id: id, year: report.year, version: published.version, stage: published.stage,
            digest: digest, publishedAt: instant, publishedBy: actor, sequence: sequence)
        try insert(publication, snapshot: text)
        try settlePublication(of: report.year)
        return publication
    }
}

extension Centre {
    /// The self-evaluation of each project of a report, as it was submitted last.
    ///
    /// - Throws: `not_evaluated`, with the projects that have none, or whose was returned.
    fileprivate func results(
        of report: YearReport, _ reader: Reader
    ) throws -> [EvaluationReport] {
        var (results, missing): ([EvaluationReport], [String]) = ([], [])
        for project in report.projects.map(\.stored.declaration.project) {
            let evaluation = try reader.evaluation(of: project, year: report.year)
            let isDone = evaluation?.state == .submitted || evaluation?.state == .passed
            if isDone, let id = evaluation?.id, let round = try reader.rounds(of: id).last {
                results.append(try frozen(round))
            } else {
                missing.append(project)
            }
        }
        guard missing.isEmpty else { throw Refusal.notEvaluated(missing) }
        return results
    }
}

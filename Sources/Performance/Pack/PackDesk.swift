import Foundation
import Kernel

/// Which evidence is wanted.
package struct PackRequest: Sendable {
    package var report: ReportRequest
    /// The id of one indicator; the whole report when nil.
    package var indicator: String?
    /// A self-evaluation as it was submitted; the report as it stands when nil.
    var frozen: FrozenEvaluation?
    /// Whether every entry of the journal is in it, rather than those that matter.
    package var wholeJournal = false

    package init(_ report: ReportRequest, indicator: String? = nil) {
        self.report = report
        self.indicator = indicator
    }

    /// A submitted self-evaluation to the byte, and the entry of the journal that names its digest.
    struct FrozenEvaluation: Sendable {
        let report: EvaluationReport
        let document: Data
        let sequence: Int64
    }
}

extension Centre {
    /// Asks for what a submitted self-evaluation was made of.
    ///
    /// - Parameter round: the last one when nil.
    /// - Throws: `no_such_evaluation`.
    package func packRequest(
        ofEvaluation project: String, year: Int, round: Int? = nil
    ) async throws -> PackRequest {
        let rounds = try await read { reader in
            try reader.evaluation(of: project, year: year).map { try reader.rounds(of: $0.id) }
                ?? []
        }
        guard let found = rounds.last(where: { round == nil || $0.round == round }) else {
            throw Refusal.noSuchEvaluation(project)
        }
        let report = try frozen(found)
        var request = PackRequest(
            try ReportRequest(
                year: year, asOf: report.asOf, today: report.asOf,
                knownAt: report.journal.sequence, project: project, rules: report.rules.name))
        request.frozen = PackRequest.FrozenEvaluation(
            report: report, document: try report.document(), sequence: found.sequence)
        return request
    }
}

/// What was written.
package struct PackSummary: Hashable, Sendable {
    /// The indicator's name, of a pack of one.
    package let indicator: String?
    package let figures: Int
    package let observations: Int
    package let entries: Int
    package let papers: Int
    package let head: Int64
    package let key: PublicKey
}

/// Writes evidence packs (证据包): figures with everything that proves them, signed, to be checked
/// without the program.
package struct PackDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Writes a pack to the archive that `make` opens, from one consistent look at the centre.
    ///
    /// Costs what the evidence of its figures does, and in memory eight bytes an observation.
    ///
    /// - Throws: `no_signing_key`; `nothing_declared`; `no_such_indicator`.
    package func write(
        _ request: PackRequest, to make: @escaping @Sendable () throws -> any PackArchive
    ) async throws -> PackSummary {
        guard let signer = centre.signer else { throw Refusal.noSigningKey }
        let keys = try await SigningDesk(centre).keys()
        try await centre.extendJournalTree()
        let centre = centre
        return try await centre.read { reader in
            let archive = try make()
            let writer = try PackWriter(
                centre: centre, reader: reader, request: request, signer: signer, keys: keys,
                files: PackFiles(archive))
            let summary = try writer.write()
            try archive.finish()
            return summary
        }
    }
}

extension Refusal {
    static func noSuchEvaluation(_ project: String) -> Refusal {
        Refusal(
            "no_such_evaluation", "“\(project)”还没有提交过这一次自评。",
            "There is no such submitted self-evaluation of “\(project)”.", at: "project")
    }

    static let frozenDiffers = Refusal(
        "frozen_differs", "按提交时的记录重新计算，与已冻结的自评不一致，不能生成证据包；请先核验日志。",
        "What was known at the submission no longer gives the frozen self-evaluation, so no pack "
            + "is made of it; verify the journal first.", conflict: true)

    static func noIndicator(_ id: String) -> Refusal {
        Refusal(
            "no_such_indicator", "没有这个指标，或者它已被新版本取代。",
            "There is no such indicator, or a newer version has taken its place.", at: id)
    }
}

import Foundation
import Kernel

/// Which evidence is wanted.
package struct PackRequest: Sendable {
    package var report: ReportRequest
    /// The id of one indicator; the whole report when nil.
    package var indicator: String?
    /// A frozen report as it was stored, to the byte; the report as it stands when nil.
    package var frozen: Data?
    /// Whether every entry of the journal is in it, rather than those that matter.
    package var wholeJournal = false

    package init(_ report: ReportRequest, indicator: String? = nil) {
        self.report = report
        self.indicator = indicator
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
    static func noIndicator(_ id: String) -> Refusal {
        Refusal(
            "no_such_indicator", "没有这个指标，或者它已被新版本取代。",
            "There is no such indicator, or a newer version has taken its place.", at: id)
    }
}

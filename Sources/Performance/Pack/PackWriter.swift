import Foundation
import Kernel

/// Writes the files of one pack in the order of their names.
struct PackWriter {
    let centre: Centre
    let reader: Reader
    let request: PackRequest
    let signer: Signer
    let keys: [SigningKey]
    let files: PackFiles
    private let report: YearReport
    private let figures: PackFigures
    private let evidence: PackEvidence
    private let head: (sequence: Int64, digest: String)

    init(
        centre: Centre, reader: Reader, request: PackRequest, signer: Signer, keys: [SigningKey],
        files: PackFiles
    ) throws {
        self.centre = centre
        self.reader = reader
        self.request = request
        self.signer = signer
        self.keys = keys
        self.files = files
        let wanted = request.report
        let open = try centre.openTimes(reader, asOf: wanted.asOf, knownAt: wanted.knownAt)
        if let frozen = request.frozen {
            report = try centre.measured(frozen.report, reader)
            guard frozen.report.isOf(report) else { throw Refusal.frozenDiffers }
        } else {
            report = try reader.report(wanted, measures: centre.measures(reader), open: open)
        }
        figures = try PackFigures(
            report, only: request.indicator, wanted, open: open, reader,
            boundBy: request.frozen?.report.journal.sequence)
        if let id = request.indicator, figures.figures.isEmpty { throw Refusal.noIndicator(id) }
        evidence = PackEvidence(reader, wanted, figures.scopes)
        let row = try reader.first("SELECT sequence, digest FROM journal_head")
        head = try row.map { (try $0("sequence"), try $0("digest")) } ?? (0, Chain.origin)
    }

    func write() throws -> PackSummary {
        var observations = 0
        var known = figures.sequences.union(keys.map(\.sequence))
        if let frozen = request.frozen { known.insert(frozen.sequence) }
        known.formUnion(head.sequence > 0 ? [head.sequence] : [])
        try evidence.observations { observation in
            observations += 1
            known.insert(observation.sequence)
            if let retracted = observation.retractedBy { known.insert(retracted) }
        }
        let shown = request.wholeJournal ? Array(1...max(head.sequence, 1)) : known.sorted()
        try files.add("README.txt") { try $0.write(Data(PackText.readme.utf8)) }
        let papers = try writeEntries(shown)
        try files.add("evidence/figures.json") { try $0.line(figures.figures) }
        try files.add("evidence/observations.jsonl") { file in
            try evidence.observations { try file.line($0) }
        }
        try writePapers(papers)
        try files.add("evidence/report.json") { file in
            if let frozen = request.frozen { return try file.write(frozen.document) }
            try file.line(ReportJSON(report))
        }
        try writeTree(besides: shown)
        let key = try writeManifest()
        return PackSummary(
            indicator: request.indicator == nil ? nil : figures.figures.first?.name,
            figures: figures.figures.count, observations: observations, entries: shown.count,
            papers: papers.count, head: head.sequence, key: key)
    }

    /// Returns the digests of the papers that the entries name.
    private func writeEntries(_ shown: [Int64]) throws -> [String] {
        var papers: Set<String> = []
        try files.add("evidence/entries.jsonl") { file in
            try evidence.entries(shown) { entry in
                try file.line(PackEntry(entry))
                papers.formUnion(PackPapers.named(in: entry.detail))
            }
        }
        if let frozen = request.frozen {
            papers.formUnion(PackPapers.named(in: String(decoding: frozen.document, as: UTF8.self)))
        }
        return papers.sorted()
    }

    /// A paper that is gone or damaged is left out; the checker says that it is missing.
    private func writePapers(_ digests: [String]) throws {
        for digest in digests {
            guard let bytes = try centre.files.bytes(digest) else { continue }
            try files.add("evidence/papers/\(digest)") { try $0.write(bytes) }
        }
    }

    private func writeTree(besides shown: [Int64]) throws {
        var proof = try JournalProof(reader, size: head.sequence)
        try files.add("evidence/tree.jsonl") { file in
            try proof.hiddenParts(besides: shown) {
                try file.line(PackHidden(first: $0.first, last: $0.last, hash: $0.hash))
            }
        }
    }

    private func writeManifest() throws -> PublicKey {
        var proof = try JournalProof(reader, size: head.sequence)
        let manifest = PackManifest(
            unit: report.projects.first?.stored.declaration.unit ?? "", year: report.year,
            asOf: report.asOf, madeAt: centre.clock.now().description, rules: report.rules.name,
            indicator: request.indicator,
            frozen: request.frozen.map { PackText.digest($0.document) },
            knownAt: report.sequence,
            journal: .init(
                sequence: head.sequence, digest: head.digest, root: try proof.root()),
            keys: keys.map {
                .init(
                    publicKey: $0.key.base64, takenAt: $0.takenAt.description,
                    sequence: $0.sequence)
            }, files: files.listed)
        let bytes = try PackFiles.encoder().encode(manifest)
        let signed = try signer.sign(Data(PackText.prefix.utf8) + bytes)
        guard signed.key == keys.first?.key else { throw Fault("the signing key has just changed") }
        try files.addApart("manifest.json", bytes)
        try files.addApart(
            "manifest.sig",
            try PackFiles.encoder().encode(
                PackSignature(
                    publicKey: signed.key.base64,
                    signature: signed.signature.base64EncodedString())))
        return signed.key
    }
}

extension EvaluationReport {
    /// Whether the figures made again from what was known then are those that were frozen.
    fileprivate func isOf(_ again: YearReport) -> Bool {
        guard let project = again.projects.first, again.projects.count == 1 else { return false }
        return project.lines.map { $0.actual ?? "" } == lines.map { $0.actual ?? "" }
            && project.execution.spent == execution.spent
    }
}

import Kernel
import People
import Performance

/// A draft with what is known besides it, and the names of those who worked on it.
struct DraftView: Sendable {
    let draft: Draft
    /// What the form shows: the draft's, or what was typed and refused.
    let sheet: DraftSheet
    let context: DraftContext
    let names: [String: String]
    /// What others changed while the reader was typing.
    let others: [DraftChange]
    /// The version it began from; nil for a new project.
    let base: Int?
    /// The versions of its project in its year, the newest first.
    let versions: [TargetVersion]

    var findings: [DraftFinding] { DraftLint(sheet, year: draft.year, context).findings }

    /// - Throws: `Missing` when there is no such draft.
    static func read(_ visit: Visit) async throws -> DraftView {
        let id = try visit.parameter("id")
        let centre = visit.centre
        let span = (visit.query("since").flatMap(Int.init), visit.query("until").flatMap(Int.init))
        let found = try await centre.read { reader in
            try reader.draft(id).map { draft in
                let base = try draft.base.flatMap { try reader.place(ofDeclaration: $0)?.version }
                var others: [DraftChange] = []
                if let since = span.0, let before = try reader.sheet(of: id, revision: since) {
                    let until = try span.1.map { try reader.sheet(of: id, revision: $0) } ?? nil
                    others = before.changes(to: until ?? draft.sheet)
                }
                return (
                    draft, try centre.draftContext(year: draft.year, reader), base, others,
                    try reader.targetVersions(year: draft.year, project: draft.project)
                )
            }
        }
        guard let (draft, context, base, others, versions) = found else { throw Missing() }
        let workers = [draft.saved.by, draft.opened.by, draft.closing?.stamp.by]
        let people = Set(workers.compactMap(\.self) + draft.disputes.map(\.by))
        return DraftView(
            draft: draft, sheet: draft.sheet, context: context,
            names: try await visit.site.accounts.names(of: people), others: others, base: base,
            versions: versions)
    }

    /// The same with what somebody typed.
    func typed(_ sheet: DraftSheet) -> DraftView {
        DraftView(
            draft: draft, sheet: sheet, context: context, names: names, others: others,
            base: base, versions: versions)
    }

    func name(_ account: String) -> String {
        names[account].flatMap { $0.isEmpty ? nil : $0 } ?? account
    }

    /// The measure of a line in words; nil where it has none.
    func measure(of line: DraftLine) -> Words? {
        guard let binding = line.proposedBinding else { return nil }
        return context.library.entries.first { $0.binding?.measure == binding.measure }?.measure
            ?? Words(binding.measure, binding.measure)
    }
}

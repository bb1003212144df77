import Hummingbird
import Kernel
import People
import Register

/// One entry, and putting it right.
enum CorrectionRoutes {
    static func entry(
        _ visit: Visit, typed: CorrectionTyped?, refusals: [Refusal]
    ) async throws -> Response {
        let id = try visit.parameter("id")
        let centre = visit.centre
        let found = try await centre.read { reader in
            try reader.entry(id).map { ($0, try centre.measures(reader)[$0.measure]) }
        }
        guard let (entry, measure) = found, let measure else { throw Missing() }
        let people = [entry.recordedBy, entry.correction?.correctedBy].compactMap(\.self)
        let names = try await visit.site.accounts.names(of: Set(people))
        let page = RegisterEntryPage(
            entry, measure, names: names, typed: typed, refusals: refusals, visit)
        return try visit.page(page, refusals.first?.status ?? .ok)
    }

    static func correct(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        let typed = CorrectionTyped(
            reason: visit.form.text("reason"), replaces: visit.form["replaces"] == "yes",
            draft: try visit.entryDraft())
        do {
            let replacement = try await RegisterDesk(visit.centre).correct(
                id, because: typed.reason, replacement: typed.replaces ? typed.draft : nil,
                by: visit.actor)
            return visit.redirect("/register/entries/\(replacement ?? id)")
        } catch {
            return try await entry(visit, typed: typed, refusals: try error.refusals())
        }
    }
}

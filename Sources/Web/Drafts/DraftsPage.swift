import Kernel
import People
import Performance

/// The drafts of a year, and what a draft can begin from.
struct DraftList: Sendable {
    let year: Int
    let years: [Int]
    let drafts: [(draft: Draft, findings: [DraftFinding])]
    let names: [String: String]
    /// The year's own projects, to be adjusted.
    let versions: [StoredDeclaration]
    /// The projects of the year before that the year does not have yet.
    let lastYear: [String]

    static func read(_ visit: Visit) async throws -> DraftList {
        let centre = visit.centre
        let (asked, today) = (visit.query("year") ?? visit.form["year"], visit.today)
        let found = try await centre.read { reader in
            let (declared, drafted) = (try reader.years(), try reader.draftYears())
            let next = min((declared.first ?? today.year - 1) + 1, today.year + 1)
            let years = Set(declared + drafted + [today.year, next])
            let year =
                asked.flatMap { Int($0) }.flatMap { years.contains($0) ? $0 : nil }
                ?? drafted.first ?? next
            let drafts = try reader.drafts(year: year)
            let context = drafts.isEmpty ? nil : try centre.draftContext(year: year, reader)
            return (
                year: year, years: years.sorted(by: >),
                versions: try reader.declarations(year: year),
                last: try reader.declarations(year: year - 1).map(\.declaration.project),
                drafts: drafts.map { draft in
                    (draft, DraftLint(draft.sheet, year: year, context ?? DraftContext()).findings)
                }
            )
        }
        let known = Set(
            found.versions.map(\.declaration.project) + found.drafts.map(\.0.project))
        return DraftList(
            year: found.year, years: found.years, drafts: found.drafts,
            names: try await visit.site.accounts.names(of: Set(found.drafts.map(\.0.saved.by))),
            versions: found.versions.filter { version in
                !found.drafts.contains { $0.0.project == version.declaration.project }
            }, lastYear: found.last.filter { !known.contains($0) })
    }
}

/// The drafts of a year, with buttons to begin another.
struct DraftsPage: Page {
    static let template = "drafts/drafts"
    let area: Area? = .year
    var assets: [String] { ["drafts.css"] }

    let title: String
    let crumbs: [Crumb]
    let years: [ExportLink]
    let year: String
    let faults: [FieldFault]
    let drafts: [Line]
    let mayDraft: Bool
    let lastYears: [Begin]
    let versions: [Begin]
    let lastYearTitle: String
    let project: Field

    /// A year to look at.
    struct ExportLink: Sendable {
        let href: String
        let text: String
        let isCurrent: Bool
    }

    /// One draft.
    struct Line: Sendable {
        let href: String
        let name: String
        let from: String
        let saved: String
        let lines: String
        let counts: String
    }

    /// Something that a draft can begin from.
    struct Begin: Sendable {
        let project: String
        let version: String
        let about: String
    }

    init(_ list: DraftList, refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        title = t("drafts_title", "\(list.year)")
        crumbs = [Crumb(href: "/", text: t("area_year"))]
        year = "\(list.year)"
        years = list.years.map {
            ExportLink(href: "/drafts?year=\($0)", text: "\($0)", isCurrent: $0 == list.year)
        }
        faults = FieldFault.list(refusals, visit)
        mayDraft = visit.signedIn?.actor.may(.declareTargets) == true
        drafts = list.drafts.map { draft, findings in
            let who = list.names[draft.saved.by].flatMap { $0.isEmpty ? nil : $0 }
            return Line(
                href: "/drafts/\(draft.id)",
                name: draft.project.isEmpty ? t("draft_unnamed") : draft.project,
                from: t(draft.base == nil ? "draft_new" : "draft_adjusts"),
                saved: "\(draft.saved.at.day) \(draft.saved.at.clockText.prefix5) · "
                    + (who ?? draft.saved.by),
                lines: "\(draft.sheet.lines.count)", counts: DraftMarks.counts(findings, t))
        }
        lastYearTitle = t("drafts_last_year", "\(list.year - 1)")
        lastYears = list.lastYear.map { Begin(project: $0, version: "", about: "") }
        versions = list.versions.map {
            Begin(
                project: $0.declaration.project, version: $0.id,
                about: t("version", "\($0.version)"))
        }
        project = Field("project", visit.form.text("project"), refusals, visit)
    }
}

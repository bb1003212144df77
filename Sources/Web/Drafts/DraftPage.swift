import Kernel
import People
import Performance

/// A draft as the form looks on paper, to be filled.
struct DraftPage: Page {
    static let template = "drafts/draft"
    let area: Area? = .year
    var assets: [String] { ["drafts.css", "drafts.js"] }

    let title: String
    let crumbs: [Crumb]
    let summary: String
    let id: String
    let revision: String
    /// Who saved last and when.
    let state: String
    /// Where the form is sent; nil where it is only looked at.
    let action: String?
    let discardAction: String?
    /// Where it is submitted for review; nil where that may not be done now.
    let submission: Submission?
    /// Why it cannot be submitted now.
    let blocked: Reference?
    /// The version that it has become.
    let becameHref: String?
    /// What became of it, where nobody works on it any more.
    let closed: String?
    let faults: [FieldFault]
    let notice: Notice?
    let isFresh: Bool
    let cells: Cells
    let moneyChecked: String
    let lines: [Line]
    /// What a new line looks like, for the script.
    let blank: Line
    let adds: [Add]
    let finds: [Find]
    let counts: String
    let weights: WeightLine
    let deleted: [Deleted]
    let find: String
    let entries: [Entry]

    /// What others changed meanwhile.
    struct Notice: Sendable {
        let title: String
        let changes: [String]
    }

    /// A button that adds a line to a first level.
    struct Add: Sendable {
        let level: String
        let text: String
    }

    /// A line that can come back.
    struct Deleted: Sendable {
        let line: String
        let name: String
    }

    /// A line of the library.
    struct Entry: Sendable {
        let key: String
        let name: String
        let about: String
    }

    init(_ view: DraftView, refusals: [Refusal] = [], _ visit: Visit) {
        let (t, draft, sheet) = (visit.t, view.draft, view.sheet)
        let may = visit.signedIn?.actor.may(.declareTargets) == true && draft.closing == nil
        let marks = DraftMarks(view, refusals, visit)
        title = draft.project.isEmpty ? t("draft_unnamed") : draft.project
        crumbs = [
            Crumb(href: "/drafts?year=\(draft.year)", text: t("drafts_title", "\(draft.year)"))
        ]
        summary =
            t("draft_year", "\(draft.year)") + " · "
            + (view.base.map { t("draft_from_version", "\($0)") } ?? t("draft_new"))
        id = draft.id
        revision = "\(draft.revision)"
        state = t("draft_saved", draft.saved.at.clockText.prefix5, view.name(draft.saved.by))
        action = may ? "/drafts/\(draft.id)/revisions" : nil
        discardAction = may ? "/drafts/\(draft.id)/discards" : nil
        closed = draft.closing.map { t("draft_\($0.outcome.rawValue)", "\($0.stamp.at.day)") }
        submission = DraftPage.submission(view, refusals, visit)
        blocked = DraftPage.blocked(view, t)
        becameHref = view.became?.path
        faults = marks.faults
        notice = DraftPage.notice(view, t)
        isFresh = visit.query("saved") != nil && refusals.isEmpty
        cells = Cells(marks)
        moneyChecked = sheet[.moneyChecked]
        lines = sheet.lines.enumerated().map { Line($1, $0, marks) }
        blank = Line(DraftLine.empty(id: "LINE", in: "产出指标"), sheet.lines.count, marks)
        adds = IndicatorLevels.first.map { Add(level: $0, text: t("draft_add", $0)) }
        finds = marks.finds(at: .form)
        counts = marks.counts
        weights = WeightLine(DraftWeights(sheet), t)
        deleted = draft.deleted.filter { sheet.line($0.line.id) == nil }.map {
            Deleted(line: $0.line.id, name: $0.line[.name].isEmpty ? "–" : $0.line[.name])
        }
        find = visit.query("find") ?? ""
        entries = may ? DraftPage.entries(view, visit) : []
    }

    /// What the library has for the words that were searched for; nothing when none were.
    private static func entries(_ view: DraftView, _ visit: Visit) -> [Entry] {
        guard let words = visit.query("find") else { return [] }
        return view.context.library.search(words).map { Entry($0, view.draft.year, visit) }
    }

    private static func notice(_ view: DraftView, _ t: Strings) -> Notice? {
        guard !view.others.isEmpty else { return nil }
        return Notice(
            title: t("draft_others_changed", "\(view.others.count)"),
            changes: view.others.map { t($0.words) })
    }
}

extension DraftPage.Entry {
    init(_ entry: IndicatorLibrary.Entry, _ year: Int, _ visit: Visit) {
        key = entry.key
        name = entry.name
        about = entry.about(year, visit.t)
    }
}

extension IndicatorLibrary.Entry {
    /// Where it comes from, its last target, what it reached and what it is measured by.
    func about(_ draftYear: Int, _ t: Strings) -> String {
        let line = DraftLine(
            id: "x",
            Indicator(
                level1: level1, level2: level2, name: name, comparator: comparator,
                target: target, unit: unit, printed: ""))
        let parts = [
            t("draft_entry_from", "\(year)", project, level2),
            t("draft_entry_target", line.printed),
            actual.map { t("draft_entry_actual", "\(draftYear - 1)", "\($0)\(unit)") },
            measure.map { t("draft_entry_measure", t($0)) },
        ]
        return parts.compactMap(\.self).joined(separator: " · ")
    }
}

extension String {
    /// Hours and minutes of a clock's text.
    var prefix5: String { String(prefix(5)) }
}

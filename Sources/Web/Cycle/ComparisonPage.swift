import Kernel
import Performance

/// Two versions of a project's targets side by side: only what is not the same.
struct ComparisonPage: Page {
    static let template = "cycle/comparison"
    let area: Area? = .cycle
    var assets: [String] { ["cycle.css"] }

    let title: String
    let crumbs: [Crumb]
    let summary: String
    let action: String
    let others: [Choice]
    let oldName: String
    let newName: String
    let facts: [Change]
    let lines: [Line]
    let same: String
    let isEmpty: Bool

    /// One field that differs.
    struct Change: Sendable {
        let name: String
        let old: String
        let new: String
    }

    /// One line of the indicator tree.
    struct Line: Sendable {
        let kind: String
        let color: String
        let place: String
        let name: String
        let changes: [Change]
    }

    /// - Parameters:
    ///   - other: the version it is compared with.
    ///   - rival: what that one declares.
    init(_ view: VersionView, _ other: TargetVersion, _ rival: Declaration, _ visit: Visit) {
        let (t, version) = (visit.t, view.version)
        let isNewer = version.version >= other.version
        let (old, new) = isNewer ? (other, version) : (version, other)
        let found =
            isNewer
            ? TargetComparison(rival, view.stored.declaration)
            : TargetComparison(view.stored.declaration, rival)
        title = t("cycle_compare_title", version.project)
        crumbs = [
            Crumb(href: "/cycle/\(version.year)", text: t("cycle_title", "\(version.year)")),
            Crumb(href: version.path, text: t("version", "\(version.version)")),
        ]
        action = "\(version.path)/comparison"
        others = view.versions.filter { $0.id != version.id }.map {
            Choice(
                value: "\($0.version)",
                text: "\(t("version", "\($0.version)")) · \(t($0.state.title))",
                isChosen: $0.id == other.id)
        }
        oldName = t("version", "\(old.version)")
        newName = t("version", "\(new.version)")
        let count = { (kind: TargetComparison.Line.Kind) in
            "\(found.lines.count { $0.kind == kind })"
        }
        summary = t(
            "cycle_compare_summary", "\(found.facts.count)", count(.added), count(.removed),
            count(.changed))
        facts = found.facts.map { Change($0, t) }
        lines = found.lines.map { Line($0, t) }
        same = t("cycle_compare_same", "\(found.same)")
        isEmpty = found.isEmpty
    }
}

extension ComparisonPage.Change {
    fileprivate init(_ change: TargetComparison.Change, _ t: Strings) {
        let shown = { (text: String) in
            text.isEmpty ? "–" : change.field.isMoney ? Numerals.grouped(text) : text
        }
        name = t(change.field.title)
        old = shown(change.old)
        new = shown(change.new)
    }
}

extension ComparisonPage.Line {
    fileprivate init(_ line: TargetComparison.Line, _ t: Strings) {
        kind = t("cycle_line_\(line.kind.rawValue)")
        color = ["added": "green", "removed": "red"][line.kind.rawValue] ?? "yellow"
        place = "\(line.level1) · \(line.level2)"
        name = line.name
        changes = line.changes.map { ComparisonPage.Change($0, t) }
    }
}

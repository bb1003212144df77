import Kernel
import People

/// What is open now and when it is due.
struct WorklistPage: Page {
    static let template = "cases/worklist"
    let area: Area? = .worklist
    var assets: [String] { ["cases.css", "cases-worklist.js"] }

    let title: String
    let summary: String
    let chips: [Chip]
    let search: String
    let choice: String
    let lines: [Line]
    let exports: [Reference]

    /// A part of the list that can be chosen.
    struct Chip: Sendable {
        let chipHref: String
        let label: String
        let count: String
        let isChosen: Bool
    }

    /// One case with one of its clocks.
    struct Line: Sendable {
        let pathHref: String
        let what: String
        let mark: LampMark
        let left: String
        let due: String
        let since: String
        let who: String
        let clockHref: String
        let isLate: Bool
    }

    init(
        _ items: [Worklist.Item], _ choice: Worklist.Choice, names: [String: String],
        _ visit: Visit
    ) {
        let t = visit.t
        let search = visit.query("search") ?? ""
        self.search = search
        self.choice = choice.rawValue
        title = t("area_worklist")
        let late = items.count { $0.state.isLate }
        summary = t("worklist_summary", "\(items.count)", "\(late)")
        chips = Worklist.Choice.allCases.map { one in
            Chip(
                chipHref: "/worklist?only=\(one.rawValue)", label: t("worklist_\(one.rawValue)"),
                count: "\(items.count(where: one.takes))", isChosen: one == choice)
        }
        lines = items.filter { choice.takes($0) && $0.matches(search, t) }
            .map { Line($0, names, t) }
        let question = "only=\(choice.rawValue)&search=\(search.queryEncoded)&"
        exports = ExportFormat.links(to: "/worklist/exports?\(question)", t)
    }
}

extension WorklistPage.Line {
    fileprivate init(_ item: Worklist.Item, _ names: [String: String], _ t: Strings) {
        let timed = item.timed
        pathHref = timed.path
        what = t(timed.title)
        mark = item.state.mark
        left = item.state.left
        due = item.state.due
        let start = timed.deadline.start
        since = "\(start.day) \(start.clockText.prefix(5))"
        who = timed.assignee.map { Names.of($0, names, t) } ?? t("worklist_nobody")
        clockHref = "/clocks/\(timed.subject.kind.pathEncoded)/\(timed.subject.id.pathEncoded)"
        isLate = item.state.isLate
    }
}

extension Worklist.Item {
    /// Whether the case's words hold what is searched for, whatever its capitals.
    func matches(_ search: String, _ t: Strings) -> Bool {
        search.isEmpty || t(timed.title).lowercased().contains(search.lowercased())
    }
}

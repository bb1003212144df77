import Hummingbird
import Kernel
import People

/// The worklist, and why a case is due when it is.
enum CaseRoutes {
    static let all: [Route] = [
        .get("/worklist", .signedIn, worklist),
        .get("/worklist/exports", .signedIn, export),
        .get("/clocks/{kind}/{id}", .signedIn, clocks),
    ]

    private static func items(_ visit: Visit) async throws -> [Worklist.Item] {
        let (actor, centre, calendar, t) = (
            try visit.actor, visit.centre, visit.site.calendar, visit.t
        )
        return try await centre.read { try Worklist.items(for: actor, centre, $0, calendar, t) }
    }

    private static func choice(_ visit: Visit) -> Worklist.Choice {
        visit.query("only").flatMap(Worklist.Choice.init) ?? .all
    }

    private static func worklist(_ visit: Visit) async throws -> Response {
        let items = try await items(visit)
        let names = try await visit.site.accounts.names(
            of: Set(items.compactMap(\.timed.assignee)))
        return try visit.page(WorklistPage(items, choice(visit), names: names, visit))
    }

    private static func export(_ visit: Visit) async throws -> Response {
        let (t, choice, search) = (visit.t, choice(visit), visit.query("search") ?? "")
        let items = try await items(visit).filter {
            choice.takes($0) && $0.matches(search, t)
        }
        let names = try await visit.site.accounts.names(
            of: Set(items.compactMap(\.timed.assignee)))
        let columns = [
            ExportColumn(t("state")), ExportColumn(t("worklist_what")),
            ExportColumn(t("worklist_left")), ExportColumn(t("worklist_due")),
            ExportColumn(t("worklist_since"), .instant), ExportColumn(t("worklist_who")),
        ]
        return try await visit.export(t("area_worklist"), columns) { sheet in
            for item in items {
                try sheet.add([
                    .text(item.state.mark.word), .text(t(item.timed.title)),
                    .text(item.state.left), .text(item.state.due),
                    .instant(item.timed.deadline.start),
                    .text(item.timed.assignee.map { Names.of($0, names, t) } ?? ""),
                ])
            }
        }
    }

    /// For those who work on the case, and for those who look at the figure that it counts for.
    private static func clocks(_ visit: Visit) async throws -> Response {
        let subject = Subject(try visit.parameter("kind"), try visit.parameter("id"))
        let (actor, centre) = (try visit.actor, visit.centre)
        let cases = try await centre.read { try centre.clocks(of: subject, $0) }
        guard let first = cases.first else { throw Missing() }
        let isTheirs = cases.contains { $0.assignee == actor.id || actor.may($0.permission) }
        if !isTheirs, !actor.may(.seeYear) {
            try await centre.require(first.permission, of: actor)
        }
        let history = isTheirs ? try await CaseHistory.read([subject], visit) : nil
        return try visit.page(ClockPage(cases, history: history, visit))
    }
}

import Hummingbird
import Kernel
import Performance

/// 草稿: the drafts of a year, and the form that people fill.
enum DraftRoutes {
    static let all: [Route] =
        [
            .get("/drafts", .permission(.seeYear)) { try await list($0) },
            .post("/drafts", .permission(.declareTargets), open),
            .get("/drafts/{id}", .permission(.seeYear)) { try await page($0) },
            .post("/drafts/{id}/revisions", .permission(.declareTargets), save),
            .post("/drafts/{id}/discards", .permission(.declareTargets), discard),
        ] + DraftSubmissions.all + DraftAPI.all

    private static func list(_ visit: Visit, refusals: [Refusal] = []) async throws -> Response {
        let list = try await DraftList.read(visit)
        return try visit.page(
            DraftsPage(list, refusals: refusals, visit), refusals.first?.status ?? .ok)
    }

    private static func open(_ visit: Visit) async throws -> Response {
        do {
            let opening = try DraftOpening(visit.form.text)
            let id = try await DraftDesk(visit.centre).open(opening, by: visit.actor)
            return visit.redirect("/drafts/\(id)")
        } catch {
            return try await list(visit, refusals: try error.refusals())
        }
    }

    private static func page(_ visit: Visit) async throws -> Response {
        try visit.page(DraftPage(try await DraftView.read(visit), visit))
    }

    private static func discard(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        do {
            try await DraftDesk(visit.centre).discard(id, by: visit.actor)
            return visit.redirect("/drafts")
        } catch {
            let view = try await DraftView.read(visit)
            let refusals = try error.refusals()
            return try visit.page(
                DraftPage(view, refusals: refusals, visit), refusals.first?.status ?? .ok)
        }
    }

    /// Saves what was typed, and does what the button that was pressed says; what is refused is
    /// shown again as it was typed.
    private static func save(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        let view = try await DraftView.read(visit)
        let typed = DraftSheet(visit.form)
        do {
            guard let revision = Int(visit.form.text("revision")) else { throw Refusal.badRequest }
            let act = DraftAct(visit.form.text("act"))
            let now = visit.centre.clock.now()
            let worked = try act.done(to: typed, view, at: now)
            let desk = DraftDesk(visit.centre)
            let saving = try await desk.save(id, from: revision, worked.sheet, by: visit.actor)
            try await act.settle(id, desk, by: visit.actor)
            let since =
                saving.others.isEmpty
                ? "" : "&since=\(revision)&until=\(saving.before)"
            let find = visit.form.text("find")
            let search = act == .find ? "&find=\(find.queryEncoded)" : ""
            return visit.redirect(
                "/drafts/\(id)?saved=1\(since)\(search)#\(worked.focus ?? "form")")
        } catch {
            let refusals = try error.refusals()
            return try visit.page(
                DraftPage(view.typed(typed), refusals: refusals, visit),
                refusals.first?.status ?? .ok)
        }
    }
}

extension DraftOpening {
    /// Reads `way`, `year`, `project` and `version` of a form or a program's request.
    ///
    /// - Throws: `bad_way`, `bad_year`.
    init(_ text: (String) -> String) throws(Refusal) {
        switch text("way") {
        case "version": self = .version(id: text("version"))
        case "new": self = .new(year: try Self.year(text("year")), project: text("project"))
        case "last-year":
            self = .lastYear(project: text("project"), to: try Self.year(text("year")))
        default: throw .badWay
        }
    }

    private static func year(_ text: String) throws(Refusal) -> Int {
        guard let year = Int(text) else { throw .badDraftYear(text) }
        return year
    }
}

extension Refusal {
    fileprivate static let badWay = Refusal(
        "bad_way", "请选择新建、沿用去年，或从某一版本起草。",
        "Choose a new project, last year's, or a version.", at: "way")
}

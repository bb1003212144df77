import Hummingbird
import Kernel
import People
import Performance

/// 绩效目标管理: where each project's targets stand, and what is decided about them.
enum CycleRoutes {
    static let all: [Route] =
        [
            .get("/cycle", .permission(.seeYear), newest),
            .get("/cycle/exports", .permission(.seeYear), CycleExport.answer),
            .get("/cycle/{year}", .permission(.seeYear)) { visit in
                let year = try visit.number("year")
                return try visit.page(CyclePage(try await CycleView.read(year, visit), visit))
            },
            .get("/cycle/versions/{id}", .permission(.seeYear)) { try await page($0) },
            .get("/cycle/versions/{id}/comparison", .permission(.seeYear), compare),
            .post("/cycle/versions/{id}/reviews", .permission(.reviewTargets)) { visit in
                try await decide(visit) { id, draft in
                    try await CycleDesk(visit.centre).review(id, draft, by: visit.actor)
                }
            },
            .post("/cycle/versions/{id}/approvals", .permission(.approveTargets)) { visit in
                try await decide(visit) { id, draft in
                    try await CycleDesk(visit.centre).approve(id, draft, by: visit.actor)
                }
            },
        ] + CycleAPI.all

    private static func newest(_ visit: Visit) async throws -> Response {
        let years = try await visit.centre.read { try $0.cycleYears() }
        guard let year = years.first else { return try visit.page(FirstStepsPage(visit)) }
        return visit.redirect("/cycle/\(year)")
    }

    private static func page(_ visit: Visit, refusals: [Refusal] = []) async throws -> Response {
        let view = try await VersionView.read(try visit.parameter("id"), visit)
        return try visit.page(
            VersionPage(view, refusals: refusals, visit), refusals.first?.status ?? .ok)
    }

    private static func decide(
        _ visit: Visit, _ act: (String, VerdictDraft) async throws -> Void
    ) async throws -> Response {
        let id = try visit.parameter("id")
        let found = try await visit.centre.read { try $0.targetVersion(id) }
        guard let found else { throw Missing() }
        do {
            try await act(id, VerdictDraft(visit.form))
            return visit.redirect(found.path)
        } catch {
            return try await page(visit, refusals: try error.refusals())
        }
    }

    private static func compare(_ visit: Visit) async throws -> Response {
        let view = try await VersionView.read(try visit.parameter("id"), visit)
        let asked = visit.query("with").flatMap { Int($0) } ?? view.usualRival?.version
        guard let other = view.versions.first(where: { $0.version == asked }),
            let stored = try await visit.centre.read({ try $0.declaration(id: other.id) })
        else { throw Missing() }
        return try visit.page(ComparisonPage(view, other, stored.declaration, visit))
    }
}

extension VerdictDraft {
    /// As the form brought it.
    init(_ form: Form) {
        self.init(
            decision: form.text("decision"), opinion: form.text("opinion"),
            grade: form.text("grade"))
    }
}

/// Every version of a year's targets, read at one moment.
struct CycleView: Sendable {
    let year: Int
    let years: [Int]
    /// The versions of each project, the newest first, the projects in their order.
    let projects: [[TargetVersion]]
    let names: [String: String]
    let published: [Publication]

    /// - Throws: `Missing` for a year in which nothing was declared.
    static func read(_ year: Int, _ visit: Visit) async throws -> CycleView {
        let (years, versions, published) = try await visit.centre.read { reader in
            (
                try reader.cycleYears(), try reader.targetVersions(year: year),
                try reader.publications(year: year)
            )
        }
        guard years.contains(year) else { throw Missing() }
        return CycleView(
            year: year, years: years, projects: versions.chunked { $0.project }.map(\.1),
            names: try await visit.site.accounts.names(of: versions.people),
            published: published)
    }
}

extension [TargetVersion] {
    /// The accounts of everybody who did something to them.
    var people: Set<String> {
        Set(flatMap(\.steps).flatMap { [$0.actor, $0.behalf].compactMap(\.self) })
    }
}

extension TargetVersion {
    /// Its clock that runs; nil where nobody is waited for.
    var openClock: TimedCase? { clocks.last { $0.endedAt == nil } }

    /// Where it stands as a colour, a shape and a word.
    func mark(_ t: Strings) -> LampMark {
        let lamp: Lamp? =
            switch state {
            case .imported, .approved, .published: .green
            case .submitted, .passed: .yellow
            case .returned: closedAt == nil ? .red : nil
            case .superseded: nil
            }
        return LampMark(lamp, word: t(state.title))
    }

    /// Who has to act, and how long they have: `主管部门审核 · 还有 3 个工作日`.
    func waiting(_ visit: Visit) -> (words: String, mark: LampMark, clockHref: String)? {
        guard let timed = openClock else { return nil }
        let state = ClockState(
            timed, at: visit.centre.clock.now(), visit.site.calendar, visit.t)
        return (
            visit.t("cycle_waits_\(timed.clock)") + " · " + state.left, state.mark,
            "/clocks/\(timed.subject.kind)/\(timed.subject.id)"
        )
    }
}

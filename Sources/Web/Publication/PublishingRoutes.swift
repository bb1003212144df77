import Hummingbird
import Kernel
import People
import Performance

/// Where staff make a year public, and take it back.
enum PublishingRoutes {
    static let all: [Route] = [
        .get("/years/{year}/publication", .permission(.publishYear)) { try await page($0, []) },
        .post("/years/{year}/publication", .permission(.publishYear), publish),
        .post(
            "/years/{year}/publication/{version}/withdrawals", .permission(.publishYear), withdraw),
    ]

    private static func page(
        _ visit: Visit, _ faults: [Refusal], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let year = try visit.number("year")
        let (years, all, waiting) = try await visit.centre.read {
            (
                try $0.years(), try $0.publications(year: year),
                try $0.unpublishedVersions(year: year)
            )
        }
        guard years.contains(year) else { throw Missing() }
        let people = Set(all.flatMap { [$0.publishedBy, $0.withdrawal?.by].compactMap(\.self) })
        let names = try await visit.site.accounts.names(of: people)
        return try visit.page(PublishingPage(year, all, waiting, names, faults, visit), status)
    }

    private static func publish(_ visit: Visit) async throws -> Response {
        let year = try visit.number("year")
        guard let stage = PublicationStage(rawValue: visit.form.text("stage")) else {
            return try await page(visit, [.noStage], status: .unprocessableContent)
        }
        do {
            _ = try await PublicationDesk(visit.centre).publish(year, stage, by: visit.actor)
        } catch let refusal as Refusal where refusal.code != "not_allowed" {
            return try await page(visit, [refusal], status: refusal.status)
        }
        return visit.redirect("/years/\(year)/publication")
    }

    private static func withdraw(_ visit: Visit) async throws -> Response {
        let (year, version) = (try visit.number("year"), try visit.number("version"))
        do {
            try await PublicationDesk(visit.centre).withdraw(
                year: year, version: version, because: visit.form.text("reason"),
                by: visit.actor)
        } catch let refusal as Refusal where refusal.code != "not_allowed" {
            return try await page(visit, [refusal], status: refusal.status)
        }
        return visit.redirect("/years/\(year)/publication")
    }
}

/// What of a year is public, and what to do about it.
struct PublishingPage: Page {
    static let template = "publication/publishing"
    let area: Area? = .year
    let assets = ["publication.css"]

    let title: String
    let crumbs: [Crumb]
    let faults: [FieldFault]
    let action: String
    let mayPublishResults: Bool
    let publicHref: String?
    /// What was approved and has to be published, with its clock.
    let waiting: [Waiting]
    let versions: [Version]

    /// An approved version that the public cannot read yet.
    struct Waiting: Sendable {
        let href: String
        let text: String
        let mark: LampMark
        let left: String
        let due: String
        let clockHref: String
    }

    /// One version.
    struct Version: Sendable {
        let href: String
        let text: String
        let told: String
        let digest: String
        let withdrawn: String?
        /// Where it is withdrawn; nil once it is.
        let withdrawAction: String?
        let number: Int
    }

    init(
        _ year: Int, _ all: [Publication], _ approved: [TargetVersion],
        _ names: [String: String], _ refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        waiting = approved.compactMap { Waiting($0, visit) }
        title = t("publication_staff_title", "\(year)")
        crumbs = [Crumb(href: "/years/\(year)", text: t("year_title", "\(year)"))]
        faults = FieldFault.list(refusals, visit)
        action = "/years/\(year)/publication"
        mayPublishResults = Day.last(of: year) < visit.today
        publicHref = all.isEmpty ? nil : "/public/years/\(year)"
        versions = all.map { each in
            let who = names[each.publishedBy] ?? each.publishedBy
            return Version(
                href: "/public/years/\(year)/versions/\(each.version)",
                text: t("publication_version", "\(each.version)", t(each.stage.title)),
                told: t(
                    "publication_told", "\(each.publishedAt.day) \(each.publishedAt.clockText)",
                    who),
                digest: String(each.digest.prefix(12)),
                withdrawn: each.withdrawal.map { t("publication_withdrawn_because", $0.reason) },
                withdrawAction: each.withdrawal == nil
                    ? "/years/\(year)/publication/\(each.version)/withdrawals" : nil,
                number: each.version)
        }
    }
}

extension PublishingPage.Waiting {
    fileprivate init?(_ version: TargetVersion, _ visit: Visit) {
        guard let timed = version.openClock else { return nil }
        let state = ClockState(
            timed, at: visit.centre.clock.now(), visit.site.calendar, visit.t)
        href = version.path
        text = "\(version.project) · \(visit.t("version", "\(version.version)"))"
        mark = state.mark
        left = state.left
        due = state.due
        clockHref = "/clocks/\(timed.subject.kind)/\(timed.subject.id)"
    }
}

extension Refusal {
    fileprivate static let noStage = Refusal(
        "no_stage", "请选择公开绩效目标，还是绩效结果。",
        "Choose whether to publish the targets or the results.", at: "stage")
}

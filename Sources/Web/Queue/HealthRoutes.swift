import Hummingbird
import Kernel
import People
import Queue

/// The calling system's health: outages, days, upgrades.
enum HealthRoutes {
    static let all: [Route] = [
        .get("/hall/outages", .permission(.seeHall)) { try await outages($0, []) },
        .post("/hall/outages", .permission(.manageHall), declare),
        .post("/hall/outages/{id}/ends", .permission(.manageHall), end),
        .get("/hall/upgrades", .permission(.seeHall)) { visit in
            try await upgrades(visit, paper: nil, [])
        },
        .post("/hall/upgrades", .permission(.manageHall), limit: Route.uploadLimit, accept),
    ]

    /// So many days back.
    private static let shownDays = 31

    private static func outages(_ visit: Visit, _ refusals: [Refusal]) async throws -> Response {
        let desk = visit.site.queue.health
        let from = visit.today + -shownDays
        let devices = try await visit.site.queue.devices.all()
        let page = OutagesPage(
            try await desk.outages(from: from, through: visit.today + shownDays),
            try await desk.days(from: from, through: visit.today),
            devices: Dictionary(devices.map { ($0.id, $0.name) }) { first, _ in first },
            refusals, visit)
        return try visit.page(page, refusals.first?.status ?? .ok)
    }

    private static func declare(_ visit: Visit) async throws -> Response {
        do {
            var refusals: [Refusal] = []
            let from = Clock.read(visit.form.text("from"))
            if from == nil { refusals.append(.badMoment("from")) }
            let until = Clock.read(visit.form.text("until"))
            if until == nil, !visit.form.text("until").isEmpty {
                refusals.append(.badMoment("until"))
            }
            if visit.form.text("reason").isEmpty { refusals.append(.noReason) }
            guard refusals.isEmpty, let from else { throw Refusals(refusals) }
            try await visit.site.queue.health.declare(
                planned: visit.form.text("cause") == "planned", from: from, until: until,
                reason: visit.form.text("reason"), by: try visit.actor)
            return visit.redirect("/hall/outages?done=outage")
        } catch {
            return try await outages(visit, try error.refusals())
        }
    }

    private static func end(_ visit: Visit) async throws -> Response {
        do {
            try await visit.site.queue.health.end(
                outage: try visit.parameter("id"), by: try visit.actor)
            return visit.redirect("/hall/outages?done=ended")
        } catch {
            return try await outages(visit, try error.refusals())
        }
    }

    private static func upgrades(
        _ visit: Visit, paper: String?, _ refusals: [Refusal]
    ) async throws -> Response {
        let found = try await visit.centre.read { try $0.upgrades() }
        return try visit.page(
            UpgradesPage(found, paper: paper, refusals, visit), refusals.first?.status ?? .ok)
    }

    private static func accept(_ visit: Visit) async throws -> Response {
        var paper = visit.form["paper_digest"].flatMap { $0.isEmpty ? nil : $0 }
        if let sent = paper, try visit.centre.files.bytes(sent) == nil { paper = nil }
        if let file = visit.form.files["paper"], !file.bytes.isEmpty {
            paper = try visit.centre.files.keep(file.bytes)
        }
        do {
            guard let day = Day(visit.form.text("day")) else { throw Refusal.badMoment("day") }
            try await visit.site.queue.health.acceptUpgrade(
                on: day, title: visit.form.text("title"), document: visit.form.text("document"),
                paper: paper, by: try visit.actor)
            return visit.redirect("/hall/upgrades?done=upgrade")
        } catch {
            return try await upgrades(visit, paper: paper, try error.refusals())
        }
    }
}

extension Refusal {
    static func badMoment(_ field: String) -> Refusal {
        Refusal("bad_moment", "请填写日期和时间。", "Give the day and the time.", at: field)
    }
    fileprivate static let noReason = Refusal(
        "no_reason", "请写明原因。", "Say why.", at: "reason")
}

import Hummingbird
import Kernel
import People
import Queue

/// The hall's settings. Every form tells all its faults at once, and keeps what was typed.
enum SettingsRoutes {
    static let all: [Route] = rules + matters + counters + devices

    private static let rules: [Route] = [
        .get("/hall/settings", .permission(.manageHall)) { visit in
            let hall = try await visit.site.queue.hall.hall()
            return try visit.page(HallRulesPage(HallRulesTyped(hall.rules), [], visit))
        },
        .post("/hall/settings", .permission(.manageHall)) { visit in
            let typed = HallRulesTyped(visit.form)
            do {
                let hall = try await visit.site.queue.hall.hall()
                try await visit.site.queue.hall.change(
                    rules: try typed.rules(on: hall.rules), by: try visit.actor)
                return visit.redirect("/hall/settings?done=rules")
            } catch {
                let refusals = try error.refusals()
                return try visit.page(
                    HallRulesPage(typed, refusals, visit), refusals.first?.status ?? .badRequest)
            }
        },
    ]

    private static let matters: [Route] = [
        .get("/hall/settings/matters", .permission(.manageHall)) { try await matters($0, []) },
        change("/hall/settings/categories", "category", matters) { visit, desk, actor in
            let zh = visit.form.text("category_name")
            do {
                try await desk.add(
                    category: visit.form.text("category_letter").uppercased(),
                    name: visit.names(zh, "category_name_en"), by: actor)
            } catch { throw Refusals(try error.refusals().map { $0.prefixed("category_") }) }
        },
        change("/hall/settings/matters", "matter", matters) { visit, desk, actor in
            _ = try await desk.add(
                matter: visit.names(visit.form.text("name"), "name_en"),
                to: visit.form.text("letter"), appointmentPlaces: try visit.places, by: actor)
        },
        change("/hall/settings/matters/{id}", "changed", matters) { visit, desk, actor in
            try await desk.change(
                matter: try visit.parameter("id"),
                name: visit.names(visit.form.text("name"), "name_en"),
                appointmentPlaces: try visit.places, by: actor)
        },
        change("/hall/settings/matters/{id}/closings", "closed", matters) { visit, desk, actor in
            try await desk.close(matter: try visit.parameter("id"), by: actor)
        },
        change("/hall/settings/matters/{id}/reopenings", "reopened", matters) {
            visit, desk, actor in
            try await desk.reopen(matter: try visit.parameter("id"), by: actor)
        },
    ]

    private static let counters: [Route] = [
        .get("/hall/settings/counters", .permission(.manageHall)) { try await counters($0, []) },
        change("/hall/settings/counters", "counter", counters) { visit, desk, actor in
            _ = try await desk.add(
                counter: Int(visit.form.text("number")) ?? 0, name: visit.counterName,
                serving: visit.form.all("matters"), by: actor)
        },
        change("/hall/settings/counters/{id}", "changed", counters) { visit, desk, actor in
            try await desk.change(
                counter: try visit.parameter("id"), name: visit.counterName,
                serving: visit.form.all("matters"), by: actor)
        },
        change("/hall/settings/counters/{id}/retirements", "retired", counters) {
            visit, desk, actor in
            try await desk.retire(counter: try visit.parameter("id"), by: actor)
        },
    ]

    /// A form that changes the hall, and the page it is on.
    private static func change(
        _ path: String, _ done: String,
        _ page: @escaping @Sendable (Visit, [Refusal]) async throws -> Response,
        _ body: @escaping @Sendable (Visit, HallDesk, Actor) async throws -> Void
    ) -> Route {
        .post(path, .permission(.manageHall)) { visit in
            do {
                try await body(visit, visit.site.queue.hall, try visit.actor)
                let back = path.contains("counters") ? "counters" : "matters"
                return visit.redirect("/hall/settings/\(back)?done=\(done)")
            } catch {
                return try await page(visit, try error.refusals())
            }
        }
    }

    @Sendable
    private static func matters(_ visit: Visit, _ refusals: [Refusal]) async throws -> Response {
        let hall = try await visit.site.queue.hall.hall()
        return try visit.page(
            MattersPage(hall, refusals, visit), refusals.first?.status ?? .ok)
    }

    @Sendable
    private static func counters(_ visit: Visit, _ refusals: [Refusal]) async throws -> Response {
        let hall = try await visit.site.queue.hall.hall()
        return try visit.page(
            CounterSettingsPage(hall, refusals, visit), refusals.first?.status ?? .ok)
    }
}

extension SettingsRoutes {
    fileprivate static let devices: [Route] = [
        .get("/hall/settings/devices", .permission(.manageHall)) { visit in
            try await devices(visit, new: nil, [])
        },
        .post("/hall/settings/devices", .permission(.manageHall)) { visit in
            do {
                guard let kind = Device.Kind(rawValue: visit.form.text("kind")) else {
                    throw Refusal.noKind
                }
                let new = try await visit.site.queue.devices.register(
                    kind, name: visit.form.text("name"), address: visit.form.text("address"),
                    by: try visit.actor)
                // Its token is nowhere but on this page, so the page is the answer itself.
                return try await devices(visit, new: new, [])
            } catch {
                return try await devices(visit, new: nil, try error.refusals())
            }
        },
        .post("/hall/settings/devices/{id}/revocations", .permission(.manageHall)) { visit in
            do {
                try await visit.site.queue.devices.revoke(
                    try visit.parameter("id"), by: try visit.actor)
                return visit.redirect("/hall/settings/devices?done=revoked")
            } catch {
                return try await devices(visit, new: nil, try error.refusals())
            }
        },
        .post("/hall/settings/posters", .permission(.manageHall)) { visit in
            let hall = try await visit.site.queue.hall.hall()
            var rules = hall.rules
            rules.phoneCode = PhoneCode.make()
            try await visit.site.queue.hall.change(rules: rules, by: try visit.actor)
            return visit.redirect("/hall/settings/devices?done=poster")
        },
    ]

    private static func devices(
        _ visit: Visit, new: NewDevice?, _ refusals: [Refusal]
    ) async throws -> Response {
        let hall = try await visit.site.queue.hall.hall()
        let all = try await visit.site.queue.devices.all()
        return try visit.page(
            try DevicesPage(hall, all, new: new, refusals, visit),
            refusals.first?.status ?? .ok)
    }
}

/// What the hall's poster leads phones by: 80 random bits, legible when typed by hand.
enum PhoneCode {
    static func make() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        return String((0..<16).map { _ in letters.randomElement() ?? "a" })
    }
}

extension Visit {
    /// A name in both languages; the Chinese one stands for a missing English one.
    fileprivate func names(_ zh: String, _ english: String) -> Words {
        let en = form.text(english)
        return Words(zh, en.isEmpty ? zh : en)
    }

    /// A counter's name may be left out altogether.
    fileprivate var counterName: Words { names(form.text("name"), "name_en") }

    fileprivate var places: Int {
        get throws {
            let text = form.text("appointment_places")
            guard let number = text.isEmpty ? 0 : Int(text) else { throw Refusal.badPlaces }
            return number
        }
    }
}

extension Refusal {
    /// The same refusal at a field whose name begins so.
    fileprivate func prefixed(_ prefix: String) -> Refusal { place.map { at(prefix + $0) } ?? self }

    fileprivate static let noKind = Refusal(
        "no_kind", "请选择设备的种类。", "Choose the kind of device.", at: "kind")
    fileprivate static let badPlaces = Refusal(
        "bad_places", "每个时段的预约人数应是整数，0 表示不接受预约。",
        "Places of one slot should be a whole number; 0 takes no appointments.",
        at: "appointment_places")
}

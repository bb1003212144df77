import Hummingbird
import Kernel
import People
import Performance
import Register

/// Binding indicators to measures, one by one or as proposed.
enum BindingRoutes {
    static let all: [Route] = [
        .get("/bindings/{year}", .permission(.bindIndicator)) { visit in
            try await page(try year(visit), [], visit)
        },
        .post("/bindings/{year}", .permission(.bindIndicator), confirm),
        .post("/indicators/{id}/bindings", .permission(.bindIndicator), bind),
    ]

    private static func year(_ visit: Visit) throws -> Int {
        guard let year = Int(try visit.parameter("year")) else { throw Missing() }
        return year
    }

    private static func page(
        _ year: Int, _ refusals: [Refusal], _ visit: Visit
    ) async throws -> Response {
        let view = try await BindingView.read(year, visit)
        return try visit.page(
            BindingsPage(view, refusals: refusals, visit), refusals.first?.status ?? .ok)
    }

    /// Declares the measures that proposals need, then binds everything that was proposed.
    private static func confirm(_ visit: Visit) async throws -> Response {
        let year = try year(visit)
        let view = try await BindingView.read(year, visit)
        do {
            let drafts = view.outlook.drafts + view.outlook.proposals.compactMap(\.draft)
            _ = try await RegisterDesk(visit.centre)
                .declareMissing(drafts.map(MeasureDraft.init), by: visit.actor)
            var plan = view.outlook.plan
            plan.indicators = view.confirmable
            try await BindingDesk(visit.centre).bind(plan, by: visit.actor)
            return visit.redirect("/bindings/\(year)")
        } catch {
            return try await page(year, try error.refusals(), visit)
        }
    }

    private static func bind(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        guard let place = try await visit.centre.read({ try $0.place(ofIndicator: id) }) else {
            throw Missing()
        }
        do {
            guard let gathering = Gathering(rawValue: visit.form.text("gathering")) else {
                throw Refusal.noGathering
            }
            let stored = try await visit.centre.read {
                try $0.declaration(of: place.project, year: place.year)
            }
            guard let stored, let indicator = stored.indicators.first(where: { $0.id == id }) else {
                throw Missing()
            }
            var plan = BindingPlan()
            plan.indicators = [
                .init(
                    stored.declaration, indicator,
                    Binding(measure: visit.form.text("measure"), gathering: gathering))
            ]
            try await BindingDesk(visit.centre).bind(plan, by: visit.actor)
            return visit.redirect("/bindings/\(place.year)#\(id)")
        } catch {
            return try await page(place.year, try error.refusals(), visit)
        }
    }
}

extension MeasureDraft {
    fileprivate init(_ proposal: MeasureProposal) {
        self.init(
            name: proposal.name, title: proposal.title, unit: proposal.unit,
            gathering: proposal.gathering.rawValue, proof: proposal.proof, scale: proposal.scale)
    }
}

extension Refusal {
    fileprivate static let noGathering = Refusal(
        "no_gathering", "请选择汇总方式。", "Choose how it is gathered.", at: "gathering")
}

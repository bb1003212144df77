import Hummingbird
import Kernel
import People
import Performance

/// Binding an indicator to what is made of two measures.
enum FormulaRoutes {
    static let all: [Route] = [
        .get("/indicators/{id}/formulas", .permission(.bindIndicator)) { visit in
            let place = try await place(visit)
            return try visit.page(
                FormulaPage(place, FormulaDraft(place.indicator.binding), [], visit))
        },
        .post("/indicators/{id}/formulas", .permission(.bindIndicator), bind),
    ]

    /// The indicator with its declaration, and what it can be made of.
    struct Place: Sendable {
        let declaration: StoredDeclaration
        let indicator: StoredIndicator
        let measures: [Measure]
    }

    private static func place(_ visit: Visit) async throws -> Place {
        let (id, centre) = (try visit.parameter("id"), visit.centre)
        let found = try await centre.read { reader -> Place? in
            guard let place = try reader.place(ofIndicator: id),
                let stored = try reader.declaration(of: place.project, year: place.year),
                let indicator = stored.indicators.first(where: { $0.id == id })
            else { return nil }
            let measures = try centre.measures(reader).values.filter { $0.gathering != .grade }
            return Place(
                declaration: stored, indicator: indicator,
                measures: measures.sorted { $0.name < $1.name })
        }
        guard let found else { throw Missing() }
        return found
    }

    private static func bind(_ visit: Visit) async throws -> Response {
        let place = try await place(visit)
        let draft = FormulaDraft(visit.form)
        do {
            var plan = BindingPlan()
            plan.indicators = [
                .init(
                    place.declaration.declaration, place.indicator, try draft.binding())
            ]
            try await BindingDesk(visit.centre).bind(plan, by: visit.actor)
            return visit.redirect("/indicators/\(place.indicator.id)")
        } catch {
            let refusals = try error.refusals()
            return try visit.page(
                FormulaPage(place, draft, refusals, visit),
                refusals.first?.status ?? .unprocessableContent)
        }
    }
}

/// A formula as it was chosen and typed.
struct FormulaDraft: Sendable {
    var measure = ""
    var gathering = ""
    var operation = ""
    var other = ""
    var otherGathering = ""
    var factor = ""

    /// What an indicator is bound to now.
    init(_ binding: Binding?) {
        guard let binding else { return }
        measure = binding.measure
        gathering = binding.gathering.rawValue
        operation = binding.formula?.operation.rawValue ?? ""
        other = binding.formula?.other?.measure ?? ""
        otherGathering = binding.formula?.other?.gathering.rawValue ?? ""
        factor = binding.formula?.factor?.description ?? ""
    }

    init(_ form: Form) {
        measure = form.text("measure")
        gathering = form.text("gathering")
        operation = form.text("operation")
        other = form.text("other")
        otherGathering = form.text("other_gathering")
        factor = form.text("factor")
    }

    /// - Throws: `Refusals` with all that is missing.
    func binding() throws -> Binding {
        var refusals: [Refusal] = []
        if measure.isEmpty { refusals.append(.choose("measure")) }
        let first = Gathering(rawValue: gathering)
        if first == nil { refusals.append(.choose("gathering")) }
        guard let operation = Formula.Operation(rawValue: operation) else {
            throw Refusals(refusals + [.choose("operation")])
        }
        let second = Gathering(rawValue: otherGathering)
        if operation != .product, !other.isEmpty, second == nil {
            refusals.append(.choose("other_gathering"))
        }
        let operand = second.flatMap {
            other.isEmpty ? nil : Operand(measure: other, gathering: $0)
        }
        do {
            let formula = try Formula(operation, other: operand, factor: Quantity(factor))
            guard let first, refusals.isEmpty else { throw Refusals(refusals) }
            return Binding(measure: measure, gathering: first, formula: formula)
        } catch let refusal as Refusal { throw Refusals(refusals + [refusal]) }
    }
}

extension Refusal {
    fileprivate static func choose(_ place: String) -> Refusal {
        Refusal("choice_missing", "请选择。", "Choose one.", at: place)
    }
}

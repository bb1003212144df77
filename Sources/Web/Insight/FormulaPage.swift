import Kernel
import Performance

/// The form for an indicator that is made of two measures.
struct FormulaPage: Page {
    static let template = "insight/formula"
    let area: Area? = .year

    let title: String
    let crumbs: [Crumb]
    let target: String
    let action: String
    let faults: [FieldFault]
    let first: Field
    let second: Field
    let gatheringField: Field
    let otherGatheringField: Field
    let operationField: Field
    let factor: Field
    let measures: [Choice]
    let gatherings: [Choice]
    let operations: [Choice]
    let others: [Choice]
    let otherGatherings: [Choice]

    init(
        _ place: FormulaRoutes.Place, _ draft: FormulaDraft, _ refusals: [Refusal],
        _ visit: Visit
    ) {
        let (t, id) = (visit.t, place.indicator.id)
        title = t("insight_formula_title", place.indicator.indicator.name)
        crumbs = [
            Crumb(href: "/indicators/\(id)", text: place.indicator.indicator.name)
        ]
        target = place.indicator.indicator.printed
        action = "/indicators/\(id)/formulas"
        faults = FieldFault.list(refusals, visit)
        first = Field("measure", draft.measure, refusals, visit)
        second = Field("other", draft.other, refusals, visit)
        gatheringField = Field("gathering", draft.gathering, refusals, visit)
        otherGatheringField = Field("other_gathering", draft.otherGathering, refusals, visit)
        operationField = Field("operation", draft.operation, refusals, visit)
        factor = Field("factor", draft.factor, refusals, visit)
        func choices(_ chosen: String) -> [Choice] {
            place.measures.map {
                Choice(
                    value: $0.name, text: "\(t($0.title)) · \($0.unit)",
                    isChosen: $0.name == chosen)
            }
        }
        func gatherings(_ chosen: String) -> [Choice] {
            Gathering.choices.filter { $0 != .grade }.map {
                Choice(
                    value: $0.rawValue, text: t($0.title), isChosen: $0.rawValue == chosen)
            }
        }
        measures = choices(draft.measure)
        others = choices(draft.other)
        self.gatherings = gatherings(draft.gathering)
        otherGatherings = gatherings(draft.otherGathering)
        operations = Formula.Operation.allCases.map {
            Choice(
                value: $0.rawValue, text: t($0.title), isChosen: $0.rawValue == draft.operation)
        }
    }
}

import Kernel
import Performance

/// What every indicator of a year is measured by, to be confirmed or changed.
struct BindingsPage: Page {
    static let template = "bindings"
    let area: Area? = .year

    let title: String
    let crumbs: [Crumb]
    let summary: String
    let projects: [Card]
    let measures: [Option]
    let confirmHref: String
    /// How many the template or the wording proposes.
    let proposed: Int
    let hasProposals: Bool
    let faults: [FieldFault]

    /// A measure to choose.
    struct Option: Sendable {
        let name: String
        let text: String
    }

    /// One project's indicators.
    struct Card: Sendable {
        let name: String
        let spending: String
        let rows: [Row]
    }

    /// One indicator with what it is bound to.
    struct Row: Sendable {
        let id: String
        let name: String
        let target: String
        let state: String
        let color: String
        let measure: String
        let gatherings: [Choice]
        let action: String
    }

    init(_ view: BindingView, refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        title = t("bindings_title", "\(view.year)")
        crumbs = [Crumb(href: "/years/\(view.year)", text: t("year_title", "\(view.year)"))]
        proposed = view.confirmable.count
        hasProposals = proposed > 0 || !view.newSpending.isEmpty
        let bound = view.declarations.flatMap(\.indicators).count { $0.binding != nil }
        let all = view.declarations.reduce(0) { $0 + $1.indicators.count }
        summary = t("bindings_summary", "\(bound)", "\(proposed)", "\(all - bound - proposed)")
        confirmHref = "/bindings/\(view.year)"
        measures = view.measures.values.sorted { $0.name < $1.name }
            .map { Option(name: $0.name, text: "\(t($0.title)) · \($0.unit)") }
        projects = view.declarations.map { Card($0, view, t) }
        faults = FieldFault.list(refusals, visit)
    }
}

/// What a year's bindings are and could be.
struct BindingView: Sendable {
    let year: Int
    let declarations: [StoredDeclaration]
    let measures: [String: Measure]
    let outlook: BindingOutlook

    /// What a person may confirm at once: by the template, or by an indicator's wording.
    var confirmable: [BindingPlan.Bound] {
        outlook.plan.indicators + outlook.proposals.map(\.bound)
    }

    /// Spending that is not bound yet as the template has it.
    var newSpending: [BindingPlan.Spending] {
        outlook.plan.spending.filter {
            $0.declaration.spending != $0.measures.sorted()
                || $0.declaration.budgetChanges != $0.changes.sorted()
        }
    }

    static func read(_ year: Int, _ visit: Visit) async throws -> BindingView {
        let centre = visit.centre
        return try await centre.read { reader in
            let declarations = try reader.declarations(year: year)
            guard !declarations.isEmpty else { throw Missing() }
            let measures = try centre.measures(reader)
            let outlook = BindingOutlook(
                declarations, template: .shipped2025, measures: measures)
            return BindingView(
                year: year, declarations: declarations, measures: measures, outlook: outlook)
        }
    }
}

extension BindingsPage.Card {
    fileprivate init(_ stored: StoredDeclaration, _ view: BindingView, _ t: Strings) {
        name = stored.declaration.project
        spending =
            stored.spending.isEmpty
            ? t("spending_unbound")
            : t("spending_bound", stored.spending.joined(separator: t("list_comma")))
        let proposed = Dictionary(
            view.confirmable.map { ($0.indicator.id, $0.binding) }, uniquingKeysWith: { $1 })
        rows = stored.indicators.map { indicator in
            let binding = indicator.binding ?? proposed[indicator.id]
            let state = indicator.binding != nil ? "bound" : binding != nil ? "proposed" : "unbound"
            return BindingsPage.Row(
                id: indicator.id, name: indicator.indicator.name,
                target: indicator.indicator.printed, state: t("binding_\(state)"),
                color: ["bound": "green", "proposed": "yellow"][state] ?? "none",
                measure: binding?.measure ?? "",
                gatherings: Gathering.choices.map {
                    Choice(
                        value: $0.rawValue, text: t($0.title),
                        isChosen: $0 == binding?.gathering)
                }, action: "/indicators/\(indicator.id)/bindings")
        }
    }
}

import Finance
import Kernel
import Performance

/// The form of a new budget line.
struct LineFormPage: Page {
    static let template = "finance/new-line"
    let area: Area? = .finance
    let assets = ["finance.css"]

    let title: String
    let tabs: [FinanceTab]
    let faults: [FieldFault]
    let fields: [TypedField]
    let sources: [TypedField]
    let aims: [TypedField]
    /// Projects and cost targets that the year's declarations name.
    let projects: [String]
    let targets: [String]

    init(
        _ draft: LineDraft?, _ declarations: [Declaration], _ refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        title = t("finance_new_line")
        tabs = FinanceTab.all(visit, current: "/finance")
        faults = FieldFault.list(refusals, visit)
        func field(_ name: String, _ value: String, _ label: String, _ list: String? = nil)
            -> TypedField
        {
            TypedField(Field(name, value, refusals, visit), label: t(label), list: list)
        }
        fields = [
            field("year", draft?.year ?? "\(visit.financeYear)", "finance_year"),
            field("project", draft?.project ?? "", "finance_project", "projects"),
            field("name", draft?.name ?? "", "finance_line"),
        ]
        sources = FundingSource.allCases.map { source in
            let name = "budget_\(source.field)"
            return TypedField(
                Field(name, draft?.budget[source] ?? "", refusals, visit), label: t(source.title))
        }
        aims = [
            field("target", draft?.target ?? "", "finance_target", "targets"),
            field("ceiling", draft?.ceiling ?? "", "finance_ceiling"),
            field("unit", draft?.unit ?? "", "finance_unit"),
        ]
        projects = declarations.map(\.project)
        targets = declarations.flatMap(\.indicators)
            .filter { $0.level1.hasPrefix("成本") }.map(\.name)
    }
}

/// One field of a form with its label, for a template that goes through them.
struct TypedField: Sendable {
    let name: String
    let value: String
    let label: String
    let fault: String?
    /// The id of what is offered to choose from.
    let list: String?

    init(_ field: Field, label: String, list: String? = nil) {
        name = field.name
        value = field.value
        fault = field.fault
        self.label = label
        self.list = list
    }
}

import Hummingbird
import Kernel
import People
import Satisfaction

/// The limits and thresholds in force, and changing them from a day on.
struct SatisfactionRulesPage: Page {
    static let template = "satisfaction/rules"
    let area: Area? = .satisfaction
    let assets = ["satisfaction-staff.css"]

    let title: String
    let tabs: [SatisfactionTab]
    let faults: [FieldFault]
    let limits: [Line]
    let form: Form?

    /// One limit.
    struct Line: Sendable {
        let name: String
        let limit: String
    }

    /// The form that changes them.
    struct Form: Sendable {
        let numbers: [NumberField]
        let from: Field
        let reason: Field
    }

    /// One number of the form.
    struct NumberField: Sendable {
        let name: String
        let label: String
        let typed: String
        let fault: String?
    }

    init(_ rules: SatisfactionRules, _ refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        title = t("satisfaction_tab_rules")
        tabs = SatisfactionTab.all(visit, current: "/satisfaction/rules")
        faults = FieldFault.list(refusals, visit)
        limits = RuleField.all.map {
            Line(name: t("satisfaction_rule_\($0.name)"), limit: "\(rules[keyPath: $0.path])")
        }
        form =
            visit.signedIn?.actor.may(.handleReview) == true
            ? Form(
                numbers: RuleField.all.map { field in
                    NumberField(
                        name: field.name, label: t("satisfaction_rule_\(field.name)"),
                        typed: visit.form[field.name] ?? "\(rules[keyPath: field.path])",
                        fault: Field(field.name, "", refusals, visit).fault)
                },
                from: Field("from", visit.form["from"] ?? "\(visit.today)", refusals, visit),
                reason: Field("reason", visit.form.text("reason"), refusals, visit)) : nil
    }
}

/// A limit with the name of its field.
struct RuleField {
    let name: String
    let path: WritableKeyPath<SatisfactionRules, Int>

    static var all: [RuleField] {
        [
            RuleField(name: "contact_working_days", path: \.contactWorkingDays),
            RuleField(name: "rectification_working_days", path: \.rectificationWorkingDays),
            RuleField(name: "extended_working_days", path: \.extendedWorkingDays),
            RuleField(name: "invitation_days", path: \.invitationDays),
            RuleField(name: "minimum_sample", path: \.minimumSample),
            RuleField(name: "small_group", path: \.smallGroup),
            RuleField(name: "burst_minutes", path: \.burstMinutes),
            RuleField(name: "address_burst", path: \.addressBurst),
            RuleField(name: "identical_burst", path: \.identicalBurst),
            RuleField(name: "person_days", path: \.personDays),
        ]
    }
}

/// The limits and thresholds.
enum SatisfactionRulesRoutes {
    static let all: [Route] = [
        .get("/satisfaction/rules", .permission(.seeSatisfaction)) { visit in
            try await page(visit, refusals: [])
        },
        .post("/satisfaction/rules", .permission(.handleReview), change),
    ]

    private static func page(_ visit: Visit, refusals: [Refusal]) async throws -> Response {
        let today = visit.today
        let rules = try await visit.centre.read { try $0.satisfactionRules(on: today) }
        return try visit.page(
            SatisfactionRulesPage(rules, refusals, visit), refusals.first?.status ?? .ok)
    }

    private static func change(_ visit: Visit) async throws -> Response {
        var rules = SatisfactionRules.usual
        for field in RuleField.all {
            rules[keyPath: field.path] = Int(visit.form.text(field.name)) ?? 0
        }
        do {
            let day = Day(visit.form.text("from")) ?? Day(number: 0)
            try await RulesDesk(visit.centre).change(
                rules, from: day, because: visit.form.text("reason"), by: try visit.actor)
            return visit.redirect("/satisfaction/rules")
        } catch { return try await page(visit, refusals: try error.refusals()) }
    }
}

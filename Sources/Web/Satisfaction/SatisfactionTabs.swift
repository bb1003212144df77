import Kernel

/// The pages of 好差评, as each of them lists the others.
struct SatisfactionTab: Sendable {
    let href: String
    let text: String
    let isCurrent: Bool

    /// Only what the visitor may see.
    static func all(_ visit: Visit, current: String) -> [SatisfactionTab] {
        let all = [
            ("/satisfaction", "satisfaction_tab_overview"),
            ("/satisfaction/ratings", "satisfaction_tab_ratings"),
            ("/satisfaction/reviews", "satisfaction_tab_reviews"),
            ("/satisfaction/surveys", "satisfaction_tab_surveys"),
            ("/satisfaction/assessments", "satisfaction_tab_assessments"),
            ("/satisfaction/rules", "satisfaction_tab_rules"),
        ]
        return all.map {
            SatisfactionTab(href: $0.0, text: visit.t($0.1), isCurrent: $0.0 == current)
        }
    }
}

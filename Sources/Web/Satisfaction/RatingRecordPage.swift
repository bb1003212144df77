import Kernel
import People
import Satisfaction

/// One rating for staff: what was given, and looking after its words.
struct RatingRecordPage: Page {
    static let template = "satisfaction/rating-record"
    let area: Area? = .satisfaction
    let assets = ["satisfaction-staff.css"]

    let title: String
    let mark: GradeMark
    let at: String
    let served: String
    let person: String
    let about: String
    let reasonWords: String
    let words: String
    let withheld: String?
    let isOut: Bool
    let named: String
    let reviewHref: String?
    let faults: [FieldFault]
    let actions: Actions?
    let history: [CaseHistoryLine]

    /// What the chief may do with its words.
    struct Actions: Sendable {
        let withholdAction: String?
        let eraseAction: String
    }

    init(
        _ rating: Rating, _ entries: [Entry], names: [String: String], _ refusals: [Refusal],
        _ visit: Visit
    ) {
        let t = visit.t
        let line = RatingsPage.Line(rating, names, t)
        title = t("satisfaction_rating_of", line.at)
        mark = line.mark
        at = line.at
        served = [line.matter, line.place].filter { !$0.isEmpty }.joined(separator: " · ")
        person = line.person
        about = "\(rating.invitation.subject) · \(rating.invitation.step)"
        reasonWords = rating.reasons.map { t($0.title) }.joined(separator: t("list_comma"))
        let mayHandle = visit.signedIn?.actor.may(.handleReview) == true
        words = mayHandle ? rating.words : PublicText.masked(rating.words)
        withheld = rating.withheld
        isOut = line.isOut
        named = t(rating.isNamed ? "satisfaction_named" : "satisfaction_anonymous")
        reviewHref = line.reviewHref
        faults = FieldFault.list(refusals, visit)
        let base = "/satisfaction/ratings/\(rating.id)"
        actions =
            mayHandle
            ? Actions(
                withholdAction: rating.withheld == nil ? "\(base)/withholdings" : nil,
                eraseAction: "\(base)/erasures") : nil
        history = entries.map { CaseHistoryLine($0, nil, names, visit) }
    }
}

import Kernel
import People
import Satisfaction

/// The surveys there are, and making another.
struct SurveysPage: Page {
    static let template = "satisfaction/surveys"
    let area: Area? = .satisfaction
    let assets = ["satisfaction-staff.css"]

    let title: String
    let tabs: [SatisfactionTab]
    let search: String
    let audiences: [Choice]
    let faults: [FieldFault]
    let lines: [Line]
    let firstHref: String?
    let nextHref: String?
    let form: Form?

    /// One survey.
    struct Line: Sendable {
        let surveyHref: String
        let name: String
        let audience: String
        let days: String
        let state: String
        let color: String
        let valid: String
        let share: String
    }

    /// What a survey is made with.
    struct Form: Sendable {
        let title: Field
        let introduction: Field
        let kinds: [Choice]
        let audienceFault: String?
        let opensOn: Field
        let closesOn: Field
        let minimumSample: Field
        let isNamed: Bool
    }

    static let pageSize = 30

    init(
        _ found: [(Survey, SurveyResult)], audience: Audience?, typed: SurveyDraft?,
        minimum: Int, _ refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        title = t("satisfaction_tab_surveys")
        tabs = SatisfactionTab.all(visit, current: "/satisfaction/surveys")
        search = visit.query("search") ?? ""
        audiences =
            [Choice(value: "", text: t("satisfaction_all_audiences"), isChosen: audience == nil)]
            + Audience.allCases.map {
                Choice(value: $0.rawValue, text: t($0.title), isChosen: $0 == audience)
            }
        faults = FieldFault.list(refusals, visit)
        let question = [
            audience.map { "audience=\($0.rawValue)&" } ?? "",
            search.isEmpty ? "" : "search=\(search.queryEncoded)&",
        ].joined()
        let part = ListPart(
            found, size: Self.pageSize, at: "/satisfaction/surveys?\(question)",
            isFirst: visit.query("before") == nil, place: { $0.0.sequence })
        (firstHref, nextHref) = (part.firstHref, part.nextHref)
        lines = part.rows.map { Line($0, $1, t) }
        form =
            visit.signedIn?.actor.may(.runSurvey) == true
            ? Form(typed, minimum: minimum, refusals, visit) : nil
    }
}

extension SurveysPage.Line {
    fileprivate init(_ survey: Survey, _ result: SurveyResult, _ t: Strings) {
        surveyHref = "/satisfaction/surveys/\(survey.id)"
        name = survey.title
        audience = t(survey.audience.title)
        days = "\(survey.opensOn) – \(survey.closesOn)"
        state = t(survey.state.title)
        color = survey.color
        valid = "\(result.valid)"
        share = result.share.map { "\($0.text(decimals: 1)) %" } ?? "–"
    }
}

extension Survey {
    /// As the pills name colours.
    var color: String {
        switch state {
        case .draft: "yellow"
        case .open: "green"
        case .closed: "blue"
        }
    }
}

extension SurveysPage.Form {
    fileprivate init(
        _ typed: SurveyDraft?, minimum: Int, _ refusals: [Refusal], _ visit: Visit
    ) {
        title = Field("title", typed?.title ?? "", refusals, visit)
        introduction = Field("introduction", typed?.introduction ?? "", refusals, visit)
        kinds = Audience.allCases.map {
            Choice(
                value: $0.rawValue, text: visit.t($0.title),
                isChosen: $0.rawValue == typed?.audience)
        }
        audienceFault = Field("audience", "", refusals, visit).fault
        opensOn = Field("opens_on", typed?.opensOn ?? "\(visit.today)", refusals, visit)
        closesOn = Field("closes_on", typed?.closesOn ?? "\(visit.today + 30)", refusals, visit)
        minimumSample = Field(
            "minimum_sample", typed?.minimumSample ?? "\(minimum)", refusals, visit)
        isNamed = typed.map { !$0.isAnonymous } ?? false
    }
}

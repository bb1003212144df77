import Kernel
import Satisfaction

/// A survey as whoever was asked, or saw its code, fills it in.
struct SurveyPage: Page {
    static let template = "satisfaction/survey"
    let frame = Frame.visitor
    let assets = ["satisfaction-visitor.css"]

    let title: String
    let introduction: String
    let privacy: String
    let faults: [FieldFault]
    /// Why it cannot be filled in: not open yet, over, used.
    let closed: String?
    let thanks: String?
    let form: Form?

    /// What is asked.
    struct Form: Sendable {
        let action: String
        let questions: [QuestionForm]
    }

    init(
        _ survey: Survey, token: String, closed: String?, isDone: Bool, typed: AnswerDraft?,
        _ refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        title = survey.title
        introduction = survey.introduction
        privacy = t(survey.isAnonymous ? "satisfaction_is_anonymous" : "satisfaction_is_named")
        faults = FieldFault.list(closed == nil ? refusals : [], visit)
        self.closed = isDone ? nil : closed
        thanks = isDone ? t("satisfaction_survey_thanks") : nil
        form =
            closed == nil && !isDone
            ? Form(
                action: "/surveys/\(token)", questions: survey.forms(typed, refusals, visit)) : nil
    }
}

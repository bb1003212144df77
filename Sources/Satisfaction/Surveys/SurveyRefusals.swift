import Kernel

extension Refusal {
    static let notADraft = Refusal(
        "not_a_draft", "问卷已经开放，题目和名单不能再改；可以另建一份。",
        "The survey was opened and its questions stay; make another one.", conflict: true)

    static let notOpen = Refusal(
        "not_open", "问卷没有在开放。", "The survey is not open.", conflict: true)

    static let noOverall = Refusal(
        "no_overall", "问卷还缺一道“总体满意度”题（五档），请先加上。",
        "The survey needs one overall question of five grades; add it first.", conflict: true)

    static func notOpenYet(_ day: Day) -> Refusal {
        Refusal(
            "not_open_yet", "问卷还没有开放，将于 \(day) 开始。",
            "The survey is not open yet; it begins on \(day).", conflict: true)
    }

    static func surveyOver(_ day: Day) -> Refusal {
        Refusal(
            "survey_over", "问卷已经结束（\(day)），谢谢您的关注。",
            "The survey has ended (\(day)). Thank you for looking.", conflict: true)
    }

    static let noAudience = Refusal(
        "no_audience", "请选择调查对象。", "Choose whom it asks.", at: "audience")

    static func badDay(_ field: String) -> Refusal {
        Refusal(
            "bad_day", "日期应写成 2025-01-31。", "Write the day as 2025-01-31.", at: field)
    }

    static let closesFirst = Refusal(
        "closes_first", "结束日期不能早于开始日期。", "It cannot close before it opens.",
        at: "closes_on")

    /// There is no survey with the id.
    package static let noSuchSurvey = Refusal(
        "no_such_survey", "没有这份问卷。", "There is no such survey.")

    /// There is no link with the token.
    package static let noSuchLink = Refusal(
        "no_such_link", "这个问卷链接不存在。请扫描邀请上的二维码。",
        "There is no such survey link. Scan the code of your invitation.")

    /// The invitation was used before.
    package static let alreadyAnswered = Refusal(
        "already_answered", "这个邀请已经用过，每个邀请只能填一次。谢谢您！",
        "This invitation was used; each can be used once. Thank you!", conflict: true)

    static let noSuchQuestion = Refusal(
        "no_such_question", "没有这道题。", "There is no such question.")
}

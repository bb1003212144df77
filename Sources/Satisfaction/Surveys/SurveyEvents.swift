import Kernel

/// A survey was made; whether it is anonymous can never change.
package struct SurveyDrafted: JournalEvent {
    package static let kind = "satisfaction.survey_drafted"
    package let title: String
    package let audience: Audience
    package let isAnonymous: Bool
    package let opensOn: Day
    package let closesOn: Day
    package let minimumSample: Int
}

/// The questions of a survey were changed.
package struct SurveyQuestionsChanged: JournalEvent {
    package static let kind = "satisfaction.survey_questions_changed"
    package let questions: [String]
}

/// A survey takes answers from now on.
package struct SurveyOpened: JournalEvent {
    package static let kind = "satisfaction.survey_opened"
}

/// A survey takes no more answers.
package struct SurveyClosed: JournalEvent {
    package static let kind = "satisfaction.survey_closed"
}

/// A list of whom to draw from was brought in; who they are is in the vault.
package struct SurveyFrameImported: JournalEvent {
    package static let kind = "satisfaction.survey_frame_imported"
    package let count: Int
    /// Numbers of the first and the last of them in the list.
    package let first: Int
    package let last: Int
}

/// Some of the list were drawn by lot; with the seed anybody can draw again.
package struct SurveySampleDrawn: JournalEvent {
    package static let kind = "satisfaction.survey_sample_drawn"
    package let seed: String
    /// How many could be drawn.
    package let frame: Int
    /// Their numbers in the list.
    package let drawn: [Int]
}

/// Those drawn who have not answered were asked, for the first time or again.
package struct SurveyInvitationsSent: JournalEvent {
    package static let kind = "satisfaction.survey_invitations_sent"
    package let first: Int
    package let again: Int
}

/// An open link for an event or a poster was made.
package struct SurveyLinkMade: JournalEvent {
    package static let kind = "satisfaction.survey_link_made"
    package let label: String
}

/// Answers on paper are being entered, on the scan of them.
package struct SurveyPaperBegun: JournalEvent {
    package static let kind = "satisfaction.survey_paper_begun"
    /// SHA-256 of the scan.
    package let paper: String
    package let sheets: Int
}

/// An answer came in; what it says is kept apart.
package struct SurveyAnswered: JournalEvent {
    package static let kind = "satisfaction.survey_answered"
    package let survey: String
    /// `invitation`, `link` or `paper`.
    package let way: String
    /// Why it does not count until somebody has looked at it.
    package let setAside: String?
}

/// Answers that had counted do not until somebody has looked at them.
package struct SurveyAnswersSetAside: JournalEvent {
    package static let kind = "satisfaction.survey_answers_set_aside"
    package let answers: [String]
    package let reason: String
}

/// Somebody has looked at answers that were set aside.
package struct SurveyAnswersJudged: JournalEvent {
    package static let kind = "satisfaction.survey_answers_judged"
    package let answers: [String]
    package let accepted: Bool
    package let reason: String
}

/// Valid answers count for the audience's measure from here on: each 1 or 0 of 1.
package struct SurveyAnswersCounted: JournalEvent {
    package static let kind = "satisfaction.survey_answers_counted"
    package let survey: String
    package let answers: Int
    package let minimumSample: Int
}

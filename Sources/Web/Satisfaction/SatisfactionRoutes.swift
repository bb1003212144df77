/// 好差评: ratings, bad reviews, surveys, for visitors, staff and programs.
enum SatisfactionRoutes {
    static let all: [Route] =
        RatingRoutes.all + SurveyAnswerRoutes.all + PublicRatingRoutes.all
        + SatisfactionOverviewRoutes.all + RatingListRoutes.all + ReviewRoutes.all
        + ReviewActRoutes.all + SurveyRoutes.all + SurveyActRoutes.all + SurveyPaperRoutes.all
        + SatisfactionPaper.all
        + AssessmentRoutes.all + SatisfactionRulesRoutes.all + SatisfactionAPI.all
}

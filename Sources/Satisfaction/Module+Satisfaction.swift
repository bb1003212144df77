import Kernel

extension Module {
    /// 好差评与问卷: ratings, bad reviews, surveys, the assessed trend of the service environment.
    package static let satisfaction = Module(
        name: "satisfaction",
        migrations: [
            Migration("satisfaction.0001_ratings", ratingTables),
            Migration("satisfaction.0002_reviews", reviewTables),
            Migration("satisfaction.0003_surveys", surveyTables),
            Migration("satisfaction.0004_assessments", assessmentTables),
            Migration("satisfaction.0005_retention", ratingRetentionTables),
        ],
        measures: { try $0.satisfactionMeasures() }, clocks: .badReviews,
        chores: [.ratingRetention])
}

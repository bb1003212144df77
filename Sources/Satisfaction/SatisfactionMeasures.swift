import Kernel

extension Measure {
    /// Everything the desk counts and times.
    static let ofSatisfaction: [Measure] = ofRatings + ofReviews + ofSurveys

    private static let ofRatings: [Measure] = [
        satisfaction(
            .ratings, Words("评价", "Ratings"), "次", .count, "服务评价记录（一事一评）"),
        satisfaction(
            .ratingsSatisfied,
            Words("满意评价占全部评价", "Ratings of 4 or 5, over all ratings"), "%", .share,
            "服务评价记录（一事一评）"),
        satisfaction(
            .ratingGrade, Words("评价平均分", "Average rating"), "分", .average, "服务评价记录（一事一评）"),
        satisfaction(
            .ratingGradeByPlace, Words("评价平均分（分窗口）", "Average rating by counter"), "分",
            .average, "服务评价记录（一事一评）"),
        satisfaction(
            .ratingGradeByPerson,
            Words("评价平均分（分服务人员）", "Average rating by person"), "分", .average,
            "服务评价记录（一事一评）"),
        satisfaction(
            .ratingReasons, Words("评价原因", "Reasons of ratings"), "次", .count, "服务评价记录（一事一评）"),
        satisfaction(
            .invitationsUsed, Words("参评率", "Ratings given, over invitations"), "%", .share,
            "评价邀请与评价记录"),
    ]

    private static let ofReviews: [Measure] = [
        satisfaction(
            .badReviewsAnswered,
            Words("已回复差评占收到差评", "Bad reviews answered, over those received"), "%", .share,
            "差评办理记录"),
        satisfaction(
            .rectificationWorkingDays,
            Words("差评自收到至整改的工作日", "Working days from bad review to rectification"), "工作日",
            .longest, "差评办理记录"),
    ]

    private static let ofSurveys: [Measure] =
        Audience.allCases.map {
            satisfaction($0.measure, $0.measureTitle, "%", .share, "问卷答卷（有效答卷，前两档为满意）")
        } + [
            Measure(
                name: MeasureName.serviceEnvironment.rawValue,
                title: Words("政务服务环境评估等级", "Assessed trend of the service environment"),
                unit: "", gathering: .grade, desk: "satisfaction", proof: "政务服务环境评估报告",
                scale: EnvironmentGrade.allCases.map(\.rawValue))
        ]

    private static func satisfaction(
        _ name: MeasureName, _ title: Words, _ unit: String, _ gathering: Gathering, _ proof: String
    ) -> Measure {
        Measure(
            name: name.rawValue, title: title, unit: unit, gathering: gathering,
            desk: "satisfaction", proof: proof)
    }
}

/// The names of the desk's measures.
package enum MeasureName: String, Sendable {
    /// Broken down by grade.
    case ratings = "satisfaction.ratings"
    /// Broken down by matter, as the three that follow by what their names say.
    case ratingsSatisfied = "satisfaction.ratings_satisfied"
    case ratingGrade = "satisfaction.rating_grade"
    case ratingGradeByPlace = "satisfaction.rating_grade_by_counter"
    case ratingGradeByPerson = "satisfaction.rating_grade_by_person"
    case ratingReasons = "satisfaction.rating_reasons"
    /// Broken down by channel.
    case invitationsUsed = "satisfaction.invitations_used"
    /// Broken down by matter.
    case badReviewsAnswered = "satisfaction.bad_reviews_answered"
    case rectificationWorkingDays = "satisfaction.rectification_working_days"
    /// Broken down by survey.
    case businessesSatisfied = "satisfaction.businesses_satisfied"
    case followersSatisfied = "satisfaction.followers_satisfied"
    case publicSatisfied = "satisfaction.public_satisfied"
    case serviceEnvironment = "satisfaction.service_environment"
}

extension Observation {
    init(
        _ measure: MeasureName, on day: Day, _ amount: Int, of whole: Int? = nil,
        part breakdown: String = ""
    ) {
        self.init(
            measure: measure.rawValue, day: day, amount: Quantity(amount),
            of: whole.map { Quantity($0) }, breakdown: breakdown)
    }
}

/// What one part of a measure came to in a period: of a matter, a counter, a person, a grade.
package struct MeasuredPart: Hashable, Sendable {
    package let breakdown: String
    /// How many observations there are.
    package let pieces: Int64
    package let amount: Quantity
    /// Sum of the denominators.
    package let whole: Quantity
}

extension Reader {
    /// Every part of a measure over a period, by its name; costs its days, not its evidence.
    package func parts(
        of measure: MeasureName, from: Day, through: Day
    ) throws -> [MeasuredPart] {
        try rows(
            """
            SELECT breakdown, CAST(SUM(pieces) AS BIGINT) AS pieces,
                CAST(SUM(amount) AS BIGINT) AS amount, CAST(SUM(whole) AS BIGINT) AS whole
            FROM tally WHERE measure = \(measure.rawValue)
                AND span >= \(from) AND span <= \(through)
            GROUP BY breakdown ORDER BY breakdown
            """
        ).map {
            try MeasuredPart(
                breakdown: $0("breakdown"), pieces: $0("pieces"), amount: $0("amount"),
                whole: $0("whole"))
        }
    }
}

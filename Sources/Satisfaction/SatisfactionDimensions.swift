import Kernel

extension Reader {
    /// What the desk counts, with the parts it falls into.
    func satisfactionMeasures() throws -> [Measure] {
        let surveys = try rows("SELECT id, title FROM survey").map { row in
            try (row("id") as String, Words(row("title"), row("title")))
        }
        let survey = Dimension(
            Words("问卷", "survey"), names: Dictionary(surveys, uniquingKeysWith: { $1 }))
        return Measure.ofSatisfaction.map { $0.by(dimensionsFor: $0.name, survey) }
    }
}

extension Measure {
    fileprivate func by(dimensionsFor name: String, _ survey: Dimension) -> Measure {
        switch MeasureName(rawValue: name) {
        case .ratings: by(.grade)
        case .ratingsSatisfied, .ratingGrade, .badReviewsAnswered, .rectificationWorkingDays:
            by(Dimension(Words("事项", "matter")))
        case .ratingGradeByPlace: by(Dimension(Words("窗口", "counter")))
        case .ratingGradeByPerson: by(Dimension(Words("服务人员", "person"), isPeople: true))
        case .ratingReasons: by(.reason)
        case .invitationsUsed: by(.channel)
        case .businessesSatisfied, .followersSatisfied, .publicSatisfied:
            by(survey, Dimension(Words("分组（街镇等）", "group (district …)")))
        case .serviceEnvironment, nil: self
        }
    }
}

extension Dimension {
    fileprivate static let grade = Dimension(
        Words("等次", "grade"),
        names: Dictionary(
            RatingGrade.allCases.map { ("\($0.rawValue)", $0.title) }, uniquingKeysWith: { $1 }))

    fileprivate static let reason = Dimension(
        Words("原因", "reason"),
        names: Dictionary(
            RatingReason.allCases.map { ($0.rawValue, $0.title) }, uniquingKeysWith: { $1 }))

    fileprivate static let channel = Dimension(
        Words("渠道", "channel"),
        names: ["counter": Words("窗口", "counter"), "online": Words("线上", "online")])
}

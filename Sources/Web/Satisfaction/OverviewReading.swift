import Kernel
import Satisfaction

/// Everything the overview shows of a period, read in one look.
struct OverviewReading: Sendable {
    let from: Day
    let through: Day
    let summary: RatingSummary
    let open: [BadReview.State: Int]
    /// The first day of each month of the period's last year, with its ratings.
    let months: [(Day, Total?)]
    let matters: [MeasuredPart]
    let places: [MeasuredPart]
    let people: [MeasuredPart]
    let audiences: [(Audience, Total?)]

    init(_ centre: Centre, _ reader: Reader, from: Day, through: Day) throws {
        self.from = from
        self.through = through
        summary = try RatingSummary(centre, reader, from: from, through: through)
        open = try reader.openReviewCounts()
        months = try Self.monthStarts(through: through).map { start in
            let end = (start + 31).firstOfMonth + -1
            let evidence = Evidence(
                of: [MeasureName.ratingsSatisfied.rawValue], from: start, through: end)
            return (start, try reader.total(evidence))
        }
        matters = try reader.parts(of: .ratingGrade, from: from, through: through)
        places = try reader.parts(of: .ratingGradeByPlace, from: from, through: through)
        people = try reader.parts(of: .ratingGradeByPerson, from: from, through: through)
        audiences = try Audience.allCases.map { audience in
            let evidence = Evidence(
                of: [audience.measure.rawValue], from: from, through: through)
            return (audience, try reader.total(evidence))
        }
    }

    private static func monthStarts(through: Day) -> [Day] {
        var starts = [through.firstOfMonth]
        while starts.count < 12, let first = starts.first {
            starts.insert((first + -1).firstOfMonth, at: 0)
        }
        return starts
    }
}

import Kernel
import Satisfaction

/// What the ratings of a period come to, read from the tallies.
struct RatingSummary: Sendable {
    let count: Int64
    let satisfied: Int
    let average: Figure?
    let answered: Figure?
    let longest: Figure?
    let used: Figure?

    init(_ centre: Centre, _ reader: Reader, from: Day, through: Day) throws {
        func evidence(_ measure: MeasureName) -> Evidence {
            Evidence(of: [measure.rawValue], from: from, through: through)
        }
        let satisfied = try reader.total(evidence(.ratingsSatisfied))
        count = satisfied?.pieces ?? 0
        self.satisfied = satisfied.map { Int($0.amount.tenThousandths / 10_000) } ?? 0
        average = try reader.figure(.average, evidence(.ratingGrade))
        answered = try reader.figure(.share, evidence(.badReviewsAnswered))
        used = try reader.figure(.share, evidence(.invitationsUsed))
        let now = centre.clock.now()
        let calendar = WorkCalendar()
        let open =
            through >= now.day
            ? try reader.openReviewTimes(at: now, calendar, from: centre) : []
        longest = try reader.figure(
            .longest, evidence(.rectificationWorkingDays), open: open)
    }

    var share: Ratio? {
        count == 0 ? nil : Ratio(Int128(satisfied) * 100, Int128(count))
    }

    var interval: WilsonInterval? { WilsonInterval(satisfied: satisfied, of: Int(count)) }

    var shareText: String? { share.map { "\($0.text(decimals: 1)) %" } }
    var averageText: String? { average.map { $0.value.text(decimals: 2) } }
    var answeredText: String? { answered.map { "\($0.value.text(decimals: 1, trimmed: true)) %" } }
}

extension Reader {
    /// The time so far of bad reviews that are not put right; in a year without a published
    /// calendar nobody can say.
    fileprivate func openReviewTimes(
        at now: Instant, _ calendar: WorkCalendar, from centre: Centre
    ) throws -> [Quantity] {
        try centre.openCases(self, at: now)
            .filter { $0.measure == MeasureName.rectificationWorkingDays.rawValue }
            .compactMap { try? $0.elapsed(at: now, calendar) }
    }
}

extension WilsonInterval {
    /// `88.8 % – 97.9 %`
    var text: String { "\(lower.text(decimals: 1)) % – \(upper.text(decimals: 1)) %" }
}

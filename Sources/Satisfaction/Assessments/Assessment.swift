import Kernel

/// The assessed grade of the service environment for a period, by a person, on its evidence.
package struct Assessment: Hashable, Sendable {
    package let id: String
    package let period: ClosedRange<Day>
    /// The period it is compared with.
    package let earlier: ClosedRange<Day>
    /// The figures as they stood then.
    package let evidence: EnvironmentEvidence
    package let grade: EnvironmentGrade
    package let reason: String
    /// SHA-256 of the signed paper.
    package let paper: String
    package let by: String
    package let madeAt: Instant
    package let sequence: Int64
}

/// An assessment as it was typed.
package struct AssessmentDraft: Hashable, Sendable {
    package var from: String
    package var through: String
    package var earlierFrom: String
    package var earlierThrough: String
    package var grade: String
    package var reason: String
    /// SHA-256 of the signed paper; nil where none was sent.
    package var paper: String?

    package init(
        from: String, through: String, earlierFrom: String, earlierThrough: String,
        grade: String = "", reason: String = "", paper: String? = nil
    ) {
        self.from = from
        self.through = through
        self.earlierFrom = earlierFrom
        self.earlierThrough = earlierThrough
        self.grade = grade
        self.reason = reason
        self.paper = paper
    }
}

extension AssessmentDraft {
    /// Both periods.
    ///
    /// - Throws: `Refusals` for days that are none, in the wrong order, or to come.
    package func periods(
        today: Day
    ) throws(Refusals) -> (period: ClosedRange<Day>, earlier: ClosedRange<Day>) {
        var faults: [Refusal] = []
        func day(_ text: String, _ field: String) -> Day? {
            let day = Day(text)
            if day == nil { faults.append(.badDay(field)) }
            return day
        }
        let days = [
            day(from, "from"), day(through, "through"), day(earlierFrom, "earlier_from"),
            day(earlierThrough, "earlier_through"),
        ].compactMap(\.self)
        guard days.count == 4 else { throw Refusals(faults) }
        if days[1] < days[0] || days[1] > today { faults.append(.badPeriod("through")) }
        if days[3] < days[2] || days[3] >= days[0] { faults.append(.badPeriod("earlier_through")) }
        try faults.throwAny()
        return (days[0]...days[1], days[2]...days[3])
    }
}

/// Somebody has assessed the service environment, on its evidence.
package struct EnvironmentAssessed: JournalEvent {
    package static let kind = "satisfaction.environment_assessed"
    package let from: Day
    package let through: Day
    package let earlierFrom: Day
    package let earlierThrough: Day
    /// Percent, and seconds, with two decimals; nil where there was no figure.
    package let satisfiedBefore: String?
    package let satisfiedNow: String?
    package let waitBefore: String?
    package let waitNow: String?
    /// What the stated rule proposes.
    package let proposal: String?
    package let grade: String
    package let reason: String
    /// SHA-256 of the signed paper.
    package let document: String
}

extension Refusal {
    fileprivate static func badPeriod(_ field: String) -> Refusal {
        Refusal(
            "bad_period", "期间的结束不能早于开始，不能晚于今天；对比期应在评估期之前。",
            "A period ends after it begins and not after today; the one compared lies before.",
            at: field)
    }
}

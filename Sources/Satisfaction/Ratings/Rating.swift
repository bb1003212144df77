import Kernel

/// What a visitor gave for one served step, and what became of it.
package struct Rating: Hashable, Sendable {
    package let id: String
    package let invitation: Invitation
    package let grade: RatingGrade
    package let reasons: [RatingReason]
    /// As the visitor wrote it; may hold personal data, so it is masked before it is published.
    package let words: String
    /// Whether the vault knows who gave it.
    package let isNamed: Bool
    package let ratedAt: Instant
    package let sequence: Int64
    /// Why its words are not published; nil when they are.
    package let withheld: String?
    /// The bad review it opened, with the reply to it.
    package let review: Review?

    /// As much of a bad review as a list of ratings tells.
    package struct Review: Hashable, Sendable {
        package let id: String
        package let state: BadReview.State
        /// The public reply; nil until there is one.
        package let reply: String?
        package let repliedAt: Instant?
    }

    /// Whether it counts: an upheld objection takes it out of every figure.
    package var counts: Bool { review?.state != .dismissed }

    /// The id of the person in the vault.
    package static func person(_ id: String) -> String { "satisfaction.rating/\(id)" }
}

extension SoundRating {
    /// What it is worth to the measures.
    func observations(_ service: ServedCase, on day: Day) -> [Observation] {
        let value = grade.rawValue
        return [
            Observation(.ratings, on: day, 1, part: "\(value)"),
            Observation(
                .ratingsSatisfied, on: day, grade.isSatisfied ? 1 : 0, of: 1, part: service.matter),
            Observation(.ratingGrade, on: day, value, part: service.matter),
            Observation(.ratingGradeByPlace, on: day, value, part: service.place),
            Observation(.ratingGradeByPerson, on: day, value, part: service.servedBy),
        ] + reasons.map { Observation(.ratingReasons, on: day, 1, part: $0.rawValue) }
    }
}

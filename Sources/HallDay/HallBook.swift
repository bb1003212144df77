import Kernel

/// What the people of a simulated hall were told: kept apart from everything that is tested.
package struct HallBook: Hashable, Sendable {
    /// Numbers given, by day and letter, in the order they were given.
    package internal(set) var numbers: [String: [Int]] = [:]
    /// Tickets by id: how each ended, as somebody was told; nil while it has not.
    package internal(set) var tickets: [String: String?] = [:]
    package internal(set) var guidings = 0
    package internal(set) var receptionTickets = 0
    /// Messages that were acknowledged, by conversation.
    package internal(set) var messages: [String: Int] = [:]
    /// Conversations in which a person was asked for inside the hours.
    package internal(set) var calls: Set<String> = []
    package internal(set) var answers: [String: Instant] = [:]
    package internal(set) var abandoned: Set<String> = []
    package internal(set) var enquiries = 0
    package internal(set) var enquiriesAnswered = 0
    package internal(set) var fieldVisits = 0
    package internal(set) var ratings = 0
    package internal(set) var badReviews = 0
    package internal(set) var badReviewsPutRight = 0
    /// Answers that were acknowledged, by survey.
    package internal(set) var surveyAnswers: [String: Int] = [:]
    /// How each shift stands, as somebody was told, by its id.
    package internal(set) var shifts: [String: String] = [:]
}

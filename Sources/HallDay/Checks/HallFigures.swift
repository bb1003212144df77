/// What came about in a simulated hall, counted; equal for equal seeds.
package struct HallFigures: Hashable, Sendable {
    package internal(set) var tickets = 0
    /// Tickets by how they ended.
    package internal(set) var outcomes: [String: Int] = [:]
    package internal(set) var conversations = 0
    package internal(set) var messages = 0
    /// Calls for a person by how they ended.
    package internal(set) var calls: [String: Int] = [:]
    /// Service hours that the visitors' calls waited, in milliseconds, in order of length.
    package internal(set) var waits: [Int64] = []
    package internal(set) var enquiries = 0
    package internal(set) var enquiriesAnswered = 0
    package internal(set) var ratings = 0
    package internal(set) var badReviews = 0
    package internal(set) var surveyAnswers = 0
    /// Shifts by how they ended.
    package internal(set) var shifts: [String: Int] = [:]
    /// Services given to businesses.
    package internal(set) var businesses = 0
    /// Entries of the journal.
    package internal(set) var journal: Int64 = 0
}

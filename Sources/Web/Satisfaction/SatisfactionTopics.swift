import Kernel
import Satisfaction

/// What of 好差评 can be followed live.
enum SatisfactionTopics {
    static let all: [any LiveTopic.Type] = [SatisfactionTopic.self]
}

/// `/live/satisfaction`: ratings as they come and every step of a bad review, for the pages that
/// list them.
struct SatisfactionTopic: LiveTopic {
    let key = "satisfaction"
    let need = Route.Need.permission(.seeSatisfaction)
    static let kinds: Set<String>? = [
        RatingGiven.kind, BadReviewOpened.kind, BadReviewTaken.kind, BadReviewContacted.kind,
        BadReviewPutRight.kind, BadReviewReplied.kind, BadReviewFollowedUp.kind,
        BadReviewClosed.kind, BadReviewObjected.kind, ObjectionDecided.kind, ExtensionAsked.kind,
        ExtensionApproved.kind, SurveyAnswered.kind,
    ]

    init?(_ path: [String], _ visit: Visit) {
        guard path == ["satisfaction"] else { return nil }
    }

    /// A bad review that has just come.
    private struct Opened: Encodable {
        let path: String
        let grade: Int
    }

    private struct Grade: Decodable { let grade: Int }

    func message(for entry: LiveEntry, _ reader: Reader) throws -> LiveMessage? {
        guard entry.kind == BadReviewOpened.kind else { return .changed }
        let id = entry.subject.split(separator: "/").last.map(String.init) ?? ""
        let grade: Grade = try entry.event()
        return try LiveMessage(
            "bad_review", Opened(path: "/satisfaction/reviews/\(id)", grade: grade.grade))
    }
}

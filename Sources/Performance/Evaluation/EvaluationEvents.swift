import Kernel

/// People have worked on a self-evaluation; the whole of what they typed.
struct EvaluationDrafted: JournalEvent {
    static let kind = "performance.evaluation_drafted"
    let year: Int
    let project: String
    let round: Int
    let draft: EvaluationDraft
}

/// A self-evaluation was submitted and is frozen from now on.
package struct EvaluationSubmitted: JournalEvent {
    package static let kind = "performance.evaluation_submitted"
    package let year: Int
    package let project: String
    package let round: Int
    /// SHA-256 of the frozen document among the centre's papers.
    package let report: String
    /// The last entry that it knows.
    package let known: Int64
    package let points: String
    package let grade: String?
}

/// The department has re-checked a self-evaluation.
package struct EvaluationRechecked: JournalEvent {
    package static let kind = "performance.evaluation_rechecked"
    package let year: Int
    package let project: String
    package let round: Int
    package let passes: Bool
    package let opinion: String
    package let points: String
    package let grade: String?
    package let lines: [Recheck.Line]
}

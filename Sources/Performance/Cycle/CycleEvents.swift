import Kernel

/// The unit submitted targets for review, the whole of them, so that the journal alone tells what
/// was submitted.
struct TargetsSubmitted: JournalEvent {
    static let kind = "performance.targets_submitted"
    let version: Int
    let changing: Int?
    /// The version in force that it is to replace; nil where there was none.
    let base: Int?
    let reason: String
    let project: String
    let declaration: Declaration
}

/// The supervising department let targets pass.
struct TargetsPassed: JournalEvent, Hashable {
    static let kind = "performance.targets_passed"
    let year: Int
    let project: String
    let version: Int
    let opinion: String
    let grade: TargetGrade?
}

/// Targets were sent back to the unit with an opinion.
struct TargetsReturned: JournalEvent, Hashable {
    static let kind = "performance.targets_returned"
    let year: Int
    let project: String
    let version: Int
    /// `review` by the department, `approval` by the finance authority.
    let stage: String
    let opinion: String
    let grade: TargetGrade?
}

/// The finance authority approved targets with the budget; they are in force from now on.
struct TargetsApproved: JournalEvent, Hashable {
    static let kind = "performance.targets_approved"
    let year: Int
    let project: String
    let version: Int
    /// The version that it takes the place of.
    let replaces: Int?
    let opinion: String
    let grade: TargetGrade?
}

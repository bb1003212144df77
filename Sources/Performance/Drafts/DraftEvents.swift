import Kernel

/// Somebody began to work on a declaration.
struct DraftOpened: JournalEvent {
    static let kind = "performance.draft_opened"
    let year: Int
    /// Empty for a new project that has no name yet.
    let project: String
    let way: String
    /// The version that was copied; nil for a new project.
    let from: String?
}

/// What is typed was kept; with every change, so that the journal alone tells the draft.
struct DraftSaved: JournalEvent {
    static let kind = "performance.draft_saved"
    let year: Int
    let project: String
    let revision: Int
    /// The revision that its writer had before them.
    let from: Int
    let changes: [DraftChange]
    /// Places that now hold two texts, one of which is to be chosen.
    let disputes: [Dispute]
}

/// Somebody chose between two texts.
struct DraftSettled: JournalEvent {
    static let kind = "performance.draft_settled"
    let year: Int
    let project: String
    let revision: Int
    let place: String
    /// Whether the text that did not stand in the draft took the place.
    let takes: Bool
    let changes: [DraftChange]
}

/// A draft was thrown away.
struct DraftDiscarded: JournalEvent {
    static let kind = "performance.draft_discarded"
    let year: Int
    let project: String
    let revision: Int
}

extension Draft {
    /// The kinds of entry that change a draft, for those who follow it.
    package static let kinds: Set<String> = [
        DraftOpened.kind, DraftSaved.kind, DraftSettled.kind, DraftDiscarded.kind,
        DraftSubmitted.kind,
    ]
}

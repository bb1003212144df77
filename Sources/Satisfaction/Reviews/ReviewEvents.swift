import Kernel

/// A rating of 1 or 2 has opened a bad review; its clocks run from here.
package struct BadReviewOpened: JournalEvent {
    package static let kind = "satisfaction.review_opened"
    package let rating: String
    package let grade: Int
    package let matter: String
    package let place: String
    package let servedBy: String
    package let isNamed: Bool
    package let contactWorkingDays: Int
    package let rectificationWorkingDays: Int
}

/// Somebody has taken a bad review on their worklist.
package struct BadReviewTaken: JournalEvent {
    package static let kind = "satisfaction.review_taken"
    package let handler: String
}

/// Who gave the rating was contacted and the matter verified; what was found is kept apart.
package struct BadReviewContacted: JournalEvent {
    package static let kind = "satisfaction.review_contacted"
    package let outcome: String
    package let noteLength: Int
}

/// What the rating was about has been put right.
package struct BadReviewPutRight: JournalEvent {
    package static let kind = "satisfaction.review_put_right"
    /// From the receipt.
    package let workingDays: Quantity
    package let noteLength: Int
    /// SHA-256 of what proves it, where something does.
    package let paper: String?
}

/// The public reply, checked for personal data.
package struct BadReviewReplied: JournalEvent {
    package static let kind = "satisfaction.review_replied"
    package let reply: String
}

/// The visitor was called back.
package struct BadReviewFollowedUp: JournalEvent {
    package static let kind = "satisfaction.review_followed_up"
    package let outcome: String
    /// Whether it has to be put right once more.
    package let reopened: Bool
    package let noteLength: Int
}

/// Nothing is left to do.
package struct BadReviewClosed: JournalEvent {
    package static let kind = "satisfaction.review_closed"
}

/// The person rated objects, with evidence.
package struct BadReviewObjected: JournalEvent {
    package static let kind = "satisfaction.review_objected"
    package let reason: String
    package let paper: String
}

/// The chief has decided on the objection; upheld, the review and its rating no longer count.
package struct ObjectionDecided: JournalEvent {
    package static let kind = "satisfaction.objection_decided"
    package let upheld: Bool
    package let reason: String
}

/// More time is asked for a difficult case.
package struct ExtensionAsked: JournalEvent {
    package static let kind = "satisfaction.extension_asked"
    package let reason: String
}

/// More time was approved by somebody else.
package struct ExtensionApproved: JournalEvent {
    package static let kind = "satisfaction.extension_approved"
    /// From the receipt.
    package let workingDays: Int
}

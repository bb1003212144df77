import Kernel

/// Somebody was served and may rate it; their link's token is not in the journal.
package struct RatingInvited: JournalEvent {
    package static let kind = "satisfaction.rating_invited"
    package let about: String
    package let step: String
    package let channel: String
    package let matter: String
    package let place: String
    package let servedBy: String
    package let expiresAt: Instant
}

/// A visitor has rated a served step. What they wrote is kept apart; its length is told here.
package struct RatingGiven: JournalEvent {
    package static let kind = "satisfaction.rating_given"
    package let invitation: String
    /// 1 to 5.
    package let grade: Int
    package let reasons: [String]
    package let wordsLength: Int
    package let isNamed: Bool
    package let matter: String
    package let place: String
    package let servedBy: String
}

/// The words of a rating are not to be published, and why; its grade stays public.
package struct RatingWordsWithheld: JournalEvent {
    package static let kind = "satisfaction.words_withheld"
    package let reason: String
}

/// Everything personal of a rating is gone: the visitor's name, number and words.
package struct RatingPersonErased: JournalEvent {
    package static let kind = "satisfaction.person_erased"
    package let reason: String
}

/// Somebody looked up who gave a rating.
package struct RatingPersonSeen: JournalEvent {
    package static let kind = "satisfaction.person_seen"
}

import Kernel

/// A wording was written, or written anew, and waits for its review.
package struct ArticleDrafted: JournalEvent {
    package static let kind = "helpdesk.article_drafted"
    package let version: Int
    package let question: String
}

/// Another person has found the wording right.
package struct ArticleReviewed: JournalEvent {
    package static let kind = "helpdesk.article_reviewed"
    package let version: Int
    package let question: String
}

/// The wording goes back to its author.
package struct ArticleReturned: JournalEvent {
    package static let kind = "helpdesk.article_returned"
    package let version: Int
    package let question: String
    package let reason: String
}

/// Nobody goes on with this wording.
package struct ArticleDiscarded: JournalEvent {
    package static let kind = "helpdesk.article_discarded"
    package let version: Int
    package let question: String
}

/// The wording is what visitors read from now on.
package struct ArticlePublished: JournalEvent {
    package static let kind = "helpdesk.article_published"
    package let version: Int
    package let question: String
    /// By when somebody has to look whether it is still right.
    package let reviewDue: Day
}

/// Somebody has looked and found that the article is still right.
package struct ArticleConfirmed: JournalEvent {
    package static let kind = "helpdesk.article_confirmed"
    package let version: Int
    package let question: String
    package let reviewDue: Day
}

/// Visitors no longer read the article.
package struct ArticleWithdrawn: JournalEvent {
    package static let kind = "helpdesk.article_withdrawn"
    package let version: Int
    package let question: String
    package let reason: String
}

/// Somebody said whether an article has helped.
package struct ArticleRated: JournalEvent {
    package static let kind = "helpdesk.article_rated"
    package let version: Int
    package let helped: Bool
}

/// A question found no answer, or none that helped. What was typed is not in the journal.
package struct QuestionNoted: JournalEvent {
    package static let kind = "helpdesk.question_noted"
    package let cause: String
    /// The article that did not help.
    package let article: String?
    package let characters: Int
}

/// Questions that nobody had asked again for half a year were forgotten.
package struct QuestionsForgotten: JournalEvent {
    package static let kind = "helpdesk.questions_forgotten"
    package let count: Int
}

/// An editor is done with a question.
package struct QuestionClosed: JournalEvent {
    package static let kind = "helpdesk.question_closed"
    package let outcome: String
    /// The article that answers it now.
    package let article: String?
}

import Kernel

/// One wording of an article on its way: drafted, reviewed by another person, published, and
/// superseded or withdrawn at its end. No wording is ever changed once it was published.
package struct ArticleVersion: Hashable, Sendable {
    package let article: String
    /// From 1.
    package let number: Int
    package internal(set) var text: ArticleText
    package internal(set) var state: State
    /// The accounts that wrote, reviewed and published it.
    package internal(set) var author: String
    package internal(set) var reviewer: String?
    package internal(set) var publisher: String?
    /// Why it was sent back or withdrawn.
    package internal(set) var remark: String?
    package internal(set) var writtenAt: Instant
    /// When it was reviewed, sent back or given up; nil while it waits for that.
    package internal(set) var decidedAt: Instant?

    /// How far a version has come.
    package enum State: String, CaseIterable, Sendable {
        case drafted, returned, reviewed, published, superseded, withdrawn, discarded

        package var title: Words {
            switch self {
            case .drafted: Words("待审核", "Waiting for review")
            case .returned: Words("已退回", "Sent back")
            case .reviewed: Words("待发布", "Reviewed")
            case .published: Words("已发布", "Published")
            case .superseded: Words("已被新版替代", "Superseded")
            case .withdrawn: Words("已撤下", "Withdrawn")
            case .discarded: Words("已放弃", "Given up")
            }
        }

        /// Whether somebody still has to do something with it.
        package var isOpen: Bool { self == .drafted || self == .returned || self == .reviewed }
    }
}

extension ArticleVersion {
    /// Writes it anew; it waits for its review again.
    mutating func rewrite(_ text: ArticleText, by actor: String, at instant: Instant)
        throws(Refusal) -> ArticleDrafted
    {
        guard state.isOpen else { throw .articleNotOpen(state) }
        (self.text, self.state) = (text, .drafted)
        (author, reviewer, remark) = (actor, nil, nil)
        (writtenAt, decidedAt) = (instant, nil)
        return ArticleDrafted(version: number, question: text.question)
    }

    /// Finds it right: somebody other than its author.
    mutating func review(by actor: String, at instant: Instant) throws(Refusal) -> ArticleReviewed {
        guard state == .drafted else { throw .articleNotDrafted(state) }
        guard actor != author else { throw .ownReview }
        (state, reviewer, decidedAt) = (.reviewed, actor, instant)
        return ArticleReviewed(version: number, question: text.question)
    }

    /// Sends it back to its author, or gives up what the author does not mend.
    mutating func sendBack(because reason: String, at instant: Instant)
        throws(Refusal) -> ArticleReturned
    {
        guard state == .drafted || state == .reviewed else { throw .articleNotDrafted(state) }
        guard !reason.isEmpty else { throw .reasonMissing }
        (state, remark, decidedAt) = (.returned, reason, instant)
        return ArticleReturned(version: number, question: text.question, reason: reason)
    }

    mutating func discard(at instant: Instant) throws(Refusal) -> ArticleDiscarded {
        guard state.isOpen else { throw .articleNotOpen(state) }
        (state, decidedAt) = (.discarded, instant)
        return ArticleDiscarded(version: number, question: text.question)
    }

    mutating func publish(by actor: String, due: Day) throws(Refusal) -> ArticlePublished {
        guard state == .reviewed else { throw .articleNotReviewed(state) }
        (state, publisher) = (.published, actor)
        return ArticlePublished(version: number, question: text.question, reviewDue: due)
    }

    mutating func withdraw(because reason: String) throws(Refusal) -> ArticleWithdrawn {
        guard state == .published else { throw .articleNotPublished(state) }
        guard !reason.isEmpty else { throw .reasonMissing }
        (state, remark) = (.withdrawn, reason)
        return ArticleWithdrawn(version: number, question: text.question, reason: reason)
    }
}

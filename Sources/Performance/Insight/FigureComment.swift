import Kernel

/// 批注: what somebody has to say about a measure on a day, such as why it fell. It may be withdrawn
/// and is never deleted: the journal keeps its words.
package struct FigureComment: Hashable, Sendable {
    package let id: String
    package let measure: String
    package let day: Day
    package let words: String
    /// The account that wrote it.
    package let author: String
    package let writtenAt: Instant
    /// Who took it back and when; nil while it stands.
    package internal(set) var withdrawal: Withdrawal?

    /// The record that a comment was taken back.
    package struct Withdrawal: Hashable, Sendable {
        package let by: String
        package let at: Instant
    }

    var subject: Subject { Subject("performance.comment", id) }
}

extension FigureComment {
    /// The longest comment, in characters.
    package static let limit = 500

    /// Takes it back; whoever wrote it may, nobody else.
    mutating func withdraw(by actor: String, at instant: Instant) throws(Refusal)
        -> CommentWithdrawn
    {
        guard withdrawal == nil else { throw .commentWithdrawn }
        guard author == actor else { throw .notYourComment }
        withdrawal = Withdrawal(by: actor, at: instant)
        return CommentWithdrawn(measure: measure, day: day)
    }
}

/// A comment as it was typed.
package struct CommentDraft: Hashable, Sendable {
    package var measure: String
    package var day: String
    package var words: String

    package init(measure: String, day: String, words: String) {
        self.measure = measure
        self.day = day
        self.words = words
    }

    /// - Throws: `Refusals` with all that is wrong.
    func checked(today: Day) throws(Refusals) -> (day: Day, words: String) {
        var refusals: [Refusal] = []
        let read = Day(day.trimmed)
        if read == nil { refusals.append(.badCommentDay) }
        if let read, read > today { refusals.append(.commentAhead) }
        let text = words.trimmed
        if text.isEmpty { refusals.append(.commentEmpty) }
        if text.count > FigureComment.limit { refusals.append(.commentTooLong(text.count)) }
        guard let read, refusals.isEmpty else { throw Refusals(refusals) }
        return (read, text)
    }
}

/// Somebody commented on a measure's day.
struct FigureCommented: JournalEvent {
    static let kind = "performance.figure_commented"
    let measure: String
    let day: Day
    let words: String
}

/// A comment was taken back by whoever wrote it.
struct CommentWithdrawn: JournalEvent {
    static let kind = "performance.comment_withdrawn"
    let measure: String
    let day: Day
}

extension Refusal {
    static let badCommentDay = Refusal(
        "bad_comment_day", "请填写日期，如 2025-03-14。", "Give a day such as 2025-03-14.", at: "day")

    static let commentAhead = Refusal(
        "comment_ahead", "批注的日期不能晚于今天。", "A comment cannot be about a day to come.", at: "day")

    static let commentEmpty = Refusal(
        "comment_empty", "请写下批注。", "Write the comment.", at: "words")

    static func commentTooLong(_ count: Int) -> Refusal {
        Refusal(
            "comment_too_long", "批注有 \(count) 字，最多 \(FigureComment.limit) 字。",
            "The comment has \(count) characters; at most \(FigureComment.limit).", at: "words")
    }

    static let commentWithdrawn = Refusal(
        "comment_withdrawn", "这条批注已经撤回。", "This comment has been withdrawn already.",
        conflict: true)

    static let notYourComment = Refusal(
        "not_your_comment", "只有写批注的人可以撤回。可以再写一条说明。",
        "Only its author may withdraw a comment. You can write another.", conflict: true)

    static let noSuchComment = Refusal(
        "no_such_comment", "没有这条批注。", "There is no such comment.", conflict: true)

    static func noSuchMeasureToComment(_ name: String) -> Refusal {
        Refusal(
            "no_such_measure", "没有名为“\(name)”的度量。", "There is no measure “\(name)”.",
            at: "measure")
    }
}

import Kernel

/// Until when somebody has to look whether a published article is still right.
package struct ArticleWatch: Hashable, Sendable {
    package let article: String
    package let due: Day
    /// When it comes onto the worklist.
    package let begins: Instant
    package let endedAt: Instant?

    init(row: Row) throws {
        article = try row("article")
        due = try row("due")
        begins = try row("begins")
        endedAt = try row("ended_at")
    }

    /// So many days before it is due, it comes onto the worklist.
    static let noticeDays = 30
    /// An article is looked at twice a year unless its editor says otherwise.
    static let usualDays = 183

    /// The day that was chosen, or the usual one.
    static func checked(_ due: Day?, _ today: Day) throws(Refusal) -> Day {
        let due = due ?? today + usualDays
        guard due > today, due <= today + 1100 else { throw .badReviewDue }
        return due
    }

    var deadline: Deadline {
        Deadline(start: begins, limit: .days(due.number - begins.day.number))
    }
}

extension Transaction {
    func beginWatch(_ article: String, due: Day) throws {
        let notice = Instant(due + -ArticleWatch.noticeDays)
        try run(
            """
            INSERT INTO help_article_watch (article, since, begins, due)
            VALUES (\(article), \(instant), \(max(instant, notice)), \(due))
            ON CONFLICT (article, since) DO UPDATE SET
                begins = excluded.begins, due = excluded.due, ended_at = NULL
            """)
    }

    func endWatch(_ article: String) throws {
        try run(
            """
            UPDATE help_article_watch SET ended_at = \(instant)
            WHERE article = \(article) AND ended_at IS NULL
            """)
    }
}

extension Reader {
    /// The day by which a published article has to be looked at.
    package func articleReviewDue(_ id: String) throws -> Day? {
        try first(
            "SELECT due FROM help_article_watch WHERE article = \(id) AND ended_at IS NULL"
        ).map { try $0("due") }
    }
}

extension Refusal {
    fileprivate static let badReviewDue = Refusal(
        "bad_review_due", "复核日期应在明天以后、三年以内。",
        "The day of the next look lies after today and within three years.", at: "review_due")
}

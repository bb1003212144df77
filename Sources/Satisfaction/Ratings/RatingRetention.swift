import Kernel

extension Chore {
    /// Forgets who gave a rating once it has been kept long enough and nobody has to reach them
    /// any more; grade, reasons and words stay (Personal Information Protection Law, art. 19).
    static let ratingRetention = Chore("satisfaction.retention", everySeconds: 3600) { centre in
        while try await forgetSome(centre) {}
    }

    private static func forgetSome(_ centre: Centre) async throws -> Bool {
        let today = centre.clock.today
        guard try await !centre.read({ try $0.namedTooLong(on: today, limit: 1) }).isEmpty else {
            return false
        }
        let vault = centre.vault
        try await centre.write(as: "system") { transaction in
            let today = transaction.instant.day
            let days = try transaction.reader.satisfactionRules(on: today).personDays
            for id in try transaction.reader.namedTooLong(on: today, limit: 100) {
                try vault.erase(Rating.person(id), in: transaction)
                try transaction.run("UPDATE rating SET named = 0 WHERE id = \(id)")
                try transaction.record(
                    RatingPersonForgotten(afterDays: days),
                    about: Subject("satisfaction.rating", id))
            }
        }
        return true
    }
}

extension Reader {
    /// Ratings whose giver is known for longer than the rules of a day allow, the oldest first; a
    /// bad review that is open still needs them.
    fileprivate func namedTooLong(on today: Day, limit: Int) throws -> [String] {
        let end = Instant(today + -(try satisfactionRules(on: today).personDays))
        return try rows(
            """
            SELECT r.id FROM rating r
            LEFT JOIN bad_review b ON b.rating = r.id AND b.closed_at IS NULL
            WHERE r.named = 1 AND r.rated_at < \(end) AND b.id IS NULL
            ORDER BY r.rated_at LIMIT \(limit)
            """
        ).map { try $0("id") }
    }
}

/// The time for which a rating's giver is known was over.
package struct RatingPersonForgotten: JournalEvent {
    package static let kind = "satisfaction.person_forgotten"
    package let afterDays: Int
}

let ratingRetentionTables: [SQL] = [
    "ALTER TABLE satisfaction_rules ADD COLUMN person_days BIGINT NOT NULL DEFAULT 180",
    "CREATE INDEX rating_named ON rating (rated_at) WHERE named = 1",
]

/// A named step of the schema, forward only and run once.
package struct Migration: Sendable {
    /// `register.0001_entries`: the module, then what it makes.
    package let name: String
    /// Statements in the subset both databases share.
    package let statements: [SQL]
    /// Whether the store's own full-text index is made too, in its own statements.
    let makesFullText: Bool

    package init(_ name: String, _ statements: [SQL], makesFullText: Bool = false) {
        self.name = name
        self.statements = statements
        self.makesFullText = makesFullText
    }
}

extension Connection {
    /// Brings the schema up to date, each step in a transaction of its own.
    ///
    /// - Throws: `Fault` when the database knows a step that this program does not: it was written
    ///   by a newer version.
    package func migrate(_ migrations: [Migration], at instant: Instant) throws {
        try run(
            """
            CREATE TABLE IF NOT EXISTS migration (
                name TEXT NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)
            """)
        let done: Set<String> = Set(try rows("SELECT name FROM migration").map { try $0("name") })
        if let unknown = done.subtracting(migrations.map(\.name)).sorted().first {
            throw Fault("this data was written by a newer version: it knows \(unknown)")
        }
        for migration in migrations where !done.contains(migration.name) {
            try begin()
            do {
                try apply(migration, at: instant)
                try commit()
            } catch {
                try? rollback()
                throw error
            }
        }
    }

    private func apply(_ migration: Migration, at instant: Instant) throws {
        // Another process may have started at the same time and come first.
        let done = try rows("SELECT name FROM migration WHERE name = \(migration.name)")
        guard done.isEmpty else { return }
        for statement in migration.statements { try run(statement) }
        if migration.makesFullText { for statement in fullText.schema { try run(statement) } }
        try run("INSERT INTO migration VALUES (\(migration.name), \(instant))")
    }
}

/// What both databases offer beneath the seam: synchronous, on one thread at a time.
package protocol Connection: AnyObject {
    /// Runs a statement that gives no rows; returns how many rows it changed.
    @discardableResult
    func run(_ sql: SQL) throws -> Int
    func rows(_ sql: SQL) throws -> [Row]
    /// Streams the journal's columns as raw text, in constant memory.
    func scanJournal(
        from first: Int64, through last: Int64, _ visit: (borrowing RawEntry) throws -> Void) throws
    func begin() throws
    func commit() throws
    func rollback() throws
    /// Sets the one savepoint there is, inside which a single write runs.
    func savepoint() throws
    func releaseSavepoint() throws
    func rollbackToSavepoint() throws
    /// Whether a statement has failed so that the transaction keeps nothing until it goes back to
    /// a savepoint.
    var isSpoilt: Bool { get }
    /// How this database keeps a full-text index.
    var fullText: any FullTextDialect { get }
}

/// Looks, and cannot write.
package struct Reader {
    let connection: any Connection

    package init(_ connection: any Connection) { self.connection = connection }

    package func rows(_ sql: SQL) throws -> [Row] { try connection.rows(sql) }

    package func first(_ sql: SQL) throws -> Row? { try connection.rows(sql).first }
}

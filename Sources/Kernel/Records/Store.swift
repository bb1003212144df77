/// A database that keeps one centre: a SQLite file or a PostgreSQL schema.
package protocol Store: Sendable {
    /// Calls `drain` on the writer's thread with its connection, or with why there is none.
    func withWriter(_ drain: @escaping @Sendable (Result<any Connection, Fault>) -> Void)

    /// Looks at one consistent state of the data, while others write.
    func read<Value: Sendable>(
        _ look: @escaping @Sendable (Reader) throws -> Value
    ) async throws -> Value

    /// Calls `woken` whenever another process may have committed, until the store is closed; never
    /// where only one process writes, or where the database cannot tell.
    func listen(_ woken: @escaping @Sendable () -> Void)

    /// Copies the data as it stands to a file, while others write.
    func backUp(to path: String) async throws

    func close() throws
}

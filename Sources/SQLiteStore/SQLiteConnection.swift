import class GRDB.Database
import struct GRDB.DatabaseError
import class GRDB.Statement
import GRDBSQLite
import Kernel

/// SQLite beneath the seam. Statements are prepared once and kept: by their text as long as the
/// database is open, by their wording as long as this is.
final class SQLiteConnection: Connection {
    private let database: Database
    private var statements: [Wording: Prepared] = [:]

    init(_ database: Database) { self.database = database }

    @discardableResult
    func run(_ sql: SQL) throws -> Int {
        let statement = try prepared(SQLiteSchema.fitted(sql)).handle
        defer { sqlite3_reset(statement) }
        let code = sqlite3_step(statement)
        guard code == SQLITE_DONE || code == SQLITE_ROW else { throw fault(code, sql) }
        return Int(sqlite3_changes(database.sqliteConnection))
    }

    func rows(_ sql: SQL) throws -> [Row] {
        let prepared = try prepared(sql)
        let (statement, columns) = (prepared.handle, prepared.columns)
        defer { sqlite3_reset(statement) }
        var rows: [Row] = []
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { return rows }
            guard code == SQLITE_ROW else { throw fault(code, sql) }
            let values = try columns.names.enumerated().map {
                try value(statement, Int32($0.offset), $0.element)
            }
            rows.append(Row(columns: columns, values: values))
        }
    }

    func scanJournal(
        from first: Int64, through last: Int64, _ visit: (borrowing RawEntry) throws -> Void
    ) throws {
        let sql: SQL = """
            SELECT \(part: Entry.columns) FROM journal
            WHERE sequence >= \(first) AND sequence <= \(last) ORDER BY sequence
            """
        let statement = try prepared(sql).handle
        defer { sqlite3_reset(statement) }
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw fault(code, sql) }
            let texts = (2..<8).map { column in
                UnsafeRawBufferPointer(
                    start: sqlite3_column_text(statement, column),
                    count: Int(sqlite3_column_bytes(statement, column)))
            }
            try visit(
                RawEntry(
                    sequence: sqlite3_column_int64(statement, 0),
                    instant: sqlite3_column_int64(statement, 1), texts: texts))
        }
    }

    var fullText: any FullTextDialect { SQLiteFullText() }

    /// A statement that fails undoes itself.
    var isSpoilt: Bool { false }

    func begin() throws { try run("BEGIN IMMEDIATE") }
    func commit() throws { try run("COMMIT") }
    func rollback() throws { try run("ROLLBACK") }
    func savepoint() throws { try run("SAVEPOINT one_write") }
    func releaseSavepoint() throws { try run("RELEASE one_write") }

    func rollbackToSavepoint() throws {
        try run("ROLLBACK TO one_write")
        try run("RELEASE one_write")
    }
}

extension SQLiteConnection {
    /// The statement with its values bound.
    private func prepared(_ sql: SQL) throws -> Prepared {
        let prepared = try prepared(sql.wording)
        for (index, value) in sql.values.enumerated() {
            bind(value, to: prepared.handle, at: Int32(index + 1))
        }
        return prepared
    }

    private func prepared(_ wording: Wording) throws -> Prepared {
        if let known = statements[wording] { return known }
        let text = wording.text
        do {
            let prepared = Prepared(try database.cachedStatement(sql: text))
            statements[wording] = prepared
            return prepared
        } catch let error as DatabaseError {
            throw Fault("SQLite: \(error.message ?? "\(error.resultCode)"), in: \(text)")
        }
    }

    private func bind(_ value: SQLValue, to statement: OpaquePointer, at index: Int32) {
        switch value {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let integer): sqlite3_bind_int64(statement, index, integer)
        case .text(var text):
            // SQLite copies the bytes before the call returns.
            let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    _ = sqlite3_bind_text(
                        statement, index, characters.baseAddress, Int32(characters.count),
                        transient)
                }
            }
        }
    }

    private func value(
        _ statement: OpaquePointer, _ index: Int32, _ column: String
    ) throws -> SQLValue {
        switch sqlite3_column_type(statement, index) {
        case SQLITE_NULL: return .null
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, index))
        case SQLITE_TEXT:
            let bytes = UnsafeBufferPointer(
                start: sqlite3_column_text(statement, index),
                count: Int(sqlite3_column_bytes(statement, index)))
            return .text(String(decoding: bytes, as: UTF8.self))
        default: throw Fault("SQLite: column \(column) holds neither a whole number nor a text")
        }
    }

    private func fault(_ code: Int32, _ sql: SQL) -> Fault {
        let message = String(cString: sqlite3_errmsg(database.sqliteConnection))
        return Fault("SQLite \(code): \(message), in: \(sql.text)")
    }
}

/// A statement that was prepared, and its columns.
private struct Prepared {
    private let statement: GRDB.Statement
    let handle: OpaquePointer
    let columns: Columns

    init(_ statement: GRDB.Statement) {
        self.statement = statement
        handle = statement.sqliteStatement
        columns = Columns(statement.columnNames)
    }
}

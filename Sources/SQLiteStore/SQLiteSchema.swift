import Kernel

/// Makes tables as SQLite keeps them best.
///
/// SQLite gives a table rows of its own numbering, and beside them a tree for its primary key. A
/// number that is the key becomes that numbering, and a table with a key of several columns is kept
/// in the key's own tree: each saves one tree of two for every row that is written. A table made
/// before this keeps its trees, and means the same.
enum SQLiteSchema {
    /// A statement with its table laid out so; any other as it is.
    static func fitted(_ sql: SQL) -> SQL {
        guard sql.values.isEmpty, sql.wording.begins(with: "CREATE TABLE ") else { return sql }
        let numbered = sql.text.replacing(
            "BIGINT NOT NULL PRIMARY KEY", with: "INTEGER NOT NULL PRIMARY KEY")
        let isKeyed = numbered.contains("PRIMARY KEY (")
        return SQL(made: isKeyed ? numbered + " WITHOUT ROWID" : numbered)
    }
}

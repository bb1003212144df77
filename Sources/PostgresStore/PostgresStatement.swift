import Kernel

/// A statement as PostgreSQL wants it.
enum PostgresStatement {
    /// Numbers the values: `?` becomes `$1`, `$2` …, except inside quotes.
    static func numbered(_ text: String) -> String {
        var numbered: [UInt8] = []
        numbered.reserveCapacity(text.utf8.count + 16)
        var quote: UInt8?
        var count = 0
        for byte in text.utf8 {
            if let open = quote {
                // A doubled quote closes and opens again, which comes to the same.
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == UInt8(ascii: "?") {
                count += 1
                numbered += Array("$\(count)".utf8)
                continue
            }
            numbered.append(byte)
        }
        return String(decoding: numbered, as: UTF8.self)
    }

    /// Whether the statement makes or changes a table.
    static func isSchema(_ sql: SQL) -> Bool {
        sql.values.isEmpty
            && ["CREATE ", "ALTER ", "DROP "].contains { sql.wording.begins(with: $0) }
    }

    /// Makes texts compare by their bytes, as SQLite does; a database's own collation would put
    /// the rows of the two stores in different orders.
    static func ordered(_ schema: String) -> String {
        schema.replacing(/\bTEXT\b/, with: "TEXT COLLATE \"C\"")
    }
}

/// The values of one execution, as libpq takes them: texts that end in a zero byte.
struct PostgresValues {
    /// Object ids of the types; 0 lets the server infer, which only NULL needs.
    let types: [UInt32]
    private var bytes: [CChar] = []
    private var starts: [Int?] = []

    /// - Throws: `Fault` on a text with a zero byte, which PostgreSQL cannot hold.
    init(_ values: [SQLValue]) throws {
        types = values.map(PostgresType.init(of:)).map(\.rawValue)
        for value in values {
            switch value {
            case .null: starts.append(nil)
            case .integer(let integer): append(String(integer))
            case .text(let text):
                guard !text.utf8.contains(0) else {
                    throw Fault("PostgreSQL: a text holds a zero byte")
                }
                append(text)
            }
        }
    }

    private mutating func append(_ text: String) {
        starts.append(bytes.count)
        var text = text
        text.withUTF8 { utf8 in bytes.append(contentsOf: utf8.lazy.map { CChar(bitPattern: $0) }) }
        bytes.append(0)
    }

    /// Calls `body` with one pointer for each value, nil for NULL.
    func withPointers<Value>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, Int32) -> Value
    ) -> Value {
        bytes.withUnsafeBufferPointer { bytes in
            let pointers = starts.map { start in
                start.flatMap { bytes.baseAddress?.advanced(by: $0) }
            }
            return pointers.withUnsafeBufferPointer { body($0.baseAddress, Int32($0.count)) }
        }
    }
}

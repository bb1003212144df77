import Synchronization

/// One row of an answer; a column is read by calling the row: `let name: String = try row("name")`.
package struct Row: Sendable {
    private let columns: Columns
    private let values: [SQLValue]

    package init(columns: Columns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// - Throws: `Fault` when the column is missing or holds something else: our own mistake or a
    ///   damaged database, never a person's.
    package func callAsFunction<Value: SQLReadable>(_ column: String) throws -> Value {
        guard let index = columns.index(of: column) else {
            throw Fault("no column \(column) among \(columns.names)")
        }
        guard let value = Value(sqlValue: values[index]) else {
            throw Fault("column \(column) holds \(values[index]), not a \(Value.self)")
        }
        return value
    }
}

/// The columns of an answer, which all its rows share.
package final class Columns: Sendable {
    package let names: [String]
    /// Where the next one is looked for first: most are read in the order in which they come.
    private let next = Atomic(0)

    package init(_ names: [String]) { self.names = names }

    func index(of name: String) -> Int? {
        let expected = next.load(ordering: .relaxed)
        let isNext = names.indices.contains(expected) && names[expected] == name
        let index = isNext ? expected : names.firstIndex(of: name)
        if let index { next.store((index + 1) % names.count, ordering: .relaxed) }
        return index
    }
}

/// A type that can be read from a column.
package protocol SQLReadable {
    init?(sqlValue: SQLValue)
}

extension String: SQLReadable {
    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self = text
    }
}

extension Int64: SQLReadable {
    package init?(sqlValue: SQLValue) {
        guard case .integer(let integer) = sqlValue else { return nil }
        self = integer
    }
}

extension Int: SQLReadable {
    package init?(sqlValue: SQLValue) {
        guard case .integer(let integer) = sqlValue else { return nil }
        self.init(exactly: integer)
    }
}

extension Optional: SQLReadable where Wrapped: SQLReadable {
    package init?(sqlValue: SQLValue) {
        if case .null = sqlValue {
            self = Wrapped?.none
            return
        }
        guard let wrapped = Wrapped(sqlValue: sqlValue) else { return nil }
        self = Wrapped?.some(wrapped)
    }
}

extension Day: SQLReadable {
    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

extension Instant: SQLReadable {
    package init?(sqlValue: SQLValue) {
        guard case .integer(let integer) = sqlValue else { return nil }
        self.init(milliseconds: integer)
    }
}

extension Money: SQLReadable {
    package init?(sqlValue: SQLValue) {
        guard case .integer(let integer) = sqlValue else { return nil }
        self.init(fen: integer)
    }
}

extension Quantity: SQLReadable {
    package init?(sqlValue: SQLValue) {
        guard case .integer(let integer) = sqlValue else { return nil }
        self.init(tenThousandths: integer)
    }
}

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
        do {
            return try Value(sqlValue: values[index])
        } catch {
            throw Fault("column \(column) holds \(values[index]), not a \(Value.self)")
        }
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
    // Not `init?`: an optional of a type that is known only when running is looked up each time.
    /// - Throws: when the column holds something else.
    init(sqlValue: SQLValue) throws(NotReadable)
}

/// A column holds something else than what was asked for.
package struct NotReadable: Error {}

extension SQLValue {
    fileprivate func text() throws(NotReadable) -> String {
        guard case .text(let text) = self else { throw NotReadable() }
        return text
    }

    fileprivate func integer() throws(NotReadable) -> Int64 {
        guard case .integer(let integer) = self else { throw NotReadable() }
        return integer
    }
}

extension String: SQLReadable {
    package init(sqlValue: SQLValue) throws(NotReadable) { self = try sqlValue.text() }
}

extension Int64: SQLReadable {
    package init(sqlValue: SQLValue) throws(NotReadable) { self = try sqlValue.integer() }
}

extension Int: SQLReadable {
    package init(sqlValue: SQLValue) throws(NotReadable) {
        guard let value = Int(exactly: try sqlValue.integer()) else { throw NotReadable() }
        self = value
    }
}

extension Optional: SQLReadable where Wrapped: SQLReadable {
    package init(sqlValue: SQLValue) throws(NotReadable) {
        if case .null = sqlValue {
            self = .none
        } else {
            self = .some(try Wrapped(sqlValue: sqlValue))
        }
    }
}

extension Day: SQLReadable {
    package init(sqlValue: SQLValue) throws(NotReadable) {
        guard let day = Day(try sqlValue.text()) else { throw NotReadable() }
        self = day
    }
}

extension Instant: SQLReadable {
    package init(sqlValue: SQLValue) throws(NotReadable) {
        self.init(milliseconds: try sqlValue.integer())
    }
}

extension Money: SQLReadable {
    package init(sqlValue: SQLValue) throws(NotReadable) {
        self.init(fen: try sqlValue.integer())
    }
}

extension Quantity: SQLReadable {
    package init(sqlValue: SQLValue) throws(NotReadable) {
        self.init(tenThousandths: try sqlValue.integer())
    }
}

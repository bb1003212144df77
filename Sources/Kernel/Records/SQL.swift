/// A statement with its values bound apart: interpolation never splices text.
///
///     "SELECT name FROM person WHERE id = \(id)"
package struct SQL: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The statement with `?` for each value.
    package let text: String
    package let values: [SQLValue]

    package init(stringLiteral text: String) {
        self.text = text
        values = []
    }

    /// Several parts with a text between each two, and their values in order.
    package init(joining parts: [SQL], by separator: String) {
        text = parts.map(\.text).joined(separator: separator)
        values = parts.flatMap(\.values)
    }

    package init(stringInterpolation: Interpolation) {
        text = stringInterpolation.text
        values = stringInterpolation.values
    }

    /// Collects the statement's text, and its values apart.
    package struct Interpolation: StringInterpolationProtocol {
        var text = ""
        var values: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
            values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) { text += literal }

        package mutating func appendInterpolation(_ value: some SQLBindable) {
            append(value.sqlValue)
        }

        package mutating func appendInterpolation(_ value: (some SQLBindable)?) {
            append(value?.sqlValue ?? .null)
        }

        // The commonest by themselves, since a generic type is looked up anew for every value.
        package mutating func appendInterpolation(_ value: String) { append(.text(value)) }
        package mutating func appendInterpolation(_ value: Int) { append(value.sqlValue) }
        package mutating func appendInterpolation(_ value: Int64) { append(.integer(value)) }
        package mutating func appendInterpolation(_ value: Instant) { append(value.sqlValue) }

        package mutating func appendInterpolation(_ value: String?) {
            append(value.map(SQLValue.text) ?? .null)
        }

        package mutating func appendInterpolation(_ value: Instant?) {
            append(value?.sqlValue ?? .null)
        }

        private mutating func append(_ value: SQLValue) {
            text += "?"
            values.append(value)
        }

        /// Joins another statement, with its values.
        package mutating func appendInterpolation(part: SQL) {
            text += part.text
            values += part.values
        }
    }
}

/// What a column holds. There is no floating point in a record.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
}

/// A type that a column can hold.
package protocol SQLBindable {
    var sqlValue: SQLValue { get }
}

extension String: SQLBindable { package var sqlValue: SQLValue { .text(self) } }
extension Int: SQLBindable { package var sqlValue: SQLValue { .integer(Int64(self)) } }
extension Int64: SQLBindable { package var sqlValue: SQLValue { .integer(self) } }
extension Day: SQLBindable { package var sqlValue: SQLValue { .text(description) } }
extension Instant: SQLBindable { package var sqlValue: SQLValue { .integer(milliseconds) } }
extension Money: SQLBindable { package var sqlValue: SQLValue { .integer(fen) } }
extension Quantity: SQLBindable { package var sqlValue: SQLValue { .integer(tenThousandths) } }
extension Subject: SQLBindable { package var sqlValue: SQLValue { .text(description) } }

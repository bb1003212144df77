/// A statement with its values bound apart: interpolation never splices text.
///
///     "SELECT name FROM person WHERE id = \(id)"
package struct SQL: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The statement with `?` for each value.
    package let wording: Wording
    package let values: [SQLValue]

    package var text: String { wording.text }
    package var isEmpty: Bool { wording.isEmpty }

    package init(stringLiteral text: StaticString) {
        self.init(stringInterpolation: Interpolation(text))
    }

    /// A statement, or a part of one, whose text was made while the program runs: from its own
    /// names, never from what somebody has entered.
    package init(made text: String) {
        var interpolation = Interpolation(literalCapacity: 0, interpolationCount: 0)
        interpolation.wording.append(made: text)
        self.init(stringInterpolation: interpolation)
    }

    /// Several parts with a text between each two, and their values in order.
    package init(joining parts: some Collection<SQL>, by separator: StaticString) {
        var joined = Interpolation(literalCapacity: 0, interpolationCount: 2 * parts.count)
        for (index, part) in parts.enumerated() {
            if index > 0 { joined.appendLiteral(separator) }
            joined.appendInterpolation(part: part)
        }
        self.init(stringInterpolation: joined)
    }

    package init(stringInterpolation: Interpolation) {
        wording = stringInterpolation.wording
        values = stringInterpolation.values
    }

    /// Collects the statement's text, and its values apart.
    package struct Interpolation: StringInterpolationProtocol {
        fileprivate(set) var wording: Wording
        fileprivate(set) var values: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            wording = Wording(capacity: 2 * interpolationCount + 1)
            values.reserveCapacity(interpolationCount)
        }

        fileprivate init(_ literal: StaticString) {
            wording = Wording(capacity: 1)
            wording.append(literal)
        }

        package mutating func appendLiteral(_ literal: StaticString) { wording.append(literal) }

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
            wording.append("?")
            values.append(value)
        }

        /// Joins another statement, with its values.
        package mutating func appendInterpolation(part: SQL) {
            wording.append(part.wording)
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

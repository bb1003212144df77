/// A JSON value whose members keep their order, so that a printed reading is stable and complete.
package indirect enum FormJSON: Encodable, Hashable, Sendable {
    case null
    case number(Int)
    case text(String)
    case list([FormJSON])
    case object([(key: String, value: FormJSON)])

    /// A text, or an explicit null.
    static func optional(_ text: String?) -> FormJSON { text.map(FormJSON.text) ?? .null }

    package static func == (left: FormJSON, right: FormJSON) -> Bool { left.line == right.line }

    package func hash(into hasher: inout Hasher) { hasher.combine(line) }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .null, .number, .text:
            var container = encoder.singleValueContainer()
            try encodeScalar(into: &container)
        case .list(let items):
            var container = encoder.unkeyedContainer()
            for item in items { try container.encode(item) }
        case .object(let members):
            var container = encoder.container(keyedBy: Key.self)
            for member in members {
                try container.encode(member.value, forKey: Key(stringValue: member.key))
            }
        }
    }

    /// The value on one line, members in order.
    package var line: String {
        switch self {
        case .null: "null"
        case .number(let number): String(number)
        case .text(let text): Self.quoted(text)
        case .list(let items): "[" + items.map(\.line).joined(separator: ",") + "]"
        case .object(let members):
            "{"
                + members.map { Self.quoted($0.key) + ":" + $0.value.line }
                .joined(separator: ",") + "}"
        }
    }

    private func encodeScalar(into container: inout any SingleValueEncodingContainer) throws {
        switch self {
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        default: try container.encodeNil()
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// A member's name.
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

import Foundation

/// Writes values as JSON at once, without a tree of them in between: the keys of an object in
/// order of their bytes, no white space, slashes as they are. What `JSONEncoder` writes with sorted
/// keys, in half of its time: a journal's detail is written while everybody else's write waits.
package enum JSONText {
    /// A value's text.
    ///
    /// - Throws: `EncodingError` for a number that JSON has not, and for a type whose usual JSON is
    ///   the work of `JSONEncoder`, such as `Data`; what the value itself throws.
    package static func of(_ value: some Encodable) throws -> String {
        let sheet = JSONSheet()
        try sheet.write(value)
        return String(decoding: sheet.text.bytes, as: UTF8.self)
    }
}

/// What is written on by all the containers of one value.
final class JSONSheet {
    /// Changed in one piece each time: a class's every access is watched by the language.
    var text = JSONDraft()

    /// Writes a value, and closes whatever it opened.
    func write<Value: Encodable>(_ value: Value) throws {
        guard !Self.isForeign(Value.self) else {
            let why = "\(Value.self) has no JSON of its own"
            throw EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: why))
        }
        let mark = text.mark
        try value.encode(to: JSONPlace(sheet: self, depth: mark.depth))
        text.close(after: mark)
    }

    /// Types that `JSONEncoder` writes otherwise than they encode themselves.
    private static func isForeign(_ type: Any.Type) -> Bool {
        type == Data.self || type == URL.self || type == Decimal.self || type == Date.self
    }
}

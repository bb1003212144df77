import Foundation

/// Writes values as JSON at once, without a tree of them in between: the keys of an object in
/// order of their bytes, no white space, slashes as they are. What `JSONEncoder` writes with sorted
/// keys, in half of its time: a journal's detail is written while everybody else's write waits, and
/// every answer to a program passes here.
package enum JSONText {
    /// How the keys of objects are written; those of dictionaries are values, and stay as they are.
    package enum Keys: Sendable {
        case asTheyAre
        /// `waitsFrom` as `waits_from`
        case snakeCase
    }

    /// A value's text.
    ///
    /// - Throws: `EncodingError` for a number that JSON has not, and for a type whose usual JSON is
    ///   the work of `JSONEncoder`, such as `Data`; what the value itself throws.
    package static func of(_ value: some Encodable, keys: Keys = .asTheyAre) throws -> String {
        String(decoding: try bytes(of: value, keys: keys), as: UTF8.self)
    }

    /// The same in UTF-8.
    package static func bytes(
        of value: some Encodable, keys: Keys = .asTheyAre
    ) throws -> [UInt8] {
        let sheet = JSONSheet(keys: keys)
        try sheet.write(value)
        return sheet.text.bytes
    }

    /// The text of an object whose members are written one by one.
    static func object(_ writeMembers: (JSONSheet) throws -> Void) rethrows -> String {
        let sheet = JSONSheet(keys: .asTheyAre)
        let mark = sheet.text.mark
        sheet.text.begin(isObject: true, at: mark.depth)
        try writeMembers(sheet)
        sheet.text.close(after: mark)
        return String(decoding: sheet.text.bytes, as: UTF8.self)
    }
}

/// What is written on by all the containers of one value.
final class JSONSheet {
    private let keys: JSONText.Keys
    /// Changed in one piece each time: a class's every access is watched by the language.
    var text = JSONDraft()

    init(keys: JSONText.Keys) { self.keys = keys }

    /// How an object writes its keys.
    func spelling(of key: (some CodingKey).Type) -> JSONText.Keys {
        keys == .asTheyAre || String(describing: key) == Self.dictionaryKey ? .asTheyAre : keys
    }

    /// What the standard library calls the keys of a dictionary.
    private static let dictionaryKey = "_DictionaryCodingKey"

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

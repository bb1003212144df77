/// Where in the text a value writes itself.
struct JSONPlace: Encoder {
    let sheet: JSONSheet
    /// How many objects and arrays are around it.
    let depth: Int
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy: Key.Type) -> KeyedEncodingContainer<Key> {
        sheet.text.begin(isObject: true, at: depth)
        return KeyedEncodingContainer(
            JSONObject<Key>(sheet: sheet, depth: depth, keys: sheet.spelling(of: Key.self)))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        sheet.text.begin(isObject: false, at: depth)
        return JSONArray(sheet: sheet, depth: depth)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { JSONValue(sheet: sheet) }
}

/// The members of an object.
private struct JSONObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let sheet: JSONSheet
    let depth: Int
    let keys: JSONText.Keys
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) {
        begin(key)
        sheet.text.putNull()
    }

    func encode(_ value: Bool, forKey key: Key) {
        begin(key)
        sheet.text.put(value)
    }

    func encode(_ value: Int, forKey key: Key) {
        begin(key)
        sheet.text.put(value)
    }

    func encode(_ value: Int64, forKey key: Key) {
        begin(key)
        sheet.text.put(value)
    }

    func encode(_ value: String, forKey key: Key) {
        begin(key)
        sheet.text.put(value)
    }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        begin(key)
        try sheet.write(value)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        begin(key)
        return JSONPlace(sheet: sheet, depth: depth + 1).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        begin(key)
        return JSONPlace(sheet: sheet, depth: depth + 1).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        sheet.text.beginMember("super", at: depth)
        return JSONPlace(sheet: sheet, depth: depth + 1)
    }

    func superEncoder(forKey key: Key) -> any Encoder {
        begin(key)
        return JSONPlace(sheet: sheet, depth: depth + 1)
    }

    private func begin(_ key: Key) {
        sheet.text.beginMember(key.stringValue, at: depth, keys: keys)
    }
}

/// The elements of an array.
private struct JSONArray: UnkeyedEncodingContainer {
    let sheet: JSONSheet
    let depth: Int
    var codingPath: [any CodingKey] { [] }
    var count: Int { sheet.text.count(at: depth) }

    func encodeNil() {
        sheet.text.beginElement(at: depth)
        sheet.text.putNull()
    }

    func encode(_ value: some Encodable) throws {
        sheet.text.beginElement(at: depth)
        try sheet.write(value)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        place().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { place().unkeyedContainer() }

    func superEncoder() -> any Encoder { place() }

    private func place() -> JSONPlace {
        sheet.text.beginElement(at: depth)
        return JSONPlace(sheet: sheet, depth: depth + 1)
    }
}

/// A number, a text or a truth by itself.
private struct JSONValue: SingleValueEncodingContainer {
    let sheet: JSONSheet
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { sheet.text.putNull() }
    func encode(_ value: Bool) { sheet.text.put(value) }
    func encode(_ value: String) { sheet.text.put(value) }
    func encode(_ value: Int) { sheet.text.put(value) }
    func encode(_ value: Int8) { sheet.text.put(value) }
    func encode(_ value: Int16) { sheet.text.put(value) }
    func encode(_ value: Int32) { sheet.text.put(value) }
    func encode(_ value: Int64) { sheet.text.put(value) }
    func encode(_ value: UInt) { sheet.text.put(value) }
    func encode(_ value: UInt8) { sheet.text.put(value) }
    func encode(_ value: UInt16) { sheet.text.put(value) }
    func encode(_ value: UInt32) { sheet.text.put(value) }
    func encode(_ value: UInt64) { sheet.text.put(value) }
    func encode(_ value: Double) throws { try sheet.text.put(value) }
    func encode(_ value: Float) throws { try sheet.text.put(value) }
    func encode(_ value: some Encodable) throws { try sheet.write(value) }
}

import Crypto
import Foundation

/// The digest that ties each entry to all before it.
///
/// SHA-256 over sequence, instant, actor, kind, subject, detail and previous digest, in this order,
/// each written as its length in bytes, a colon, its UTF-8 bytes and a comma, so that no two
/// different entries can give the same bytes.
package struct Chain {
    package static let origin = String(repeating: "0", count: 64)

    private var bytes: [UInt8] = []

    package init() {}

    package mutating func digest(
        sequence: Int64, instant: Int64, texts: [String], previous: String
    ) -> String {
        bytes.removeAll(keepingCapacity: true)
        append(number: sequence)
        append(number: instant)
        for text in texts { append(text: text) }
        append(text: previous)
        return SHA256.hash(data: bytes).withUnsafeBytes { Hex.text($0) }
    }

    /// Whether the entry's own digest is right, given what it says came before.
    mutating func isSound(_ entry: borrowing RawEntry) -> Bool {
        bytes.removeAll(keepingCapacity: true)
        append(number: entry.sequence)
        append(number: entry.instant)
        for text in entry.texts.dropLast() { append(text) }
        guard let stored = entry.texts.last, stored.count == 64 else { return false }
        return Hex.matches(SHA256.hash(data: bytes), stored)
    }

    private mutating func append(number: Int64) { append(text: String(number)) }

    private mutating func append(text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    private mutating func append(_ field: UnsafeRawBufferPointer) {
        appendLength(field.count)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(contentsOf: field)
        bytes.append(UInt8(ascii: ","))
    }

    private mutating func appendLength(_ length: Int) {
        if length >= 10 { appendLength(length / 10) }
        bytes.append(UInt8(ascii: "0") + UInt8(length % 10))
    }
}

/// Bytes as lower-case hexadecimal text.
package enum Hex {
    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
    }

    package static func text(_ bytes: some Sequence<UInt8>) -> String {
        let bytes = ContiguousArray(bytes)
        return String(unsafeUninitializedCapacity: bytes.count * 2) { text in
            for (index, byte) in bytes.enumerated() {
                text[2 * index] = digit(byte >> 4)
                text[2 * index + 1] = digit(byte & 15)
            }
            return bytes.count * 2
        }
    }

    /// The sixteen digits of a number.
    package static func text(_ number: UInt64) -> String {
        withUnsafeBytes(of: number.bigEndian) { text($0) }
    }

    static func matches(_ digest: SHA256.Digest, _ text: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        for byte in digest {
            guard text[index] == digit(byte >> 4) else { return false }
            guard text[index + 1] == digit(byte & 15) else { return false }
            index += 2
        }
        return true
    }
}

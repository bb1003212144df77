/// What has been written of one value, and the objects and arrays that are still open.
///
/// They close themselves: whoever writes into one has done with those that were opened in it.
struct JSONDraft {
    private(set) var bytes: [UInt8] = []
    private var open: [Open] = []
    /// Of the open objects, outermost first.
    private var members: [Member] = []

    /// An object or an array that more may come into.
    private struct Open {
        let isObject: Bool
        /// Where its first member or element begins.
        let start: Int
        let firstMember: Int
        var count = 0
        var isInOrder = true
    }

    /// Where a member of an object begins, with its key between quotation marks.
    private struct Member {
        let start: Int
        let keyEnd: Int
    }

    /// How far the text has come.
    struct Mark {
        let length: Int
        /// How many objects and arrays are open.
        let depth: Int
    }

    init() {
        bytes.reserveCapacity(512)
        open.reserveCapacity(8)
        members.reserveCapacity(32)
    }

    var mark: Mark { Mark(length: bytes.count, depth: open.count) }

    /// How many elements an open array has so far.
    func count(at depth: Int) -> Int { open[depth].count }

    /// Opens an object or an array, or goes on with the one that is open there.
    mutating func begin(isObject: Bool, at depth: Int) {
        guard open.count <= depth else { return close(to: depth + 1) }
        bytes.append(UInt8(ascii: isObject ? "{" : "["))
        open.append(Open(isObject: isObject, start: bytes.count, firstMember: members.count))
    }

    /// Closes what a value has opened since; one that wrote nothing is an empty object.
    mutating func close(after mark: Mark) {
        if bytes.count == mark.length { begin(isObject: true, at: mark.depth) }
        close(to: mark.depth)
    }

    private mutating func close(to depth: Int) {
        while open.count > depth {
            let done = open.removeLast()
            if done.isObject {
                if !done.isInOrder { putInOrder(done) }
                members.removeSubrange(done.firstMember...)
            }
            bytes.append(UInt8(ascii: done.isObject ? "}" : "]"))
        }
    }

    /// Begins the next member of an object.
    mutating func beginMember(
        _ key: String, at depth: Int, keys: JSONText.Keys = .asTheyAre
    ) {
        beginElement(at: depth)
        let start = bytes.count
        bytes.append(UInt8(ascii: "\""))
        switch keys {
        case .asTheyAre: appendEscaped(key)
        case .snakeCase: appendSnakeCase(key)
        }
        let member = Member(start: start, keyEnd: bytes.count)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        if open[depth].count > 1, let last = members.last, !precedes(last, member) {
            open[depth].isInOrder = false
        }
        members.append(member)
    }

    /// Begins the next element of an array.
    mutating func beginElement(at depth: Int) {
        if open.count > depth + 1 { close(to: depth + 1) }
        if open[depth].count > 0 { bytes.append(UInt8(ascii: ",")) }
        open[depth].count += 1
    }

    private func precedes(_ one: Member, _ other: Member) -> Bool {
        bytes[one.start + 1..<one.keyEnd]
            .lexicographicallyPrecedes(bytes[other.start + 1..<other.keyEnd])
    }

    private mutating func putInOrder(_ object: Open) {
        var ends = members[object.firstMember...].dropFirst().map { $0.start - 1 }
        ends.append(bytes.count)
        let placed = zip(members[object.firstMember...], ends)
            .sorted { precedes($0.0, $1.0) }
        var ordered: [UInt8] = []
        ordered.reserveCapacity(bytes.count - object.start)
        for (member, end) in placed {
            if !ordered.isEmpty { ordered.append(UInt8(ascii: ",")) }
            ordered += bytes[member.start..<end]
        }
        bytes.replaceSubrange(object.start..., with: ordered)
    }
}

extension JSONDraft {
    mutating func putNull() { bytes += "null".utf8 }

    mutating func put(_ value: Bool) { bytes += (value ? "true" : "false").utf8 }

    mutating func put(_ value: some BinaryInteger) { bytes += value.description.utf8 }

    /// In the fewest digits that give the number again.
    mutating func put(_ value: some BinaryFloatingPoint & CustomStringConvertible) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: [], debugDescription: "JSON has no \(value)"))
        }
        let text = value.description
        bytes += text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...]
    }

    mutating func putMember(_ key: String, _ value: String, at depth: Int) {
        beginMember(key, at: depth)
        put(value)
    }

    mutating func put(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        appendEscaped(value)
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { text in
            // Nearly every text has nothing to escape.
            guard text.contains(where: Self.isEscaped) else { return bytes += text }
            for byte in text { append(byte) }
        }
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Puts a byte of a text, escaped where it must be.
    mutating func append(_ byte: UInt8) {
        guard Self.isEscaped(byte) else { return bytes.append(byte) }
        switch byte {
        case UInt8(ascii: "\""): bytes += "\\\"".utf8
        case UInt8(ascii: "\\"): bytes += "\\\\".utf8
        case UInt8(ascii: "\n"): bytes += "\\n".utf8
        case UInt8(ascii: "\r"): bytes += "\\r".utf8
        case UInt8(ascii: "\t"): bytes += "\\t".utf8
        case 0x08: bytes += "\\b".utf8
        case 0x0C: bytes += "\\f".utf8
        default: bytes += "\\u00\(Hex.text([byte]))".utf8
        }
    }
}

import Synchronization

/// A statement's text in the pieces in which the program has it, `?` for each value among them.
///
/// Two are equal when their pieces lie at the same places. This is found much sooner than a text
/// is put together and read, and a statement is looked up for every row that is written. What
/// stands twice in the program counts as two.
package struct Wording: Hashable, Sendable {
    private var pieces: [Piece] = []

    /// A text that is never moved nor freed.
    private struct Piece: Hashable {
        /// Its address.
        let start: UInt
        let count: Int

        init(_ start: UnsafePointer<UInt8>, count: Int) {
            self.start = UInt(bitPattern: start)
            self.count = count
        }

        init(_ text: StaticString) {
            self.init(text.utf8Start, count: text.utf8CodeUnitCount)
        }

        var bytes: UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(start: UnsafePointer(bitPattern: start), count: count)
        }
    }

    init(capacity: Int) { pieces.reserveCapacity(capacity) }

    package var isEmpty: Bool { pieces.isEmpty }

    /// All of it, put together.
    package var text: String {
        let length = pieces.reduce(0) { $0 + $1.count }
        return String(unsafeUninitializedCapacity: length) { text in
            var end = 0
            for piece in pieces { end = text[end...].update(fromContentsOf: piece.bytes) }
            return end
        }
    }

    /// Whether its first piece begins with a word, such as `SELECT`.
    package func begins(with word: StaticString) -> Bool {
        guard let first = pieces.first else { return false }
        return first.bytes.starts(with: Piece(word).bytes)
    }

    mutating func append(_ text: StaticString) {
        guard text.utf8CodeUnitCount > 0 else { return }
        pieces.append(Piece(text))
    }

    mutating func append(_ other: Wording) { pieces += other.pieces }

    /// Appends a text that was made while the program runs. It is kept for good: there may be few
    /// of these.
    mutating func append(made text: String) {
        pieces.append(
            Self.made.withLock { made in
                if let known = made[text] { return known }
                let count = text.utf8.count
                let start = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
                _ = UnsafeMutableBufferPointer(start: start, count: count)
                    .initialize(from: text.utf8)
                let piece = Piece(start, count: count)
                made[text] = piece
                return piece
            })
    }

    private static let made = Mutex<[String: Piece]>([:])

    /// Looks at as much as tells most statements apart.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(pieces.count)
        hasher.combine(pieces.first)
        hasher.combine(pieces.last)
    }
}

import Kernel

/// Reads the journal's entries out of PostgreSQL's binary COPY format.
///
/// A header of 19 bytes, then for each row the number of fields (16 bits) and each field's length
/// (32 bits) and bytes, all with the highest byte first; in the end the number -1.
struct JournalCopy {
    private var isPastHeader = false

    /// Visits the entry of one message; the server sends a message for each row.
    mutating func read(
        _ message: UnsafeRawBufferPointer, _ visit: (borrowing RawEntry) throws -> Void
    ) throws {
        var cursor = Cursor(bytes: message)
        if !isPastHeader {
            _ = try cursor.take(19)
            isPastHeader = true
        }
        guard !cursor.isAtEnd else { return }
        let fields = try cursor.integer(Int16.self)
        guard fields >= 0 else { return }
        guard fields == 8 else { throw Fault("PostgreSQL: a journal row of \(fields) fields") }
        let sequence = try cursor.field().loadUnaligned(as: Int64.self).bigEndian
        let instant = try cursor.field().loadUnaligned(as: Int64.self).bigEndian
        let texts = try (0..<6).map { _ in try cursor.field() }
        try visit(RawEntry(sequence: sequence, instant: instant, texts: texts))
    }
}

/// Where reading has come to in a message.
private struct Cursor {
    let bytes: UnsafeRawBufferPointer
    private var place = 0

    init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    mutating func take(_ count: Int) throws -> UnsafeRawBufferPointer {
        guard count >= 0, bytes.count - place >= count else {
            throw Fault("PostgreSQL: a journal row is cut short")
        }
        defer { place += count }
        return UnsafeRawBufferPointer(rebasing: bytes[place..<place + count])
    }

    mutating func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) throws -> Integer {
        Integer(bigEndian: try take(type.bitWidth / 8).loadUnaligned(as: type))
    }

    mutating func field() throws -> UnsafeRawBufferPointer {
        try take(Int(integer(Int32.self)))
    }
}

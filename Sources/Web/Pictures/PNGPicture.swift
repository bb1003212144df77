import Kernel

/// Reads a PNG (ISO/IEC 15948) chunk by chunk, each with its checksum, and writes the picture
/// anew: texts, times, EXIF, profiles, further frames and all that stands behind the end go.
enum PNGPicture {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// What the picture is made of, and what its colours mean.
    private static let kept: Set = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "pHYs",
    ]

    private struct Chunk {
        let name: String
        let data: ArraySlice<UInt8>
        /// With its length and its checksum, as it stands.
        let whole: ArraySlice<UInt8>
    }

    private struct Parts {
        var out = PNGPicture.signature
        var size = (width: 0, height: 0)
        var needsPalette = false
        var hasPalette = false
        var data = State.notYet

        /// The picture's data stands in one piece.
        enum State { case notYet, begun, over }
    }

    static func rewrite(_ reader: inout PictureReader) throws(Refusal) -> RewrittenPicture {
        try reader.expect(signature)
        var parts = Parts()
        let head = try chunk(&reader)
        guard head.name == "IHDR" else { throw .pictureDamaged }
        try readHead(head, &parts)
        parts.out += head.whole
        while true {
            let chunk = try chunk(&reader)
            try check(chunk, &parts)
            if kept.contains(chunk.name) { parts.out += chunk.whole }
            if chunk.name == "IEND" { break }
        }
        return RewrittenPicture(
            width: parts.size.width, height: parts.size.height, bytes: parts.out)
    }

    private static func chunk(_ reader: inout PictureReader) throws(Refusal) -> Chunk {
        let start = reader.at
        let length = try reader.number(4)
        let nameStart = reader.at
        let name = try reader.bytes(4)
        let data = try reader.bytes(length)
        let sum = try reader.number(4)
        let checked = reader.all[nameStart..<nameStart + 4 + length]
        guard CRC32.checksum(checked) == UInt32(sum) else { throw .pictureDamaged }
        return Chunk(
            name: String(decoding: name, as: UTF8.self), data: data,
            whole: reader.all[start..<reader.at])
    }

    /// The head's numbers are those that the standard lets stand together.
    private static func readHead(_ chunk: Chunk, _ parts: inout Parts) throws(Refusal) {
        guard chunk.data.count == 13 else { throw .pictureDamaged }
        var reader = PictureReader(chunk.data)
        parts.size = (try reader.number(4), try reader.number(4))
        let (depth, colours) = (Int(try reader.byte()), try reader.byte())
        let depths: [Int] =
            switch colours {
            case 0: [1, 2, 4, 8, 16]
            case 3: [1, 2, 4, 8]
            case 2, 4, 6: [8, 16]
            default: []
            }
        guard depths.contains(depth), try reader.byte() == 0, try reader.byte() == 0,
            try reader.byte() <= 1
        else { throw .pictureDamaged }
        parts.needsPalette = colours == 3
    }

    private static func check(_ chunk: Chunk, _ parts: inout Parts) throws(Refusal) {
        switch chunk.name {
        case "IHDR": throw .pictureDamaged
        case "PLTE":
            guard !parts.hasPalette, parts.data == .notYet, !chunk.data.isEmpty,
                chunk.data.count <= 768, chunk.data.count.isMultiple(of: 3)
            else { throw .pictureDamaged }
            parts.hasPalette = true
        case "IDAT":
            guard parts.data != .over, parts.hasPalette || !parts.needsPalette else {
                throw .pictureDamaged
            }
            parts.data = .begun
        case "IEND":
            guard parts.data != .notYet, chunk.data.isEmpty else { throw .pictureDamaged }
        default:
            // A capital letter means that nobody can show the picture without it.
            guard chunk.name.first?.isLowercase == true else { throw .pictureDamaged }
            if parts.data == .begun { parts.data = .over }
        }
    }
}

/// The checksum of PNG's chunks (ISO 3309).
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { number in
        (0..<8).reduce(UInt32(number)) { sum, _ in
            sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1
        }
    }

    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        table.withUnsafeBufferPointer { table in
            bytes.withUnsafeBufferPointer { bytes in
                var sum = UInt32.max
                for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
                return ~sum
            }
        }
    }
}

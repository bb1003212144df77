import Kernel

/// Reads a WebP (RFC 9649) chunk by chunk and writes the picture anew: EXIF, XMP, profiles and all
/// that stands behind the end go; a moving picture is refused.
enum WebPPicture {
    private struct Chunk {
        let name: String
        let data: ArraySlice<UInt8>
    }

    private struct Parts {
        var canvas: (width: Int, height: Int)?
        var hasAlpha = false
        var alpha: Chunk?
        var picture: Chunk?
        var size = (width: 0, height: 0)
    }

    static func rewrite(_ reader: inout PictureReader) throws(Refusal) -> RewrittenPicture {
        try reader.expect(Array("RIFF".utf8))
        let length = try reader.littleNumber(4)
        var inside = PictureReader(try reader.bytes(length))
        try inside.expect(Array("WEBP".utf8))
        var parts = Parts()
        var isFirst = true
        while !inside.isAtEnd {
            try read(chunk(&inside), isFirst: isFirst, &parts)
            isFirst = false
        }
        guard let picture = parts.picture else { throw .pictureDamaged }
        if let canvas = parts.canvas, canvas != parts.size { throw .pictureDamaged }
        return RewrittenPicture(
            width: parts.size.width, height: parts.size.height, bytes: written(parts, picture))
    }

    private static func chunk(_ reader: inout PictureReader) throws(Refusal) -> Chunk {
        let name = String(decoding: try reader.bytes(4), as: UTF8.self)
        let length = try reader.littleNumber(4)
        let data = try reader.bytes(length)
        if !length.isMultiple(of: 2) { _ = try reader.byte() }
        return Chunk(name: name, data: data)
    }

    private static func read(
        _ chunk: Chunk, isFirst: Bool, _ parts: inout Parts
    ) throws(Refusal) {
        switch chunk.name {
        case "VP8X":
            guard isFirst, chunk.data.count == 10 else { throw .pictureDamaged }
            var reader = PictureReader(chunk.data)
            let flags = try reader.byte()
            guard flags & 0x02 == 0 else { throw .pictureMoving }
            _ = try reader.bytes(3)
            parts.canvas = (try reader.littleNumber(3) + 1, try reader.littleNumber(3) + 1)
        case "VP8 ", "VP8L":
            guard parts.picture == nil else { throw .pictureDamaged }
            parts.picture = chunk
            try readSize(chunk, &parts)
        case "ALPH":
            guard parts.canvas != nil, parts.alpha == nil, parts.picture == nil else {
                throw .pictureDamaged
            }
            parts.alpha = chunk
        case "ANIM", "ANMF": throw .pictureMoving
        default: break
        }
    }

    private static func readSize(_ chunk: Chunk, _ parts: inout Parts) throws(Refusal) {
        var reader = PictureReader(chunk.data)
        if chunk.name == "VP8L" {
            try reader.expect([0x2F])
            let bits = try reader.littleNumber(4)
            guard bits >> 29 == 0 else { throw .pictureDamaged }
            parts.size = ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
            parts.hasAlpha = bits >> 28 & 1 == 1
        } else {
            let tag = try reader.littleNumber(3)
            try reader.expect([0x9D, 0x01, 0x2A])
            parts.size = (
                try reader.littleNumber(2) & 0x3FFF, try reader.littleNumber(2) & 0x3FFF
            )
            // A picture stands for itself, and its first partition lies inside the chunk.
            guard tag & 1 == 0, tag >> 5 <= chunk.data.count - 10 else { throw .pictureDamaged }
        }
    }

    private static func written(_ parts: Parts, _ picture: Chunk) -> [UInt8] {
        var body = Array("WEBP".utf8)
        if let alpha = parts.alpha, picture.name == "VP8 " {
            body += bytes(of: Chunk(name: "VP8X", data: head(parts.size)[...]))
            body += bytes(of: alpha)
        }
        body += bytes(of: picture)
        return Array("RIFF".utf8) + little(body.count, 4) + body
    }

    /// The head of a picture whose transparency stands in a chunk of its own.
    private static func head(_ size: (width: Int, height: Int)) -> [UInt8] {
        [0x10, 0, 0, 0] + little(size.width - 1, 3) + little(size.height - 1, 3)
    }

    private static func bytes(of chunk: Chunk) -> [UInt8] {
        let padding: [UInt8] = chunk.data.count.isMultiple(of: 2) ? [] : [0]
        return Array(chunk.name.utf8) + little(chunk.data.count, 4) + chunk.data + padding
    }

    private static func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}

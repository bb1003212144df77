import Kernel

/// Reads a JPEG (ITU-T T.81) segment by segment and writes the picture anew: tables, frame and
/// scans stay; EXIF but for the way up, XMP, profiles, thumbnails, comments and all that stands
/// behind the end go.
enum JPEGPicture {
    /// More scans than any camera or program makes only cost whoever draws them.
    private static let scanLimit = 100

    private struct Parts {
        var out: [UInt8] = [0xFF, 0xD8]
        var size: (width: Int, height: Int)?
        var scans = 0
        /// How the picture is to be turned, as EXIF counts it: 1 is upright.
        var orientation: UInt8 = 1

        mutating func keep(_ marker: UInt8, _ payload: [UInt8]) {
            let length = payload.count + 2
            out += [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + payload
        }
    }

    static func rewrite(_ reader: inout PictureReader) throws(Refusal) -> RewrittenPicture {
        try reader.expect([0xFF, 0xD8])
        var parts = Parts()
        while true {
            let marker = try nextMarker(&reader)
            if marker == 0xD9 { break }
            try read(marker, &reader, &parts)
        }
        guard let size = parts.size, parts.scans > 0 else { throw .pictureDamaged }
        let bytes = withOrientation(parts) + [0xFF, 0xD9]
        return RewrittenPicture(width: size.width, height: size.height, bytes: bytes)
    }

    private static func nextMarker(_ reader: inout PictureReader) throws(Refusal) -> UInt8 {
        guard try reader.byte() == 0xFF else { throw .pictureDamaged }
        var marker = try reader.byte()
        while marker == 0xFF { marker = try reader.byte() }
        return marker
    }

    private static func read(
        _ marker: UInt8, _ reader: inout PictureReader, _ parts: inout Parts
    ) throws(Refusal) {
        let length = try reader.number(2)
        let payload = Array(try reader.bytes(length - 2))
        switch marker {
        case 0xC0, 0xC1, 0xC2:
            guard parts.size == nil else { throw .pictureDamaged }
            parts.size = try size(payload)
            parts.keep(marker, payload)
        case 0xC4, 0xDB, 0xDD: parts.keep(marker, payload)
        case 0xDA: try readScan(payload, &reader, &parts)
        case 0xE0: keepJFIF(payload, &parts)
        case 0xE1: parts.orientation = EXIFOrientation.read(payload) ?? parts.orientation
        // Which colours the numbers mean.
        case 0xEE where payload.starts(with: Array("Adobe".utf8)) && payload.count == 12:
            parts.keep(marker, payload)
        case 0xE2...0xEF, 0xFE: break
        // Lossless, hierarchical and arithmetic frames: nothing that a telephone makes or shows.
        default: throw .pictureDamaged
        }
    }

    /// The frame says how large the picture is and of how many colours it is made.
    private static func size(_ frame: [UInt8]) throws(Refusal) -> (width: Int, height: Int) {
        var reader = PictureReader(frame[...])
        let precision = try reader.byte()
        let height = try reader.number(2)
        let width = try reader.number(2)
        let components = Int(try reader.byte())
        guard precision == 8, [1, 3, 4].contains(components), frame.count == 6 + 3 * components
        else { throw .pictureDamaged }
        return (width, height)
    }

    /// Without the thumbnail that it may hold.
    private static func keepJFIF(_ payload: [UInt8], _ parts: inout Parts) {
        guard payload.starts(with: Array("JFIF\0".utf8)), payload.count >= 14 else { return }
        parts.keep(0xE0, Array(payload.prefix(12)) + [0, 0])
    }

    /// The scan's data goes on to the next marker that is neither a stuffed byte nor a restart.
    private static func readScan(
        _ head: [UInt8], _ reader: inout PictureReader, _ parts: inout Parts
    ) throws(Refusal) {
        guard parts.size != nil, parts.scans < scanLimit else { throw .pictureDamaged }
        parts.scans += 1
        parts.keep(0xDA, head)
        let all = reader.all
        var end = reader.at
        while true {
            guard end + 1 < all.count else { throw .pictureDamaged }
            if all[end] == 0xFF {
                let next = all[end + 1]
                guard next == 0 || (0xD0...0xD7).contains(next) || next == 0xFF else { break }
            }
            end += 1
        }
        parts.out += try reader.bytes(end - reader.at)
    }

    /// The way up stands first, as EXIF wants it.
    private static func withOrientation(_ parts: Parts) -> [UInt8] {
        guard parts.orientation != 1 else { return parts.out }
        var first = Parts()
        first.keep(0xE1, EXIFOrientation.segment(parts.orientation))
        return first.out + parts.out.dropFirst(2)
    }
}

/// The one thing of EXIF that is kept: which way up the picture is.
enum EXIFOrientation {
    private static let tag = 0x0112

    /// 1 to 8; nil when the segment does not say.
    static func read(_ payload: [UInt8]) -> UInt8? {
        guard payload.starts(with: Array("Exif\0\0".utf8)) else { return nil }
        var reader = PictureReader(payload[6...])
        guard let order = try? reader.bytes(2) else { return nil }
        let isLittle = order.elementsEqual(Array("II".utf8))
        guard isLittle || order.elementsEqual(Array("MM".utf8)) else { return nil }
        func number(_ count: Int, _ reader: inout PictureReader) throws(Refusal) -> Int {
            isLittle ? try reader.littleNumber(count) : try reader.number(count)
        }
        do {
            guard try number(2, &reader) == 42 else { return nil }
            let first = try number(4, &reader)
            _ = try reader.bytes(first - 8)
            for _ in 0..<(try number(2, &reader)) {
                let (name, type) = (try number(2, &reader), try number(2, &reader))
                _ = try reader.bytes(4)
                let value = try number(2, &reader)
                _ = try reader.bytes(2)
                guard name == tag, type == 3 else { continue }
                return (1...8).contains(value) ? UInt8(value) : nil
            }
        } catch { return nil }
        return nil
    }

    /// A segment that says nothing else.
    static func segment(_ orientation: UInt8) -> [UInt8] {
        Array("Exif\0\0MM\0".utf8) + [42, 0, 0, 0, 8, 0, 1]
            + [UInt8(tag >> 8), UInt8(tag & 0xFF), 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
            + [0, 0, 0, 0]
    }
}

import Foundation
import Kernel

/// A font's program (OpenType): which glyph it has for a character, and how far letters reach.
struct FontProgram {
    /// How far letters reach above the base line and below it, in sizes of the type.
    let ascent: Double
    let descent: Double
    private let glyphs: [Unicode.Scalar: Int]

    /// - Throws: `Fault` for what is no OpenType font.
    init(_ data: Data) throws {
        let bytes = FontBytes(data)
        var tables: [String: Int] = [:]
        for index in 0..<(try bytes.short(4)) {
            let entry = 12 + 16 * index
            tables[try bytes.tag(entry)] = try bytes.long(entry + 8)
        }
        guard let head = tables["head"], let space = tables["hhea"], let map = tables["cmap"]
        else { throw Fault("a font without head, hhea or cmap") }
        let unit = Double(try bytes.short(head + 18))
        ascent = Double(try bytes.signed(space + 4)) / unit
        descent = -Double(try bytes.signed(space + 6)) / unit
        glyphs = try Self.glyphs(bytes, map)
    }

    /// The glyph that a reader finds for a character by itself; nil if there is none.
    func glyph(for scalar: Unicode.Scalar) -> Int? { glyphs[scalar] }

    /// From the table that knows the most: all of Unicode (format 12), else its first plane (4).
    private static func glyphs(_ bytes: FontBytes, _ map: Int) throws -> [Unicode.Scalar: Int] {
        var tables: [Int: Int] = [:]
        for index in 0..<(try bytes.short(map + 2)) {
            let table = map + (try bytes.long(map + 4 + 8 * index + 4))
            tables[try bytes.short(table)] = table
        }
        if let table = tables[12] { return try whole(bytes, table) }
        if let table = tables[4] { return try plane(bytes, table) }
        return [:]
    }

    private static func whole(_ bytes: FontBytes, _ table: Int) throws -> [Unicode.Scalar: Int] {
        var glyphs: [Unicode.Scalar: Int] = [:]
        for index in 0..<(try bytes.long(table + 12)) {
            let group = table + 16 + 12 * index
            let (first, last) = (try bytes.long(group), try bytes.long(group + 4))
            let glyph = try bytes.long(group + 8)
            guard first <= last, last <= 0x10FFFF else { throw Fault("a font's cmap, format 12") }
            for code in first...last {
                guard let scalar = Unicode.Scalar(UInt32(code)) else { continue }
                glyphs[scalar] = glyph + code - first
            }
        }
        return glyphs
    }

    private static func plane(_ bytes: FontBytes, _ table: Int) throws -> [Unicode.Scalar: Int] {
        var glyphs: [Unicode.Scalar: Int] = [:]
        // Four lists of so many bytes: ends (a blank follows), starts, differences, places.
        let size = try bytes.short(table + 6)
        for entry in stride(from: table + 14, to: table + 14 + size, by: 2) {
            let last = try bytes.short(entry)
            let first = try bytes.short(entry + size + 2)
            let difference = try bytes.short(entry + 2 * size + 2)
            let list = entry + 3 * size + 2
            let place = try bytes.short(list)
            guard first <= last else { throw Fault("a font's cmap, format 4") }
            for code in first...last where code != 0xFFFF {
                let named = place == 0 ? code : try bytes.short(list + place + 2 * (code - first))
                let glyph = place != 0 && named == 0 ? 0 : (named + difference) & 0xFFFF
                if glyph != 0, let scalar = Unicode.Scalar(UInt32(code)) { glyphs[scalar] = glyph }
            }
        }
        return glyphs
    }
}

/// Numbers of a font's program, the highest byte first.
private struct FontBytes {
    private let bytes: [UInt8]

    init(_ data: Data) { bytes = [UInt8](data) }

    func short(_ place: Int) throws -> Int {
        try part(place, 2).reduce(0) { $0 << 8 | Int($1) }
    }

    func signed(_ place: Int) throws -> Int {
        Int(Int16(truncatingIfNeeded: try short(place)))
    }

    func long(_ place: Int) throws -> Int {
        try part(place, 4).reduce(0) { $0 << 8 | Int($1) }
    }

    func tag(_ place: Int) throws -> String {
        String(decoding: try part(place, 4), as: UTF8.self)
    }

    private func part(_ place: Int, _ count: Int) throws -> ArraySlice<UInt8> {
        guard place >= 0, place + count <= bytes.count else { throw Fault("a font is cut off") }
        return bytes[place..<place + count]
    }
}

import Foundation
import Kernel
import TestStores
import Testing
@testable import Web

/// Pictures that visitors send: taken as they look, and as nothing else.
struct PictureCheckTests {
    private static let taken = [
        "plain.jpg", "place.jpg", "progressive.jpg", "grey.jpg", "cmyk.jpg", "restarts.jpg",
        "text.png", "palette.png", "alpha.png", "moving.png", "lossy.webp", "plain.webp",
        "lossless.webp", "alpha.webp", "alpha-lossless.webp",
    ]

    @Test(arguments: taken)
    func `a picture keeps every pixel and loses every secret`(name: String) throws {
        try SamplePictures.with { pictures in
            let sent = try pictures.bytes(name)
            let checked = try CheckedPicture(sent)
            #expect(checked.width == 61 && checked.height == 47)
            let read = try pictures.compare(name, checked)
            #expect(read.same && read.width == 61 && read.height == 47 && read.frames == 1)
            #expect(read.format.lowercased() == checked.kind.rawValue)
            #expect(read.orientation == (name == "place.jpg" ? 6 : 1))
            #expect(read.tags == (name == "place.jpg" ? 1 : 0))
            #expect(!String(decoding: checked.bytes, as: UTF8.self).contains("Secret"))
            #expect(try CheckedPicture(checked.bytes) == checked)
        }
    }

    @Test(arguments: taken)
    func `a picture that is cut off anywhere is refused`(name: String) throws {
        try SamplePictures.with { pictures in
            let sent = try pictures.bytes(name)
            var taken: [Int] = []
            for count in stride(from: 0, to: sent.count, by: 7) {
                if (try? CheckedPicture(sent.prefix(count))) != nil { taken.append(count) }
            }
            #expect(taken == [])
        }
    }

    @Test(arguments: taken)
    func `what stands behind a picture's end is dropped`(name: String) throws {
        try SamplePictures.with { pictures in
            let sent = try pictures.bytes(name)
            let page = Data("PK\u{3}\u{4}<script>alert(1)</script>".utf8)
            #expect(try CheckedPicture(sent + page) == CheckedPicture(sent))
        }
    }

    @Test(arguments: ["other.gif", "other.bmp", "other.tiff", "moving.webp"])
    func `other kinds of pictures are refused in words`(name: String) throws {
        try SamplePictures.with { pictures in
            let sent = try pictures.bytes(name)
            let refusal = #expect(throws: Refusal.self) { try CheckedPicture(sent) }
            #expect(refusal?.code == (name == "moving.webp" ? "picture_moving" : "picture_unknown"))
        }
    }

    @Test(arguments: [
        "", "<html><script>alert(1)</script>", "%PDF-1.7", "<svg onload=\"alert(1)\"/>",
        "GIF89a=1;/*", "MZ", "\u{FEFF}<?xml version=\"1.0\"?>",
    ])
    func `what is no picture is refused whatever it is called`(text: String) {
        let refusal = #expect(throws: Refusal.self) { try CheckedPicture(Data(text.utf8)) }
        #expect(refusal?.code == "picture_unknown")
    }

    @Test func `a page that begins like a picture is refused`() {
        let page = Array("<script>alert(1)</script>".utf8)
        let beginnings: [[UInt8]] = [
            [0xFF, 0xD8, 0xFF, 0xFE], [0xFF, 0xD8, 0xFF], PNGPicture.signature,
            Array("RIFF\u{30}\0\0\0WEBP".utf8), Array("RIFF\u{30}\0\0\0WEBPVP8 ".utf8),
        ]
        for beginning in beginnings {
            let refusal = #expect(throws: Refusal.self) {
                try CheckedPicture(Data(beginning + page))
            }
            #expect(refusal?.code == "picture_damaged")
        }
    }

    @Test func `a page inside a picture's comment does not survive`() throws {
        try SamplePictures.with { pictures in
            let sent = try pictures.bytes("plain.jpg")
            let comment = Array("<script>alert(1)</script>".utf8)
            let segment = [0xFF, 0xFE, 0, UInt8(comment.count + 2)] + comment
            let mixed = sent.prefix(2) + segment + sent.dropFirst(2)
            #expect(try CheckedPicture(mixed) == CheckedPicture(sent))
        }
    }

    @Test func `a small file that unfolds to a huge picture is refused`() throws {
        for (width, height) in [(60_000, 10), (10, 60_000), (11_000, 11_000)] {
            let refusal = #expect(throws: Refusal.self) {
                try CheckedPicture(SamplePictures.emptyPNG(width, height))
            }
            #expect(refusal?.code == "picture_large")
        }
        #expect(try CheckedPicture(SamplePictures.emptyPNG(8000, 6000)).width == 8000)
        #expect(throws: Refusal.self) { try CheckedPicture(SamplePictures.emptyPNG(0, 5)) }
        let bytes = Data(count: CheckedPicture.byteLimit + 1)
        #expect(throws: Refusal.self) { try CheckedPicture(bytes) }
    }

    @Test(arguments: 1...40)
    func `no damage makes the reader fail otherwise than by refusing`(seed: UInt64) throws {
        try SamplePictures.with { pictures in
            var random = SplitMix(state: seed)
            for name in Self.taken {
                var sent = try pictures.bytes(name)
                for _ in 0..<8 {
                    let place = Int.random(in: 0..<sent.count, using: &random)
                    sent[place] = UInt8.random(in: .min ... .max, using: &random)
                }
                _ = try? CheckedPicture(sent)
            }
        }
    }
}

/// Pictures made by Pillow, which also reads what became of them.
struct SamplePictures {
    private static let made = Result { try make() }
    private let directory: URL

    struct Read: Decodable {
        let format: String
        let width: Int
        let height: Int
        let same: Bool
        let frames: Int
        let orientation: Int
        let tags: Int
    }

    static func with(_ body: (SamplePictures) throws -> Void) throws {
        try body(SamplePictures(directory: made.get()))
    }

    func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: directory.appending(path: name))
    }

    func compare(_ name: String, _ checked: CheckedPicture) throws -> Read {
        let url = directory.appending(path: "checked-\(name)")
        try checked.bytes.write(to: url)
        let told = try Oracle.run(
            "pictures.py", "compare", directory.appending(path: name).path(percentEncoded: false),
            url.path(percentEncoded: false))
        return try JSONDecoder().decode(Read.self, from: Data(told.utf8))
    }

    private static func make() throws -> URL {
        let directory = try TestDirectory.make("pictures")
        _ = try Oracle.run("pictures.py", "make", directory.path(percentEncoded: false))
        return directory
    }

    /// A grey PNG whose head says any size; its data is not that long.
    static func emptyPNG(_ width: Int, _ height: Int) -> Data {
        func number(_ value: Int) -> [UInt8] {
            (0..<4).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
            let body = Array(name.utf8) + data
            return number(data.count) + body + number(Int(CRC32.checksum(body[...])))
        }
        return Data(
            PNGPicture.signature + chunk("IHDR", number(width) + number(height) + [8, 0, 0, 0, 0])
                + chunk("IDAT", [0x78, 0x9C, 3, 0, 0, 0, 0, 1]) + chunk("IEND", []))
    }
}

/// Programs of others that read what ours wrote; they stand in `Tests/oracle`.
enum Oracle {
    /// - Throws: `Fault` when there is no Python to ask, or it lacks a package.
    static func run(_ script: String, _ arguments: String...) throws -> String {
        try run(script, arguments: arguments)
    }

    static func run(_ script: String, arguments: [String]) throws -> String {
        guard let python = ProcessInfo.processInfo.environment["ZHUNXING_PYTHON"] else {
            throw Fault("ZHUNXING_PYTHON is not set: give it the Python that bin/setup made")
        }
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let path = tests.appending(path: "oracle/\(script)").path(percentEncoded: false)
        return try Shell.run([python, "-I", path] + arguments)
    }
}

/// The same numbers for the same seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

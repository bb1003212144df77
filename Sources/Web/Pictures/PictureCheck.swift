import Foundation
import Kernel

/// A picture that a visitor sent, as far as it is kept: what it is by its content, how large, and
/// its bytes written anew without what tells where and when it was taken.
package struct CheckedPicture: Hashable, Sendable {
    package let kind: PictureKind
    /// In pixels, as the picture is stored; a JPEG may be shown turned.
    package let width: Int
    package let height: Int
    /// The picture alone: no place, no camera, no comment, nothing behind its end.
    package let bytes: Data

    /// The largest file that is taken, in bytes.
    package static let byteLimit = 8 << 20
    /// The longest side that is taken, in pixels.
    static let sideLimit = 12_000
    /// The most pixels that are taken: what a 48-megapixel camera takes, 192 MB when it is drawn.
    static let pixelLimit = 50_000_000

    /// Reads what was sent; its name and its declared type count for nothing.
    ///
    /// - Throws: `picture_large` beyond the limits; `picture_unknown` for anything but JPEG, PNG
    ///   and WebP; `picture_damaged` when it is cut off or not well formed; `picture_moving`.
    package init(_ sent: Data) throws(Refusal) {
        guard sent.count <= Self.byteLimit else { throw .pictureLarge }
        var reader = PictureReader(sent)
        guard let kind = PictureKind(reader.all) else { throw .pictureUnknown }
        self.kind = kind
        let read: RewrittenPicture =
            switch kind {
            case .jpeg: try JPEGPicture.rewrite(&reader)
            case .png: try PNGPicture.rewrite(&reader)
            case .webp: try WebPPicture.rewrite(&reader)
            }
        guard read.width > 0, read.height > 0 else { throw .pictureDamaged }
        guard max(read.width, read.height) <= Self.sideLimit,
            read.width * read.height <= Self.pixelLimit
        else { throw .pictureLarge }
        width = read.width
        height = read.height
        bytes = Data(read.bytes)
    }
}

/// What a reader of one kind of picture makes of it.
struct RewrittenPicture {
    let width: Int
    let height: Int
    let bytes: [UInt8]
}

/// The pictures that are taken.
package enum PictureKind: String, CaseIterable, Codable, Sendable {
    case jpeg, png, webp

    package var mediaType: String { "image/\(rawValue)" }

    var ending: String { self == .jpeg ? "jpg" : rawValue }

    /// By the first bytes; nil for anything else.
    init?(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: PNGPicture.signature) {
            self = .png
        } else if bytes.starts(with: Array("RIFF".utf8)),
            bytes.dropFirst(8).starts(with: Array("WEBP".utf8))
        {
            self = .webp
        } else {
            return nil
        }
    }
}

/// Reads a picture's bytes one after another, and never beyond their end.
struct PictureReader {
    let all: [UInt8]
    private(set) var at = 0

    init(_ data: Data) { all = [UInt8](data) }

    init(_ bytes: ArraySlice<UInt8>) { all = Array(bytes) }

    var isAtEnd: Bool { at == all.count }

    mutating func byte() throws(Refusal) -> UInt8 {
        guard at < all.count else { throw .pictureDamaged }
        defer { at += 1 }
        return all[at]
    }

    mutating func bytes(_ count: Int) throws(Refusal) -> ArraySlice<UInt8> {
        guard count >= 0, count <= all.count - at else { throw .pictureDamaged }
        defer { at += count }
        return all[at..<at + count]
    }

    /// A number of so many bytes, the greatest first.
    mutating func number(_ count: Int) throws(Refusal) -> Int {
        try bytes(count).reduce(0) { $0 << 8 | Int($1) }
    }

    /// A number of so many bytes, the least first.
    mutating func littleNumber(_ count: Int) throws(Refusal) -> Int {
        try bytes(count).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// What is read must be exactly this.
    mutating func expect(_ wanted: [UInt8]) throws(Refusal) {
        guard try bytes(wanted.count).elementsEqual(wanted) else { throw .pictureDamaged }
    }
}

extension Refusal {
    static let pictureLarge = Refusal(
        "picture_large",
        "图片太大，没有接收。最大 8 MiB、五千万像素，边长不超过 12000 像素；请截图或缩小后再发。",
        "The picture is too large and was not taken: at most 8 MiB, 50 million pixels and 12,000 "
            + "pixels a side. Send a screenshot or a smaller one.", at: "picture")

    static let pictureUnknown = Refusal(
        "picture_unknown", "只能发送 JPEG、PNG 或 WebP 图片，这个文件不是。请截图后再发。",
        "Only JPEG, PNG and WebP pictures can be sent, and this file is none. Send a screenshot.",
        at: "picture")

    static let pictureDamaged = Refusal(
        "picture_damaged", "图片不完整或已损坏，没有接收。请重新拍照或截图后再发。",
        "The picture is incomplete or damaged and was not taken. Take it again and send it.",
        at: "picture")

    static let pictureMoving = Refusal(
        "picture_moving", "不能发送动图。请截取其中一幅再发。",
        "A moving picture cannot be sent. Send one frame of it.", at: "picture")
}

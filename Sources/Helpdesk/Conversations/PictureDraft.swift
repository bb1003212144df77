import Foundation
import Kernel

/// A picture on its way into a conversation, known to be one by its content.
package struct PictureDraft: Hashable, Sendable {
    package let bytes: Data
    /// By its content, never by what the sender says: `image/jpeg`, `image/png`, `image/webp`.
    package let type: String

    /// The largest, in bytes: 8 MiB.
    package static let limit = 8 << 20

    /// - Throws: `Refusal` for what is too large, or is no picture of these kinds.
    package init(_ bytes: Data) throws(Refusal) {
        guard bytes.count <= Self.limit else { throw .pictureTooLarge }
        guard let type = Self.type(of: [UInt8](bytes.prefix(12))) else { throw .notAPicture }
        self.bytes = bytes
        self.type = type
    }

    private static func type(of head: [UInt8]) -> String? {
        if head.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            return "image/png"
        }
        let isWebP =
            head.count == 12 && head.starts(with: Array("RIFF".utf8))
            && Array(head[8...]) == Array("WEBP".utf8)
        return isWebP ? "image/webp" : nil
    }
}

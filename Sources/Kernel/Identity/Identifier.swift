import Foundation

/// Ids that sort by the time they were made (UUID version 7), so new rows come last in an index.
package enum Identifier {
    package static func make(at instant: Instant) -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        for index in 0..<6 {
            bytes[index] = UInt8(truncatingIfNeeded: instant.milliseconds >> (40 - 8 * index))
        }
        // Two draws, not ten: each asks the operating system.
        withUnsafeBytes(of: (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))) {
            bytes.replaceSubrange(6..<16, with: $0.prefix(10))
        }
        bytes[6] = 0x70 | (bytes[6] & 0x0F)
        bytes[8] = 0x80 | (bytes[8] & 0x3F)
        return Hex.text(bytes)
    }
}

import Crypto
import Foundation
import Kernel

/// What names a visitor's conversation to the visitor alone: 32 hexadecimal digits nobody guesses.
///
/// The database keeps its digest only, so that whoever reads a copy of it cannot enter a chat.
package struct Secret: Hashable, Sendable {
    package let text: String

    /// A new one, of 128 random bits.
    package init() {
        text = Hex.text(
            (0..<2).flatMap { _ in
                withUnsafeBytes(of: UInt64.random(in: .min ... .max)) { Array($0) }
            })
    }

    /// Nil for what cannot be one.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 32, text.utf8.allSatisfy(Secret.digits.contains) else {
            return nil
        }
        self.text = String(text)
    }

    /// SHA-256 of the text, as the database keeps it.
    var digest: String { Secret.digest(of: text) }

    /// SHA-256 of anything that is compared but not kept.
    static func digest(of text: String) -> String {
        Hex.text(SHA256.hash(data: Data(text.utf8)))
    }

    private static let digits = Set("0123456789abcdef".utf8)
}

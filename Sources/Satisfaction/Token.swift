import Crypto
import Kernel

/// Names that nobody can guess, for links that visitors hold.
package enum Token {
    /// 128 bits of the system's own randomness, in hexadecimal.
    package static func make() -> String {
        Hex.text(SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) })
    }

    /// SHA-256 of texts, each written with its length; what is hashed cannot be read back.
    static func digest(_ texts: [String]) -> String {
        let joined = texts.map { "\($0.utf8.count):\($0)," }.joined()
        return Hex.text(SHA256.hash(data: Array(joined.utf8)))
    }
}

import Crypto
import Kernel

/// Choosing by lot from a numbered list so that anybody can repeat it: each number's SHA-256
/// together with the seed gives its turn, and the first turns are drawn.
package enum Draw {
    /// The numbers drawn, in the order of their turns.
    ///
    /// - Parameters:
    ///   - seed: kept in the journal before anybody knows what it draws.
    ///   - frame: the numbers that can be drawn.
    package static func numbers(seed: String, from frame: [Int], count: Int) -> [Int] {
        frame.map { (turn(seed, $0), $0) }
            .sorted { $0 < $1 }.prefix(count).map(\.1)
    }

    /// The place of a number in the order: SHA-256 of `seed/number`, in hexadecimal.
    package static func turn(_ seed: String, _ number: Int) -> String {
        Hex.text(SHA256.hash(data: Array("\(seed)/\(number)".utf8)))
    }
}

import Kernel

/// The range in which a share lies with 95 % confidence, given how many were asked
/// (E. B. Wilson, 1927); unlike the simple range it holds for shares near 0 and 100 and for few
/// answers.
///
/// Whole numbers throughout: the bounds are rounded to a hundredth of a percent at the end.
package struct WilsonInterval: Hashable, Sendable {
    /// In percent.
    package let lower: Ratio
    package let upper: Ratio

    /// The square of 1.959963985, the normal quantile of 97.5 %, in ten thousand millionths.
    private static let square: Int128 = 38_414_588_207
    private static let scale: Int128 = 10_000_000_000

    /// Nil without answers.
    ///
    /// - Parameters:
    ///   - satisfied: from 0 to `answers`.
    ///   - answers: at most a hundred million.
    package init?(satisfied: Int, of answers: Int) {
        guard answers > 0, (0...answers).contains(satisfied), answers <= 100_000_000 else {
            return nil
        }
        let (k, n) = (Int128(satisfied), Int128(answers))
        let (z, one) = (Self.square, Self.scale)
        let spread = Self.root(z * (z * n + 4 * k * (n - k) * one) / n)
        let middle = 2 * k * one + z
        let whole = 2 * (n * one + z)
        lower = (Ratio(middle - spread, whole) * Ratio(100)).rounded(decimals: 2)
        upper = (Ratio(middle + spread, whole) * Ratio(100)).rounded(decimals: 2)
    }

    /// The greatest whole number whose square is not above `square`.
    private static func root(_ square: Int128) -> Int128 {
        guard square > 1 else { return square }
        let bits = Int128.bitWidth - square.leadingZeroBitCount
        var guess = Int128(1) << ((bits + 1) / 2)
        while true {
            let next = (guess + square / guess) / 2
            guard next < guess else { return guess }
            guess = next
        }
    }
}

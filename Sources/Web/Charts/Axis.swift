import Foundation
import Kernel

/// The upright scale of a chart: round steps that hold every value.
struct Axis {
    let low: Double
    let high: Double
    let step: Double

    /// - Parameter fromZero: whether the scale must begin at nothing; else it begins nearer to
    ///   values that lie close together.
    init(_ values: [Double], fromZero: Bool) {
        let greatest = max(values.max() ?? 1, 0)
        let least = min(values.min() ?? 0, greatest)
        let isNarrow = !fromZero && least > greatest * 0.5
        let spread = isNarrow ? max(greatest - least, greatest * 0.02) : greatest
        step = Axis.round(max(spread, 0.0001) / 6)
        low = isNarrow ? max(0, ((least - step * 0.5) / step).rounded(.down) * step) : 0
        high = ((greatest + step * 0.35) / step).rounded(.up) * step
    }

    var ticks: [Double] {
        stride(from: low, through: high + step / 2, by: step).map { $0 }
    }

    func label(_ value: Double) -> String {
        let decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : 2
        return Ratio(Int128((value * 100).rounded()), 100).grouped(decimals: decimals)
    }

    /// One, two or five times a power of ten.
    private static func round(_ step: Double) -> Double {
        let power = pow(10, log10(step).rounded(.down))
        let leading = step / power
        return power * (leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10)
    }
}

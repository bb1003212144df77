import Kernel
import Performance

/// The sign of the house: a steelyard's beam with a star at the target and a bar to the actual.
///
/// The star stands at the same place of every beam, four fifths along, so that a column of them
/// is read at a glance. For targets that less is better, the stretch beyond it is hatched.
struct Beam {
    let actual: Double?
    let target: Double?
    let isReverse: Bool
    let lamp: Lamp?
    /// Where a figure that grows with the year should be by now.
    let due: Double?
    /// The same in words.
    let label: String

    private static let left = 6.0
    private static let width = 308.0
    private static let baseline = 17.0

    /// The drawing, 320 wide and 30 high, to be scaled.
    var svg: String {
        "<svg class=\"beam\" viewBox=\"0 0 320 30\" role=\"img\" aria-label=\"\(escaped(label))\">"
            + forbidden + axis + bar + dueMark + star + "</svg>"
    }

    /// The value at the right end.
    private var top: Double {
        guard let target, target > 0 else { return max(actual ?? 0, 1) * 1.25 }
        return target * 1.25
    }

    private func x(_ value: Double) -> Double {
        Self.left + Self.width * min(max(value / top, 0), 1)
    }

    private var axis: String {
        var ticks = ""
        for tick in 0...10 {
            let x = Self.left + Self.width * Double(tick) / 10
            let end = Self.baseline + (tick.isMultiple(of: 5) ? 7 : 4)
            ticks += "M\(short(x)) \(short(Self.baseline))V\(short(end))"
        }
        let end = short(Self.left + Self.width)
        return "<path class=\"axis\" d=\"M\(short(Self.left)) 17H\(end)\(ticks)\"/>"
    }

    private var bar: String {
        guard let actual else { return "" }
        let color = lamp?.rawValue ?? "plain"
        let end = x(actual)
        let length = max(end - Self.left, 1.5)
        var bar =
            "<rect class=\"load \(color)\" x=\"6\" y=\"9\" width=\"\(short(length))\""
            + " height=\"8\" rx=\"1.5\"/>"
        if actual > top {
            // It goes on beyond the end of the beam.
            bar += "<path class=\"load \(color)\" d=\"M314 8l6 5l-6 5z\"/>"
        }
        return bar
    }

    private var forbidden: String {
        guard isReverse, let target else { return "" }
        let from = x(max(target, 0))
        return Hatch.path(from, 9, width: Self.left + Self.width - from, height: 8, gap: 5)
    }

    private var dueMark: String {
        guard let due else { return "" }
        let x = short(x(due))
        return "<path class=\"due\" d=\"M\(x) 5V17\"/>"
    }

    private var star: String {
        guard let target else { return "" }
        return Star.polygon(x(max(target, 0)), Self.baseline, radius: 8)
    }
}

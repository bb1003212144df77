import Foundation

/// The zero star of the steelyard: where the target is.
enum Star {
    /// A five-pointed star around a point, as a polygon.
    static func polygon(_ x: Double, _ y: Double, radius: Double) -> String {
        let points = (0..<10).map { corner in
            let angle = Double(corner) * .pi / 5 - .pi / 2
            let reach = corner.isMultiple(of: 2) ? radius : radius * 0.42
            return "\(short(x + reach * cos(angle))),\(short(y + reach * sin(angle)))"
        }
        return "<polygon class=\"star\" points=\"\(points.joined(separator: " "))\"/>"
    }
}

/// A length in a drawing: one decimal, which is a tenth of a pixel.
func short(_ length: Double) -> String {
    guard length.isFinite else { return "0" }
    let tenths = Int((length * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
}

/// Diagonal strokes that fill a rectangle: the side of a limit where nothing should be.
enum Hatch {
    static func path(
        _ x: Double, _ y: Double, width: Double, height: Double, gap: Double
    ) -> String {
        guard width > 0, height > 0 else { return "" }
        var strokes = ""
        var start = x - height
        while start < x + width {
            // From the bottom edge up and to the right, cut off at the sides.
            let left = max(start, x)
            let right = min(start + height, x + width)
            if right > left {
                strokes += "M\(short(left)) \(short(y + height - (left - start)))"
                strokes += "L\(short(right)) \(short(y + height - (right - start)))"
            }
            start += gap
        }
        return "<path class=\"hatch\" d=\"\(strokes)\"/>"
    }
}

/// A rectangle on a page, its edges in points.
struct OFDBox: Decodable {
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double

    init(left: Double, top: Double, right: Double, bottom: Double) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    init(from decoder: any Decoder) throws {
        var edges = try decoder.unkeyedContainer()
        left = try edges.decode(Double.self)
        top = try edges.decode(Double.self)
        right = try edges.decode(Double.self)
        bottom = try edges.decode(Double.self)
    }

    /// Its upper left corner.
    var x: OFDLength { OFDLength(points: left) }
    var y: OFDLength { OFDLength(points: top) }
    var width: OFDLength { OFDLength(points: right) - x }
    var height: OFDLength { OFDLength(points: bottom) - y }

    /// As an `ST_Box`.
    var value: String { "\(x) \(y) \(width) \(height)" }

    /// Whether nothing of it is seen.
    var isEmpty: Bool { width <= .zero || height <= .zero }

    /// What it has in common with another.
    func cut(to other: OFDBox) -> OFDBox {
        OFDBox(
            left: max(left, other.left), top: max(top, other.top),
            right: min(right, other.right), bottom: min(bottom, other.bottom))
    }

    /// The smallest that holds both.
    func joined(with other: OFDBox) -> OFDBox {
        OFDBox(
            left: min(left, other.left), top: min(top, other.top),
            right: max(right, other.right), bottom: max(bottom, other.bottom))
    }
}

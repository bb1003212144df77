/// A length as OFD documents say it: in millimetres, to a thousandth.
struct OFDLength: Hashable, Comparable, CustomStringConvertible {
    private let micrometres: Int

    private init(micrometres: Int) { self.micrometres = micrometres }

    static let zero = OFDLength(micrometres: 0)

    init(points: Double) { micrometres = Int((points * 25_400 / 72).rounded()) }

    static func < (left: OFDLength, right: OFDLength) -> Bool {
        left.micrometres < right.micrometres
    }

    static func - (left: OFDLength, right: OFDLength) -> OFDLength {
        OFDLength(micrometres: left.micrometres - right.micrometres)
    }

    static func + (left: OFDLength, right: OFDLength) -> OFDLength {
        OFDLength(micrometres: left.micrometres + right.micrometres)
    }

    var description: String {
        let (whole, rest) = abs(micrometres).quotientAndRemainder(dividingBy: 1000)
        var digits = "\(1000 + rest)".dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return (micrometres < 0 ? "-" : "") + "\(whole)" + (digits.isEmpty ? "" : ".\(digits)")
    }
}

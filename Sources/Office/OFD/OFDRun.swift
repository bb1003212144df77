/// The characters of a text's object, put where its codes say (GB/T 33190-2016, 11.3).
struct OFDRun {
    let size: Double
    private(set) var characters: [OFDText.Character] = []
    /// Where a code begins that does not say it.
    private var x = 0.0
    private var y = 0.0

    init(size: Double) { self.size = size }

    /// Takes the `TextCode` that has just started.
    mutating func read(_ pull: inout XMLPull) throws(OfficeFault) {
        x = try pull.numbers("X", count: 1)?.first ?? x
        y = try pull.numbers("Y", count: 1)?.first ?? y
        var across = try Steps(pull.attribute("DeltaX"), "DeltaX")
        var down = try Steps(pull.attribute("DeltaY"), "DeltaY")
        let isDown = across.isEmpty && !down.isEmpty
        var place = (x: x, y: y)
        for scalar in try pull.content().unicodeScalars where scalar != "\n" && scalar != "\r" {
            characters.append(OFDText.Character(scalar: scalar, x: place.x, y: place.y))
            place.y += try down.next() ?? 0
            let step = try across.next()
            place.x += step ?? (isDown ? 0 : OFDText.width(of: scalar) * size)
        }
    }

    /// The distances from one character to the next: `5 5 g 3 4.2` is 5, 5, 4.2, 4.2, 4.2.
    private struct Steps {
        private let name: String
        private var pieces: ArraySlice<Substring>
        private var repeated = (count: 0, step: 0.0)

        init(_ text: String?, _ name: String) throws(OfficeFault) {
            self.name = name
            pieces = (text ?? "").split(whereSeparator: \.isWhitespace)[...]
        }

        var isEmpty: Bool { pieces.isEmpty && repeated.count == 0 }

        /// - Returns: nil after the last.
        mutating func next() throws(OfficeFault) -> Double? {
            if repeated.count > 0 {
                repeated.count -= 1
                return repeated.step
            }
            guard let piece = pieces.popFirst() else { return nil }
            guard piece == "g" else { return try number(piece) }
            guard let count = pieces.popFirst().flatMap({ Int($0) }), count >= 0 else {
                throw OfficeFault(.damaged, "\(name): g")
            }
            repeated = (count, try number(pieces.popFirst() ?? ""))
            return try next()
        }

        private func number(_ piece: Substring) throws(OfficeFault) -> Double {
            guard let number = OFDNumber.value(piece) else {
                throw OfficeFault(.damaged, "\(name): \(piece.prefix(40))")
            }
            return number
        }
    }
}

extension OFDText {
    /// How wide a character is in its type's size, where the document does not say.
    package static func width(of scalar: Unicode.Scalar) -> Double {
        scalar.value < 0x2E80 ? 0.52 : 1
    }
}

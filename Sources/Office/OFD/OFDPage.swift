/// A page of an OFD document (GB/T 33190-2016): what it draws, in millimetres, y downwards.
package struct OFDPage: Hashable, Sendable {
    /// The texts, in the order in which they are drawn.
    package var texts: [OFDText] = []
    /// The shapes, in the order in which they are drawn.
    package var shapes: [OFDShape] = []
    /// Whether it shows a picture.
    package var hasPictures = false

    mutating func append(_ other: OFDPage) {
        texts += other.texts
        shapes += other.shapes
        hasPictures = hasPictures || other.hasPictures
    }
}

/// Characters that an OFD page draws one after another, each at a place of its own.
package struct OFDText: Hashable, Sendable {
    /// A character and where it stands: its left end on the base line, within the text's object.
    package struct Character: Hashable, Sendable {
        package var scalar: Unicode.Scalar
        package var x: Double
        package var y: Double
    }

    /// The size of the type.
    package var size: Double
    /// From the text's object to the page.
    package var matrix: OFDMatrix
    package var characters: [Character]
}

/// A shape that an OFD page draws.
package struct OFDShape: Hashable, Sendable {
    /// Its outline in the standard's commands, `M 0 0 L 9 0 C`, all numbers finite.
    package var outline: String
    /// From the shape's object to the page.
    package var matrix: OFDMatrix
    /// Whether the outline itself is drawn, and not in white.
    package var isStroked: Bool
    /// Whether what the outline encloses is filled, and not with white.
    package var isFilled: Bool
}

/// How the coordinates of an object lie on its page.
package struct OFDMatrix: Hashable, Sendable {
    var a = 1.0
    var b = 0.0
    var c = 0.0
    var d = 1.0
    var e = 0.0
    var f = 0.0

    /// Where a point of the object lies on the page.
    package func place(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        (a * x + c * y + e, b * x + d * y + f)
    }
}

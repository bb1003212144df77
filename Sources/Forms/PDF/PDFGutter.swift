/// Where one column of a table ends and the next begins.
enum PDFGutter {
    /// A white stripe between the words of a row or a table.
    private struct Stripe {
        var from: Double
        var to: Double
        var middle: Double { (from + to) / 2 }
        var width: Double { to - from }
    }

    /// The middle of the widest white stripe between two points of a row; halfway if there is none.
    static func between(_ left: Double, _ right: Double, in words: [PDFWord]) -> Double {
        widest(stripes(left, right, in: words)) ?? (left + right) / 2
    }

    /// The stripe between two columns that parts what belongs to the one from what belongs to the
    /// other; a cell may be set far from the middle of its column, so its width alone says little.
    static func between(_ left: PDFHeading, _ right: PDFHeading, in words: [PDFWord]) -> Double {
        let stripes = stripes(
            left.centre, right.centre, in: words + left.words + right.words)
        guard let isLeft = test(left.column, right.column) else {
            return widest(stripes) ?? (left.centre + right.centre) / 2
        }
        let between = words.filter { $0.right > left.centre && $0.left < right.centre }
            .map { (centre: $0.centre, isLeft: isLeft($0)) }
        let misfits = stripes.map { stripe in
            between.count { ($0.centre < stripe.middle) != $0.isLeft }
        }
        guard let least = misfits.min() else { return (left.centre + right.centre) / 2 }
        let best = zip(stripes, misfits).filter { $0.1 == least }.map(\.0)
        return widest(best) ?? (left.centre + right.centre) / 2
    }

    /// Whether a word stands in the left one of two neighbouring columns; nil if words of both look
    /// alike.
    private static func test(
        _ left: ColumnHeading, _ right: ColumnHeading
    ) -> ((PDFWord) -> Bool)? {
        switch (left, right) {
        case (.second, .name), (.first, .name):
            { LevelLabel.isPiece($0.compact) }
        case (.name, .target), (.name, .nature):
            { !PrintedValue.matches($0.text) }
        default: nil
        }
    }

    private static func widest(_ stripes: [Stripe]) -> Double? {
        stripes.max { $0.width < $1.width }?.middle
    }

    private static func stripes(
        _ left: Double, _ right: Double, in words: [PDFWord]
    ) -> [Stripe] {
        let boxes = words.filter { $0.right > left && $0.left < right }
            .sorted { $0.left < $1.left }
        var stripes: [Stripe] = []
        var reach = left
        for box in boxes {
            if box.left > reach { stripes.append(Stripe(from: reach, to: box.left)) }
            reach = max(reach, box.right)
        }
        if right > reach { stripes.append(Stripe(from: reach, to: right)) }
        return stripes
    }
}

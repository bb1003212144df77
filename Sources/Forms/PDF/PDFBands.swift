/// Where one row of a table ends and the next begins: at the widest white between their middles,
/// because cells are padded and the lines inside a cell are not.
struct PDFBands {
    /// The heights at which rows end, from top to bottom.
    private(set) var cuts: [Double] = []

    /// - Parameters:
    ///   - words: the words of all rows.
    ///   - middles: the middle of each row, ascending.
    init(_ words: [PDFWord], middles: [Double]) {
        let gaps = Self.gaps(words)
        for (upper, lower) in zip(middles, middles.dropFirst()) {
            let between = gaps.filter { $0.to > upper && $0.from < lower }
            let widest = between.max { $0.to - $0.from < $1.to - $1.from }
            cuts.append(widest.map { ($0.from + $0.to) / 2 } ?? (upper + lower) / 2)
        }
    }

    /// The number of the row that a height lies in.
    func band(of middle: Double) -> Int { cuts.count { $0 < middle } }

    /// The white stripes across all the words.
    static func gaps(_ words: [PDFWord]) -> [(from: Double, to: Double)] {
        var gaps: [(from: Double, to: Double)] = []
        var reach = -Double.infinity
        for word in words.sorted(by: { $0.top < $1.top }) {
            if word.top > reach, reach > -Double.infinity { gaps.append((reach, word.top)) }
            reach = max(reach, word.bottom)
        }
        return gaps
    }
}

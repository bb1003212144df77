/// A row of the indicator table before its levels are known.
struct IndicatorRow: Hashable {
    /// The pieces of the name, one for each line it takes.
    var name: [String]
    var value: String
    /// The line of the value among the lines read; the middle of the row.
    var line: Int
    /// The position of the row's first word.
    var start: Int
    /// The position of the row's last word.
    var end: Int
    var place: Place

    var joinedName: String { Glyphs.joined(name) }
}

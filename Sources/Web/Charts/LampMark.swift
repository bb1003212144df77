import Performance

/// A lamp as it is shown: a colour, a shape and a word, never a colour alone.
struct LampMark: Sendable {
    /// For styles: `green`, `blue`, `yellow`, `red` or `none`.
    let color: String
    let word: String
    /// The shape as a drawing; the word says the same.
    let shape: String

    init(_ lamp: Lamp?, _ t: Strings) {
        self.init(lamp, word: lamp.map { t($0.title) } ?? t("not_measured"))
    }

    /// The same colours and shapes with a word of one's own.
    init(_ lamp: Lamp?, word: String) {
        color = lamp?.rawValue ?? "none"
        self.word = word
        shape =
            "<svg class=\"lamp \(color)\" viewBox=\"0 0 14 14\" aria-hidden=\"true\">"
            + LampMark.outline(lamp) + "</svg>"
    }

    private static func outline(_ lamp: Lamp?) -> String {
        switch lamp {
        case .green: "<circle cx=\"7\" cy=\"7\" r=\"6\"/>"
        case .blue: "<path d=\"M7 0.5L13.5 7H10v6.5H4V7H0.5z\"/>"
        case .yellow: "<path d=\"M7 0.8L13.8 13H0.2z\"/>"
        case .red: "<path d=\"M7 0L14 7L7 14L0 7z\"/>"
        case nil: "<circle class=\"hollow\" cx=\"7\" cy=\"7\" r=\"5\"/>"
        }
    }
}

import Kernel

/// What a pattern says has happened, before it has a paper.
struct Happening: Hashable, Sendable {
    let day: Day
    let amount: String
    var whole = ""

    init(_ day: Day, _ amount: Int, of whole: Int? = nil) {
        self.day = day
        self.amount = "\(amount)"
        self.whole = whole.map { "\($0)" } ?? ""
    }

    init(_ day: Day, text: String, of whole: String = "") {
        self.day = day
        amount = text
        self.whole = whole
    }

    /// Yuan from fen.
    init(_ day: Day, fen: Int, of whole: String = "") {
        self.init(day, text: Money(fen: Int64(fen)).description, of: whole)
    }
}

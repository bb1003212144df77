/// The levels that hold for a row: those of its own labels, else those of the rows above.
struct LevelTrack {
    private(set) var first = ""
    private(set) var second = ""
    private(set) var doubts: [Doubt] = []
    private var open = (first: "", second: "")
    private let isPlaced: Bool

    /// - Parameter isPlaced: whether labels come whole, so that an unknown one is a label too.
    init(isPlaced: Bool = false) { self.isPlaced = isPlaced }

    /// Takes the label cells of a row; an empty cell continues the one above, and a broken label is
    /// completed by the pieces that the next page brings.
    mutating func take(_ firstCell: String, _ secondCell: String, at place: Place) {
        if isPlaced { return takeWhole(firstCell, secondCell, at: place) }
        if !firstCell.isEmpty {
            let text = open.first + Glyphs.compact(firstCell)
            if let label = LevelLabel.cell(text), label != LevelLabel.side {
                if label != first { (first, second) = (label, "") }
                open.first = ""
            } else {
                open.first = text
            }
        }
        guard !secondCell.isEmpty else { return }
        let text = open.second + Glyphs.compact(secondCell)
        guard let label = LevelLabel.cell(text) else {
            open.second = text
            if LevelLabel.all.contains(where: { $0.hasPrefix(text) }) { return }
            second = text
            return
        }
        open.second = ""
        second = label
        settleFirst(label, firstCell: firstCell, at: place)
    }

    private mutating func takeWhole(_ firstCell: String, _ secondCell: String, at place: Place) {
        if !firstCell.isEmpty {
            (first, second) = (LevelLabel.cell(firstCell) ?? firstCell, "")
        }
        guard !secondCell.isEmpty else { return }
        second = LevelLabel.cell(secondCell) ?? secondCell
        settleFirst(second, firstCell: firstCell, at: place)
    }

    /// Whether 成本指标 here is a second level, as it is under 产出指标 in the forms before 2022.
    func takesAsSecond(_ label: String) -> Bool {
        label == "成本指标" && first == "产出指标" && !second.isEmpty
    }

    private mutating func settleFirst(_ label: String, firstCell: String, at place: Place) {
        guard let owner = LevelLabel.first(of: label), owner != first else { return }
        if firstCell.isEmpty {
            first = owner
        } else if first.isEmpty {
            first = owner
        } else {
            doubts.append(.warning(place, "二级指标“\(label)”应属于“\(owner)”，表上写在“\(first)”下"))
        }
    }
}

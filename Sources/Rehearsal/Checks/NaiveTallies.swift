import Kernel

/// What the cells of the tally should hold, summed up naively.
struct NaiveTallies {
    /// One cell: a measure on a day or in a month.
    struct Cell: Hashable {
        var pieces: Int64 = 0
        var amount: Int64 = 0
        var whole: Int64 = 0
        var lowest = Int64.max
        var highest = Int64.min
        var latest: Int64 = 0
        var latestDay = Day(number: .min / 2)
        var latestSequence: Int64 = 0
    }

    private(set) var cells: [String: Cell] = [:]

    init(_ pieces: [NaiveFigures.Piece]) {
        for piece in pieces where piece.retractedBy == nil {
            for span in ["\(piece.day)", piece.day.monthSpan] {
                cells["\(piece.measure) \(span)", default: Cell()].add(piece)
            }
        }
    }

    /// - Throws: `Finding` for the first cell that is not what it should be.
    func compare(with reader: Reader) throws {
        let rows = try reader.rows("SELECT * FROM tally WHERE breakdown = ''")
        for row in rows {
            let (measure, span): (String, String) = (try row("measure"), try row("span"))
            let expected = cells["\(measure) \(span)"]
            let found = try Cell(row: row)
            try Finding.unless(
                found == expected,
                "tally of \(measure), \(span): \(found), not \(String(describing: expected))")
        }
        try Finding.unless(
            rows.count == cells.count, "the tally has \(rows.count) cells, not \(cells.count)")
    }
}

extension NaiveTallies.Cell {
    fileprivate mutating func add(_ piece: NaiveFigures.Piece) {
        let amount = Int64(piece.amount)
        pieces += 1
        self.amount += amount
        whole += Int64(piece.whole)
        lowest = min(lowest, amount)
        highest = max(highest, amount)
        guard (piece.day, piece.sequence) > (latestDay, latestSequence) else { return }
        (latest, latestDay, latestSequence) = (amount, piece.day, piece.sequence)
    }

    fileprivate init(row: Row) throws {
        pieces = try row("pieces")
        amount = try row("amount")
        whole = try row("whole")
        lowest = try row("lowest")
        highest = try row("highest")
        latest = try row("latest")
        latestDay = try row("latest_day")
        latestSequence = try row("latest_sequence")
    }
}

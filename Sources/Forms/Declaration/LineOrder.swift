import Foundation

/// Puts the lines of a text back in order where the text itself proves the order: by 一是, 二是, 三是
/// and by the line that ends it.
struct LineOrder {
    /// The lines, in order.
    let lines: [String]
    private let outcome: Outcome

    private enum Outcome { case kept, restored, unproved }

    init(_ lines: [String]) {
        let marks = Self.marks(in: lines)
        guard !Self.isOrdered(lines, marks), let last = lines.last, Self.ends(last) else {
            self.lines = lines
            outcome = Self.isAscending(marks) ? .kept : .unproved
            return
        }
        let proofs = Self.moves(lines).filter { Self.isOrdered($0, Self.marks(in: $0)) }
        self.lines = proofs.count == 1 ? proofs[0] : lines
        outcome = proofs.count == 1 ? .restored : .unproved
    }

    func doubt(at place: Place) -> [Doubt] {
        switch outcome {
        case .kept: []
        case .restored: [.note(place, "目标文字的行序被打乱，已按“一是、二是……”的次序还原")]
        case .unproved: [.note(place, "目标文字的行序可能被打乱，证据不足，按原样保留")]
        }
    }

    /// The numbers of the enumeration, in the order of the lines.
    private static func marks(in lines: [String]) -> [Int] {
        let text = lines.joined()
        var marks: [(position: String.Index, number: Int)] = []
        for (number, mark) in ["一是", "二是", "三是", "四是", "五是", "六是"].enumerated() {
            if let range = text.range(of: mark) { marks.append((range.lowerBound, number + 1)) }
        }
        return marks.sorted { $0.position < $1.position }.map(\.number)
    }

    private static func isAscending(_ marks: [Int]) -> Bool {
        marks == Array(1..<(marks.count + 1))
    }

    /// An enumerated text begins with 一是 if any line does, and counts upwards.
    private static func isOrdered(_ lines: [String], _ marks: [Int]) -> Bool {
        guard isAscending(marks) else { return false }
        let begins = lines.contains { $0.hasPrefix("一是") }
        return !begins || lines.first?.hasPrefix("一是") == true
    }

    /// Every order got by moving one block of lines up to the front, the last line staying last.
    private static func moves(_ lines: [String]) -> [[String]] {
        guard lines.count < 60 else { return [] }
        let starts = lines.indices.filter { lines[$0].hasPrefix("一是") }
        return starts.flatMap { start in
            (start + 1..<lines.count).map { end in
                Array(lines[start..<end]) + lines[..<start] + lines[end...]
            }
        }
    }

    private static func ends(_ line: String) -> Bool { line.hasSuffix("。") }
}

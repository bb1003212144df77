import Kernel

/// The part of a text that says most of what was asked.
enum Excerpt {
    /// So many characters are shown.
    static let length = 120

    static func of(_ text: String, _ asked: String) -> String {
        let characters = Array(text.replacing("\n", with: " "))
        guard characters.count > length else { return String(characters) }
        let wanted = Set(FullTextTerms.all(of: asked).filter { $0.count > 1 })
        let marks = (0..<(characters.count - 1)).map { place in
            wanted.contains(FullTextTerms.essence(of: String(characters[place...(place + 1)])))
                ? 1 : 0
        }
        let start = densest(marks)
        let end = min(start + length, characters.count)
        let head = start > 0 ? "…" : ""
        let tail = end < characters.count ? "…" : ""
        return head + String(characters[start..<end]) + tail
    }

    /// Where the window with the most marks begins, a little before its first one.
    private static func densest(_ marks: [Int]) -> Int {
        var sum = marks.prefix(length).reduce(0, +)
        var (best, start) = (sum, 0)
        for place in stride(from: 1, through: max(0, marks.count - length), by: 1) {
            sum += marks[place + length - 1] - marks[place - 1]
            if sum > best { (best, start) = (sum, place) }
        }
        return start
    }
}

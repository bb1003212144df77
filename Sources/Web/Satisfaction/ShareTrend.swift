import Kernel

/// Twelve months of a share as a drawing: a bar for each, its height the share, its number of
/// answers below; the same on screen and on paper.
struct ShareTrend: Sendable {
    /// One month.
    struct Month: Sendable {
        let name: String
        /// Percent; nil without ratings.
        let share: Ratio?
        let count: Int64
    }

    let months: [Month]
    let label: String

    private static let (width, height, left, top) = (720, 190, 44, 14)
    private static let plot = 120

    var svg: String {
        let step = (Self.width - Self.left - 8) / max(months.count, 1)
        let bars = months.enumerated().map { bar($1, x: Self.left + $0 * step, step) }.joined()
        return """
            <svg class="chart trend" viewBox="0 0 \(Self.width) \(Self.height)" role="img" \
            aria-label="\(escaped(label))">\(grid)\(bars)</svg>
            """
    }

    private var grid: String {
        [0, 50, 100].map { percent in
            let y = Self.y(Double(percent))
            return """
                <path class="grid" d="M\(Self.left) \(y)H\(Self.width - 4)"/>\
                <text class="tick" x="\(Self.left - 8)" y="\(y + 4)">\(percent)%</text>
                """
        }.joined()
    }

    private func bar(_ month: Month, x: Int, _ step: Int) -> String {
        let middle = x + step / 2
        let foot = Self.top + Self.plot
        let names = """
            <text class="month" x="\(middle)" y="\(foot + 20)">\(escaped(month.name))</text>\
            <text class="month" x="\(middle)" y="\(foot + 40)">n=\(month.count)</text>
            """
        guard let share = month.share else { return names }
        let y = Self.y(share.approximate)
        return """
            <rect class="bar" x="\(middle - 14)" y="\(y)" width="28" height="\(foot - y)"/>\(names)
            """
    }

    /// For drawing only.
    private static func y(_ percent: Double) -> Int {
        top + plot - Int(percent / 100 * Double(plot))
    }
}

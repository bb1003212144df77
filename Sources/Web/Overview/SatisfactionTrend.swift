import Kernel

/// How satisfied visitors were, month by month, as a small chart and a sentence.
struct SatisfactionTrend {
    let months: [(month: Day, share: Ratio, ratings: Int64)]
    let t: Strings

    /// The last month against the months before it, where both have ratings enough to compare.
    var note: String {
        guard let last = months.last else { return t("overview_trend_none") }
        let shares = months.map(\.share)
        let text = "\(last.share.text(decimals: 1)) %"
        guard shares.count > 1, last.ratings >= 30 else {
            return t("overview_trend_first", last.month.monthText, text)
        }
        let before = shares.dropLast().reduce(.zero, +) / Ratio(Int128(shares.count - 1))
        let change = last.share - before
        let size = (change < .zero ? Ratio(0) - change : change).text(decimals: 1)
        let key =
            size == "0.0"
            ? "overview_trend_same" : change > .zero ? "overview_trend_up" : "overview_trend_down"
        return t(key, last.month.monthText, text, size)
    }

    /// Wide and narrow; empty without ratings.
    var charts: [String] {
        months.count < 2 ? [] : [YearChart.Size.wide, .narrow].map(chart)
    }

    private func chart(_ size: YearChart.Size) -> String {
        let values = months.map(\.share.approximate)
        let isWide = size.name == "wide"
        let frame = LineFrame(
            width: isWide ? 560 : 400, height: isWide ? 210 : 220, left: 46,
            values: values, from: values.min() ?? 0, through: 100, count: values.count,
            ceiling: 100)
        let points = values.enumerated().map { (frame.x($0.offset), frame.y($0.element)) }
        let path = points.enumerated().map {
            "\($0.offset == 0 ? "M" : "L")\(short($0.element.0)) \(short($0.element.1))"
        }.joined()
        let dots = points.map {
            "<circle class=\"load plain\" cx=\"\(short($0.0))\" cy=\"\(short($0.1))\" r=\"4\"/>"
        }.joined()
        let every = isWide ? 2 : 3
        let names = months.enumerated().filter {
            (months.count - 1 - $0.offset).isMultiple(of: every)
        }.map { place, month in
            let name = escaped(t("month_\(month.month.month)"))
            return "<text class=\"month\" x=\"\(short(frame.x(place)))\""
                + " y=\"\(short(frame.height - 10))\">\(name)</text>"
        }.joined()
        return """
            <svg class="chart \(size.name)" viewBox="0 0 \(short(frame.width)) \
            \(short(frame.height))" role="img" aria-label="\(escaped(note))">\
            \(frame.grid)<path class="course plain" d="\(path)"/>\(dots)\(names)</svg>
            """
    }
}

/// The frame of a small chart whose points stand side by side.
struct LineFrame {
    let width: Double
    let height: Double
    let left: Double
    let axis: Axis
    let count: Int
    /// What no value exceeds, such as a hundred per cent; nil for none.
    let ceiling: Double?
    /// Room to the right of the last place.
    let margin: Double

    /// - Parameter count: how many places there are across.
    init(
        width: Double, height: Double, left: Double, values: [Double], from low: Double,
        through high: Double, count: Int, ceiling: Double? = nil, margin: Double = 26
    ) {
        self.margin = margin
        self.width = width
        self.height = height
        self.left = left
        axis = Axis(values + [low, high], fromZero: false)
        self.count = count
        self.ceiling = ceiling
    }

    private var high: Double { min(axis.high, ceiling ?? axis.high) }

    var top: Double { 18 }
    var bottom: Double { height - 34 }
    var right: Double { width - margin }

    func x(_ place: Int) -> Double {
        left + (right - left) * (Double(place) + 0.5) / Double(max(count, 1))
    }

    func y(_ value: Double) -> Double {
        let share = (value - axis.low) / (high - axis.low)
        return bottom - (bottom - top) * min(max(share, 0), 1)
    }

    var grid: String {
        let every = axis.ticks.count > 8 ? 2 : 1
        let ticks = axis.ticks.filter { $0 <= high }
        return ticks.enumerated().filter { $0.offset.isMultiple(of: every) }.map { _, tick in
            let y = short(y(tick))
            return "<path class=\"grid\" d=\"M\(short(left)) \(y)H\(short(right))\"/>"
                + "<text class=\"tick\" x=\"\(short(left - 8))\" y=\"\(y)\" dy=\"4\">"
                + "\(axis.label(tick))</text>"
        }.joined()
    }
}

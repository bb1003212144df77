import Kernel
import Performance

/// The parts of a year's chart, each as the drawing of it.
struct Plot {
    let chart: YearChart
    private let axis: Axis
    private let first: Day
    private let days: Double

    init(chart: YearChart) {
        self.chart = chart
        let values = chart.course.points.map(\.value) + chart.course.dots.map(\.value)
        let ends = chart.forecast.map { [max($0.low, 0), $0.high] } ?? []
        axis = Axis(values + (chart.target.map { [$0] } ?? []) + ends, fromZero: chart.accumulates)
        first = Day.first(of: chart.year)
        days = Double(Day.last(of: chart.year).ordinal)
    }

    private var size: YearChart.Size { chart.size }

    private func x(_ day: Day) -> Double {
        size.left + (size.right - size.left) * Double(day - first + 1) / days
    }

    private func y(_ value: Double) -> Double {
        let share = (value - axis.low) / (axis.high - axis.low)
        return size.bottom - (size.bottom - size.top) * min(max(share, 0), 1)
    }

    var grid: String {
        var grid = ""
        for tick in axis.ticks where tick <= axis.high + axis.step / 100 {
            let y = short(y(tick))
            grid += "<path class=\"grid\" d=\"M\(short(size.left)) \(y)H\(short(size.right))\"/>"
            grid +=
                "<text class=\"tick\" x=\"\(short(size.left - 8))\" y=\"\(y)\" dy=\"4\">"
                + "\(axis.label(tick))</text>"
        }
        return grid + months
    }

    private var months: String {
        stride(from: 0, to: 12, by: size.monthStride).compactMap { month in
            guard let day = Day(year: chart.year, month: month + 1, day: 15) else { return nil }
            let name = escaped(chart.months[month])
            return "<text class=\"month\" x=\"\(short(x(day)))\" y=\"\(short(size.height - 10))\">"
                + "\(name)</text>"
        }.joined()
    }

    /// What lies beyond a limit.
    var forbidden: String {
        guard chart.isReverse, let target = chart.target else { return "" }
        return Hatch.path(
            size.left, size.top, width: size.right - size.left, height: y(target) - size.top,
            gap: 12)
    }

    /// Where a figure that grows evenly would be.
    var proportional: String {
        guard chart.accumulates, !chart.isReverse, let target = chart.target else { return "" }
        return "<path class=\"proportional\" d=\"M\(short(size.left)) \(short(size.bottom))"
            + "L\(short(size.right)) \(short(y(target)))\"/>"
    }

    /// From where it stands to where eight of ten years end.
    var band: String {
        guard let forecast = chart.forecast, chart.asOf < Day.last(of: chart.year),
            let start = chart.course.points.last?.value
        else { return "" }
        let (from, to) = (short(x(chart.asOf)), short(size.right))
        let (low, middle, high) = (
            short(y(forecast.low)), short(y(forecast.expected)), short(y(forecast.high))
        )
        return "<path class=\"band\" d=\"M\(from) \(short(y(start)))L\(to) \(high)V\(low)z\"/>"
            + "<path class=\"expected\" d=\"M\(from) \(short(y(start)))L\(to) \(middle)\"/>"
    }

    var targetLine: String {
        guard let target = chart.target else { return "" }
        let height = y(target)
        let isHigh = height < size.top + 18
        return "<path class=\"goal\" d=\"M\(short(size.left)) \(short(height))"
            + "H\(short(size.right))\"/>"
            + "<text class=\"note\" x=\"\(short(size.left + 8))\" "
            + "y=\"\(short(isHigh ? height + 18 : height - 8))\">"
            + "\(escaped(chart.targetText))</text>"
            + Star.polygon(size.right, height, radius: 9)
    }

    var today: String {
        guard chart.asOf < Day.last(of: chart.year) else { return "" }
        let x = short(x(chart.asOf))
        return "<path class=\"today\" d=\"M\(x) \(short(size.top))V\(short(size.bottom))\"/>"
    }

    var dots: String {
        chart.course.dots.map { dot in
            let (x, y) = (short(x(dot.day)), short(y(dot.value)))
            return "<circle class=\"dot\" cx=\"\(x)\" cy=\"\(y)\" r=\"2.5\"/>"
        }.joined()
    }

    var line: String {
        guard let start = chart.course.points.first, let last = chart.course.points.last else {
            return ""
        }
        var path = chart.accumulates ? "M\(short(size.left)) \(short(y(0)))" : ""
        path += "\(chart.accumulates ? "L" : "M")\(short(x(start.day))) \(short(y(start.value)))"
        for point in chart.course.points.dropFirst() {
            let (x, y) = (short(x(point.day)), short(y(point.value)))
            path += chart.course.isStepped || chart.accumulates ? "H\(x)V\(y)" : "L\(x) \(y)"
        }
        if chart.asOf > last.day { path += "H\(short(x(chart.asOf)))" }
        return "<path class=\"course \(chart.lamp?.rawValue ?? "plain")\" d=\"\(path)\"/>"
    }

    /// The numbers of comments, at the foot of their days.
    var notes: String {
        chart.notes.map { note in
            let (x, y) = (short(x(note.day)), size.bottom - 11)
            return "<g class=\"said\"><title>\(note.day) \(escaped(note.words))</title>"
                + "<path d=\"M\(x) \(short(size.top))V\(short(y - 9))\"/>"
                + "<circle cx=\"\(x)\" cy=\"\(short(y))\" r=\"9\"/>"
                + "<text x=\"\(x)\" y=\"\(short(y + 4.5))\">\(note.number)</text></g>"
        }.joined()
    }

    /// Where it stands now, with its figure.
    var end: String {
        guard let last = chart.course.points.last else { return "" }
        let (x, y) = (x(max(chart.asOf, last.day)), y(last.value))
        let isLate = x > size.width * 0.75
        let anchor = isLate ? "end" : "start"
        let color = chart.lamp?.rawValue ?? "plain"
        return "<circle class=\"load \(color)\" cx=\"\(short(x))\" cy=\"\(short(y))\" r=\"5\"/>"
            + "<text class=\"now \(anchor)\" x=\"\(short(x + (isLate ? -10 : 10)))\" "
            + "y=\"\(short(y + (y < size.top + 60 ? 24 : -10)))\">"
            + "\(escaped(chart.actualText))</text>"
    }
}

import Kernel
import Performance

/// The process-behaviour chart: each week's value, the mean, and the limits of what is noise.
struct BehaviourChart {
    let series: WeekSeries
    let behaviour: ProcessBehaviour
    let words: BehaviourWords
    let label: String
    let t: Strings

    /// Wide and narrow.
    var svgs: [String] { [YearChart.Size.wide, .narrow].map(svg) }

    private func svg(_ size: YearChart.Size) -> String {
        let frame = LineFrame(
            width: size.width, height: size.height, left: size.left, values: behaviour.values,
            from: behaviour.lower, through: behaviour.upper, count: behaviour.values.count,
            ceiling: behaviour.upper == 100 ? 100 : nil, margin: Self.margin)
        let id = "behaviour-\(size.name)"
        return """
            <svg class="chart behaviour \(size.name)" \
            viewBox="0 0 \(short(size.width)) \(short(size.height))" role="img" \
            aria-labelledby="\(id)-title \(id)-desc"><title id="\(id)-title">\(escaped(label))\
            </title><desc id="\(id)-desc">\(escaped(words.verdict))</desc>\
            \(frame.grid)\(months(frame, size))\(limits(frame))\(line(frame))\(points(frame))</svg>
            """
    }

    /// Room for the names of the limits beside the weeks, so that they cover none.
    private static let margin = 108.0
    /// How close two names may stand.
    private static let spacing = 17.0

    private func limits(_ frame: LineFrame) -> String {
        let (top, bottom) = (frame.y(behaviour.upper), frame.y(behaviour.lower))
        let band =
            "<rect class=\"noise\" x=\"\(short(frame.left))\" y=\"\(short(top))\""
            + " width=\"\(short(frame.right - frame.left))\""
            + " height=\"\(short(max(bottom - top, 0)))\"/>"
        let middle = frame.y(behaviour.mean)
        let lines = [
            (
                behaviour.upper, "limit", "insight_upper",
                min(frame.y(behaviour.upper), middle - Self.spacing)
            ),
            (behaviour.mean, "mean", "insight_mean", middle),
            (
                behaviour.lower, "limit", "insight_lower",
                max(frame.y(behaviour.lower), middle + Self.spacing)
            ),
        ].map { value, style, key, place in
            "<path class=\"\(style)\" d=\"M\(short(frame.left)) \(short(frame.y(value)))"
                + "H\(short(frame.right))\"/><text class=\"note\" x=\"\(short(frame.right + 6))\""
                + " y=\"\(short(place))\" dy=\"4\">"
                + "\(escaped(t(key, words.number(value))))</text>"
        }.joined()
        return band + lines
    }

    private func line(_ frame: LineFrame) -> String {
        let path = behaviour.values.enumerated().map {
            "\($0.offset == 0 ? "M" : "L")\(short(frame.x($0.offset)))"
                + " \(short(frame.y($0.element)))"
        }.joined()
        return "<path class=\"course plain\" d=\"\(path)\"/>"
    }

    /// What is more than noise is a diamond, so that colour is not all that tells.
    private func points(_ frame: LineFrame) -> String {
        let told = Set(behaviour.signals.flatMap { Array($0.places) })
        return behaviour.values.enumerated().map { place, value in
            let (x, y) = (frame.x(place), frame.y(value))
            let title =
                "<title>\(series.weeks[place].monday) · \(escaped(words.number(value)))</title>"
            guard told.contains(place) else {
                return "<circle class=\"calm\" cx=\"\(short(x))\" cy=\"\(short(y))\" r=\"3.5\">"
                    + "\(title)</circle>"
            }
            return "<path class=\"told\" d=\"M\(short(x)) \(short(y - 7))l7 7l-7 7l-7 -7z\">"
                + "\(title)</path>"
        }.joined()
    }

    /// The name of a month below its first week.
    private func months(_ frame: LineFrame, _ size: YearChart.Size) -> String {
        var seen: Set<Int> = []
        return series.weeks.enumerated().compactMap { place, week in
            guard seen.insert(week.monday.month).inserted,
                (week.monday.month - 1).isMultiple(of: size.monthStride)
            else { return nil }
            return "<text class=\"month\" x=\"\(short(frame.x(place)))\""
                + " y=\"\(short(size.height - 10))\">"
                + "\(escaped(t("month_\(week.monday.month)")))</text>"
        }.joined()
    }
}

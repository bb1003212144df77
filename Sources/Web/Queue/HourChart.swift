import Foundation
import Queue

/// Tickets and average waits by the hour of the day, as bars.
struct HourChart {
    let hours: [Int: DayFigures.Figure]
    /// The same in words.
    let label: String
    let ticketsText: String
    let waitText: String

    private static let (width, height, left, bottom, top) = (960.0, 260.0, 40.0, 224.0, 34.0)

    /// The hours that are drawn: those of work, and any other in which somebody came.
    private var range: ClosedRange<Int> {
        min(8, hours.keys.min() ?? 8)...max(17, hours.keys.max() ?? 17)
    }

    var svg: String {
        let (most, longest) = (
            Double(max(1, hours.values.map(\.tickets).max() ?? 1)),
            Double(max(60, hours.values.compactMap(\.averageWait).max() ?? 60))
        )
        let slot = (Self.width - Self.left) / Double(range.count)
        var bars = ""
        for (index, hour) in range.enumerated() {
            let x = Self.left + Double(index) * slot
            let figure = hours[hour]
            bars += text("\(hour)", x + slot / 2, Self.height - 14, "mid")
            guard let figure, figure.tickets > 0 else { continue }
            bars += bar(
                "bar-now", x + slot * 0.18, slot * 0.3, Double(figure.tickets) / most,
                "\(figure.tickets)")
            if let wait = figure.averageWait {
                bars += bar(
                    "bar-wait", x + slot * 0.52, slot * 0.3, Double(wait) / longest,
                    "\((wait + 30) / 60)")
            }
        }
        return """
            <svg class="bars" viewBox="0 0 \(short(Self.width)) \(short(Self.height))" role="img" \
            aria-label="\(escaped(label))"><path class="grid" d="M\(short(Self.left)) \
            \(short(Self.bottom))H\(short(Self.width))"/>\(legend)\(bars)</svg>
            """
    }

    private var legend: String {
        "<rect class=\"bar-now\" x=\"\(short(Self.left))\" y=\"4\" width=\"14\" height=\"12\"/>"
            + text(ticketsText, Self.left + 20, 15, "")
            + "<rect class=\"bar-wait\" x=\"\(short(Self.left + 170))\" y=\"4\" width=\"14\" "
            + "height=\"12\"/>" + text(waitText, Self.left + 190, 15, "")
    }

    private func bar(
        _ name: String, _ x: Double, _ width: Double, _ share: Double, _ value: String
    ) -> String {
        let height = max(2, (Self.bottom - Self.top - 16) * share)
        let y = Self.bottom - height
        return "<rect class=\"\(name)\" x=\"\(short(x))\" y=\"\(short(y))\" "
            + "width=\"\(short(width))\" height=\"\(short(height))\"/>"
            + text(value, x + width / 2, y - 5, "mid value")
    }

    private func text(_ text: String, _ x: Double, _ y: Double, _ name: String) -> String {
        "<text class=\"\(name)\" x=\"\(short(x))\" y=\"\(short(y))\">\(escaped(text))</text>"
    }
}

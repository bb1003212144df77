import Foundation
import Queue

/// Tickets and average waits by the hour of the day, as bars.
struct HourChart {
    let hours: [Int: DayFigures.Figure]
    /// The same in words.
    let label: String
    let ticketsText: String
    let waitText: String
    let size: Size

    /// Drawn twice, so that its letters are legible on a screen and on a telephone.
    struct Size: Sendable {
        let width: Double
        /// What is left free on both sides.
        let edge: Double
        let name: String

        static let wide = Size(width: 960, edge: 20, name: "wide")
        static let narrow = Size(width: 340, edge: 10, name: "narrow")

        var height: Double { 260 }
        var bottom: Double { height - 36 }
        /// How wide a digit is.
        var letter: Double { 7.5 }
        /// Between the numbers of two bars.
        var gap: Double { 4 }
    }

    /// The hours that are drawn: those of work, and any other in which somebody came.
    private var range: ClosedRange<Int> {
        min(8, hours.keys.min() ?? 8)...max(17, hours.keys.max() ?? 17)
    }

    private var edge: Double { hasRoom ? size.edge : size.edge + size.letter * 2.5 }
    private var slot: Double { slot(besides: edge) }
    private var most: Int { max(1, hours.values.map(\.tickets).max() ?? 1) }
    /// In seconds; bars are not drawn longer for less than a minute.
    private var longest: Int { max(60, hours.values.compactMap(\.averageWait).max() ?? 60) }

    /// Whether each bar's number has its place; else only the greatest have theirs.
    private var hasRoom: Bool {
        let letters = "\(most)\(Self.minutes(longest))".count
        return Double(letters) * size.letter + 2 * size.gap <= slot(besides: size.edge)
    }

    private func slot(besides edge: Double) -> Double {
        (size.width - 2 * edge) / Double(range.count)
    }

    /// The drawing, to be scaled to its place.
    var svg: String {
        let bars = range.enumerated().map(hour).joined()
        return """
            <svg class="chart bars \(size.name)" \
            viewBox="0 0 \(short(size.width)) \(short(size.height))" role="img" \
            aria-label="\(escaped(label))"><path class="grid" d="M\(short(edge)) \
            \(short(size.bottom))H\(short(size.width - edge))"/>\(legend)\(bars)</svg>
            """
    }

    /// The name and the two bars of the hour at that place.
    private func hour(_ index: Int, _ hour: Int) -> String {
        let x = edge + Double(index) * slot
        let stride = Int((size.letter * 3 / slot).rounded(.up))
        var drawn =
            index.isMultiple(of: stride)
            ? text("\(hour)", x + slot / 2, size.height - 14, "mid") : ""
        guard let figure = hours[hour], figure.tickets > 0 else { return drawn }
        let share = Double(figure.tickets) / Double(most)
        drawn += bar("bar-now", from: x + slot * 0.18, share)
        drawn += number("\(figure.tickets)", x + (slot - size.gap) / 2, share, "end")
        if let wait = figure.averageWait {
            let share = Double(wait) / Double(longest)
            drawn += bar("bar-wait", from: x + slot * 0.52, share)
            drawn += number(Self.minutes(wait), x + (slot + size.gap) / 2, share, "")
        }
        return drawn
    }

    private static func minutes(_ seconds: Int) -> String { "\((seconds + 30) / 60)" }

    private var legend: String {
        "<rect class=\"bar-now\" x=\"\(short(edge))\" y=\"4\" width=\"14\" height=\"12\"/>"
            + text(ticketsText, edge + 20, 15, "")
            + "<rect class=\"bar-wait\" x=\"\(short(edge + 120))\" y=\"4\" width=\"14\" "
            + "height=\"12\"/>" + text(waitText, edge + 140, 15, "")
    }

    private func bar(_ name: String, from x: Double, _ share: Double) -> String {
        "<rect class=\"\(name)\" x=\"\(short(x))\" y=\"\(short(top(share)))\" "
            + "width=\"\(short(slot * 0.3))\" height=\"\(short(size.bottom - top(share)))\"/>"
    }

    /// The number above a bar, where it has its place.
    private func number(_ value: String, _ x: Double, _ share: Double, _ end: String) -> String {
        guard hasRoom || share == 1 else { return "" }
        return text(value, x, top(share) - 5, "value \(end)")
    }

    private func top(_ share: Double) -> Double {
        size.bottom - max(2, (size.bottom - 50) * share)
    }

    private func text(_ text: String, _ x: Double, _ y: Double, _ name: String) -> String {
        "<text class=\"\(name)\" x=\"\(short(x))\" y=\"\(short(y))\">\(escaped(text))</text>"
    }
}

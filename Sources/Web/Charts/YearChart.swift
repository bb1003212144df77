import Kernel
import Performance

/// An indicator's year: its course, its target, and where it should be by now.
struct YearChart {
    let year: Int
    let asOf: Day
    let course: Course
    let target: Double?
    /// Where the year is expected to end; nil where nobody can say, or it has ended.
    let forecast: Forecast?
    let isReverse: Bool
    let accumulates: Bool
    let lamp: Lamp?
    /// The same in words.
    let label: String
    let description: String
    let targetText: String
    let actualText: String
    /// `1月`, `2月` … in the reader's language.
    let months: [String]
    /// What was said about single days.
    let notes: [Note]
    let size: Size

    /// A comment on a day, under its number in the list below the chart.
    struct Note: Sendable {
        let day: Day
        let number: Int
        let words: String
    }

    /// Drawn twice, so that its letters are legible on a screen and on a telephone.
    struct Size: Sendable {
        let width: Double
        let height: Double
        let left: Double
        let name: String

        static let wide = Size(width: 1080, height: 340, left: 64, name: "wide")
        static let narrow = Size(width: 400, height: 300, left: 46, name: "narrow")

        var right: Double { width - 26 }
        var top: Double { 22 }
        var bottom: Double { height - 34 }
        /// Every month's name where there is room, else every third.
        var monthStride: Int { width > 600 ? 1 : 3 }
    }

    /// The drawing, to be scaled to its place.
    var svg: String {
        let plot = Plot(chart: self)
        let id = "chart-\(size.name)"
        return """
            <svg class="chart \(size.name)" \
            viewBox="0 0 \(short(size.width)) \(short(size.height))" \
            role="img" aria-labelledby="\(id)-title \(id)-desc">\
            <title id="\(id)-title">\(escaped(label))</title>\
            <desc id="\(id)-desc">\(escaped(description))</desc>\
            \(plot.grid)\(plot.forbidden)\(plot.band)\(plot.proportional)\(plot.targetLine)\
            \(plot.today)\(plot.dots)\(plot.line)\(plot.end)\(plot.notes)</svg>
            """
    }
}

import Kernel
import Performance

/// One measure looked into: whether it changes, what it is made of, what is said of it.
struct MeasureInsightPage: Page {
    static let template = "insight/measure"
    let area: Area? = .year
    var assets: [String] { ["insight.css"] }

    let title: String
    let summary: String
    let action: String
    let years: [Choice]
    let gatherings: [Choice]
    let figure: String
    let faults: [FieldFault]
    let verdict: String
    let isCalm: Bool
    let charts: [String]
    let history: [String]
    let weeks: [Week]
    let weekUnit: String
    let dimensions: [DimensionLink]
    let dimension: String
    let parts: [Part]
    let partExports: [Reference]
    let comments: [CommentLine]
    let commentForm: CommentForm?
    let commentMeasures: [Choice]
    let indicators: [Bound]

    /// One week of the chart's table.
    struct Week: Sendable {
        let monday: String
        let value: String
        let isTold: Bool
    }

    /// A way to break it down.
    struct DimensionLink: Sendable {
        let href: String
        let text: String
        let isCurrent: Bool
    }

    /// One part, with a bar as long as its figure.
    struct Part: Sendable {
        let name: String
        let figure: String
        let records: String
        let share: String
        let bar: String
    }

    /// An indicator that the measure stands behind.
    struct Bound: Sendable {
        let href: String
        let name: String
        let project: String
    }

    init(
        _ reading: MeasureReading, draft: CommentDraft? = nil, refusals: [Refusal] = [],
        _ visit: Visit
    ) {
        let (t, measure) = (visit.t, reading.measure)
        let path = "/measures/\(measure.name.pathEncoded)"
        title = t(measure.title)
        summary = t("insight_measure_summary", measure.name, measure.proof)
        action = path
        (years, gatherings) = (reading.yearChoices, reading.gatheringChoices(t))
        figure = reading.figureText(t)
        faults = FieldFault.list(refusals, visit)
        let words = BehaviourWords(
            days: reading.days, gathering: reading.gathering, year: reading.year,
            asOf: reading.asOf, unit: measure.unit, visit: visit)
        (verdict, isCalm) = (words.verdict, words.current.isEmpty)
        (history, weekUnit) = (words.all, words.unit)
        charts = Self.charts(words, t("insight_chart", t(measure.title), "\(reading.year)"), t)
        weeks = Self.weeks(words)
        let query = "year=\(reading.year)&gathering=\(reading.gathering.rawValue.queryEncoded)"
        dimensions = reading.dimensionLinks("\(path)?\(query)", t)
        dimension = reading.dimension.map { t($0.title) } ?? ""
        parts = reading.partLines(t)
        partExports = ExportFormat.links(
            to: "\(path)/exports?\(query)&by=\(reading.place)&", t)
        comments = CommentLine.list(reading.comments, reading.authors, measures: [:], visit)
        commentForm = CommentForm(
            draft ?? CommentDraft(measure: measure.name, day: "\(reading.asOf)", words: ""),
            refusals, latest: reading.asOf, year: reading.year, back: path, visit)
        commentMeasures = []
        indicators = reading.indicators.map {
            Bound(href: "/indicators/\($0.id)", name: $0.name, project: $0.project)
        }
    }

    private static func charts(_ words: BehaviourWords, _ label: String, _ t: Strings) -> [String] {
        guard let series = words.series, let behaviour = words.behaviour else { return [] }
        return BehaviourChart(
            series: series, behaviour: behaviour, words: words, label: label, t: t
        ).svgs
    }

    private static func weeks(_ words: BehaviourWords) -> [Week] {
        let told = Set((words.behaviour?.signals ?? []).flatMap { Array($0.places) })
        return (words.series?.weeks ?? []).enumerated().map { place, week in
            Week(
                monday: "\(week.monday)", value: words.number(week.value),
                isTold: told.contains(place))
        }.reversed()
    }
}

extension MeasureReading {
    fileprivate var yearChoices: [Choice] {
        Set(years + [year]).sorted(by: >).map {
            Choice(value: "\($0)", text: "\($0)", isChosen: $0 == year)
        }
    }

    fileprivate func gatheringChoices(_ t: Strings) -> [Choice] {
        Gathering.choices.filter(measure.fits).map {
            Choice(value: $0.rawValue, text: t($0.title), isChosen: $0 == gathering)
        }
    }

    fileprivate func dimensionLinks(
        _ address: String, _ t: Strings
    ) -> [MeasureInsightPage.DimensionLink] {
        measure.dimensions.enumerated().map { place, dimension in
            MeasureInsightPage.DimensionLink(
                href: "\(address)&by=\(place)#parts", text: t(dimension.title),
                isCurrent: place == self.place)
        }
    }

    func figureText(_ t: Strings) -> String {
        guard let figure else { return t("no_figure") }
        return text(figure.value)
    }

    /// A figure in the measure's words: a level of its scale, or a number with its unit.
    func text(_ value: Ratio) -> String {
        if gathering == .grade,
            let level = measure.level(
                of: Quantity(tenThousandths: Int64(clamping: value.scaled(decimals: 4))))
        {
            return level
        }
        return value.grouped(decimals: 2, trimmed: true) + " \(measure.unit)"
    }

    func partLines(_ t: Strings) -> [MeasureInsightPage.Part] {
        let figures = parts.map { figure(of: $0.summary) }
        let greatest = max(figures.max() ?? .zero, Ratio(1, 10_000))
        let all = parts.reduce(0) { $0 + $1.summary.pieces }
        return zip(parts, figures).map { part, figure in
            let length = max(0, (figure / greatest).approximate) * 100
            return MeasureInsightPage.Part(
                name: name(of: part.part, t), figure: text(figure),
                records: Numerals.grouped(part.summary.pieces),
                share: all == 0
                    ? "–"
                    : Ratio(Int128(part.summary.pieces) * 100, Int128(all)).text(decimals: 1)
                        + " %",
                bar: "<svg class=\"part-bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\""
                    + " aria-hidden=\"true\"><rect width=\"\(short(max(length, 0.5)))\""
                    + " height=\"8\"/></svg>")
        }
    }
}

import Kernel
import Satisfaction

/// 好差评 on one page: how satisfied, by how many, and what waits.
struct SatisfactionPage: Page {
    static let template = "satisfaction/overview"
    let area: Area? = .satisfaction
    let assets = ["satisfaction-staff.css", "satisfaction-live.js"]

    let title: String
    let tabs: [SatisfactionTab]
    let from: String
    let through: String
    let cards: [Card]
    let waiting: [Waiting]
    let trend: String
    let months: [MonthLine]
    let tables: [Table]
    let audiences: [AudienceLine]

    /// One figure that stands out.
    struct Card: Sendable {
        let label: String
        let value: String
        let note: String
        let href: String?
    }

    /// Bad reviews at one step.
    struct Waiting: Sendable {
        let text: String
        let count: Int
        let href: String
    }

    /// One month of the trend, for those who read numbers.
    struct MonthLine: Sendable {
        let name: String
        let share: String
        let count: String
    }

    /// Ratings by matter, by counter, by person.
    struct Table: Sendable {
        let heading: String
        let lines: [PartLine]
    }

    /// One of them.
    struct PartLine: Sendable {
        let part: String
        let partHref: String
        let average: String
        let count: String
    }

    /// What the surveys of one audience say.
    struct AudienceLine: Sendable {
        let name: String
        let share: String
        let count: String
        let interval: String
    }
}

extension SatisfactionPage {
    init(_ read: OverviewReading, names: [String: String], _ visit: Visit) {
        let t = visit.t
        title = t("area_satisfaction")
        tabs = SatisfactionTab.all(visit, current: "/satisfaction")
        from = "\(read.from)"
        through = "\(read.through)"
        cards = Self.cards(read.summary, t)
        waiting = BadReview.State.allCases.compactMap { state in
            read.open[state].map {
                Waiting(
                    text: t(state.title), count: $0,
                    href: "/satisfaction/reviews?state=\(state.rawValue)")
            }
        }
        let months = read.months.map { month, total in
            ShareTrend.Month(
                name: t("satisfaction_month", "\(month.month)"), share: total.flatMap(\.share),
                count: total?.pieces ?? 0)
        }
        trend = ShareTrend(months: months, label: t("satisfaction_trend_label")).svg
        self.months = months.map {
            MonthLine(
                name: $0.name, share: $0.share.map { "\($0.text(decimals: 1)) %" } ?? "–",
                count: "\($0.count)")
        }
        tables = Self.tables(read, names, t)
        audiences = read.audiences.map { AudienceLine($0, $1, t) }
    }

    private static func cards(_ summary: RatingSummary, _ t: Strings) -> [Card] {
        let none = t("no_figure")
        let satisfied = summary.interval.map { t("satisfaction_card_interval", $0.text) } ?? ""
        return [
            Card(
                label: t("satisfaction_card_share"), value: summary.shareText ?? none,
                note: t("satisfaction_card_count", Numerals.grouped(summary.count)) + satisfied,
                href: "/satisfaction/ratings"),
            Card(
                label: t("satisfaction_card_average"), value: summary.averageText ?? none,
                note: t("satisfaction_card_average_note"), href: nil),
            Card(
                label: t("satisfaction_card_answered"), value: summary.answeredText ?? none,
                note: t("satisfaction_card_answered_note"), href: "/satisfaction/reviews"),
            Card(
                label: t("satisfaction_card_longest"),
                value: summary.longest.map {
                    t("satisfaction_days", $0.value.text(decimals: 1, trimmed: true))
                } ?? none, note: t("satisfaction_card_longest_note"),
                href: "/satisfaction/reviews"),
            Card(
                label: t("satisfaction_card_used"),
                value: summary.used.map { "\($0.value.text(decimals: 1)) %" } ?? none,
                note: t("satisfaction_card_used_note"), href: nil),
        ]
    }

    private static func tables(
        _ read: OverviewReading, _ names: [String: String], _ t: Strings
    ) -> [Table] {
        func table(
            _ key: String, _ parts: [MeasuredPart], _ question: String,
            _ word: (String) -> String = { $0 }
        ) -> Table {
            Table(
                heading: t(key),
                lines: parts.filter { !$0.breakdown.isEmpty }.sorted { $0.pieces > $1.pieces }.map {
                    let average = Ratio($0.amount) / Ratio(Int128($0.pieces))
                    return PartLine(
                        part: word($0.breakdown),
                        partHref:
                            "/satisfaction/ratings?\(question)=\($0.breakdown.queryEncoded)",
                        average: average.text(decimals: 2), count: Numerals.grouped($0.pieces))
                })
        }
        return [
            table("satisfaction_by_matter", read.matters, "matter"),
            table("satisfaction_by_counter", read.places, "place"),
            table("satisfaction_by_person", read.people, "person") { Names.of($0, names, t) },
        ].filter { !$0.lines.isEmpty }
    }
}

extension SatisfactionPage.AudienceLine {
    fileprivate init(_ audience: Audience, _ total: Total?, _ t: Strings) {
        name = t(audience.title)
        let satisfied = total.map { Int($0.amount.tenThousandths / 10_000) } ?? 0
        let answers = total.map { Int($0.pieces) } ?? 0
        share = total?.share.map { "\($0.text(decimals: 1)) %" } ?? t("no_figure")
        count = "\(answers)"
        interval = WilsonInterval(satisfied: satisfied, of: answers)?.text ?? "–"
    }
}

extension Total {
    /// Percent of the denominators; nil where they come to nothing.
    var share: Ratio? { whole == .zero ? nil : Ratio(amount) * Ratio(100) / Ratio(whole) }
}

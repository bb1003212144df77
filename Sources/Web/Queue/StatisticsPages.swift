import Hummingbird
import Kernel
import Queue

/// What a period was like: tickets, waits and services by hour, matter and counter.
struct StatisticsPage: Page {
    static let template = "queue/hall-statistics"
    let area: Area? = .hall
    let assets = ["queue-hall.css"]

    let title: String
    let sub: String
    let from: String
    let until: String
    let faults: [FieldFault]
    let figures: [HallPage.Figure]
    let hourChart: String
    let hours: [Line]
    let matters: [Line]
    let counters: [Line]
    let exports: [Reference]

    /// One line of a table.
    struct Line: Sendable {
        let name: String
        let tickets: String
        let served: String
        let wait: String
        let longest: String
        let service: String
    }

    init(_ period: Period, _ cells: [HallStatistic], _ hall: Hall, _ visit: Visit) {
        let t = visit.t
        let day = DayFigures(cells)
        title = t("queue_statistics")
        sub = t("queue_statistics_sub", "\(period.from)", "\(period.until)")
        from = "\(period.from)"
        until = "\(period.until)"
        faults = FieldFault.list(period.refusals, visit)
        figures = day.figures(waiting: nil, t)
        hourChart = [HourChart.Size.wide, .narrow].map { size in
            HourChart(
                hours: day.byHour, label: t("queue_by_hour"), ticketsText: t("queue_tickets_given"),
                waitText: t("queue_chart_wait"), size: size
            ).svg
        }.joined()
        hours = day.byHour.sorted { $0.key < $1.key }.map {
            Line("\($0.key):00", $0.value, longest: $0.value.longestWait, t)
        }
        matters = day.byMatter.sorted { $0.key < $1.key }.map {
            Line(t.matter($0.key, in: hall), $0.value, longest: $0.value.longestWait, t)
        }
        counters = day.byCounter
            .sorted { (hall.counter($0.key)?.number ?? 0) < (hall.counter($1.key)?.number ?? 0) }
            .map { id, figure in
                Line(
                    hall.counter(id).map { t.counterInFull($0) } ?? id, figure,
                    longest: figure.longestService, t)
            }
        exports = ExportFormat.links(
            to: "/hall/statistics/exports?from=\(period.from)&until=\(period.until)&", t)
    }
}

extension StatisticsPage.Line {
    fileprivate init(_ name: String, _ figure: DayFigures.Figure, longest: Int, _ t: Strings) {
        self.name = name
        tickets = Numerals.grouped(Int64(figure.tickets))
        served = Numerals.grouped(Int64(figure.served))
        wait = figure.averageWait.map(t.minutes) ?? "–"
        self.longest = figure.served == 0 ? "–" : t.minutes(longest)
        service = figure.averageService.map(t.minutes) ?? "–"
    }
}

/// Days from one through another, as the address says; today when it says nothing.
struct Period: Sendable {
    let from: Day
    let until: Day
    let refusals: [Refusal]

    /// So many days at most, so that one question stays one question.
    static let limitDays = 366

    init(_ visit: Visit) {
        let from = visit.query("from").flatMap { Day($0) } ?? visit.today
        let until = visit.query("until").flatMap { Day($0) } ?? max(from, visit.today)
        let isWrong = until < from || until - from >= Period.limitDays
        self.from = from
        self.until = isWrong ? from : until
        refusals = isWrong ? [.badPeriod] : []
    }
}

/// The answers about a period.
enum StatisticsPages {
    static func statistics(_ visit: Visit) async throws -> Response {
        let period = Period(visit)
        let cells = try await visit.site.queue.statistics(from: period.from, through: period.until)
        let hall = try await visit.site.queue.hall.hall()
        return try visit.page(
            StatisticsPage(period, cells, hall, visit), period.refusals.first?.status ?? .ok)
    }

    static func export(_ visit: Visit) async throws -> Response {
        let (t, period) = (visit.t, Period(visit))
        let cells = try await visit.site.queue.statistics(from: period.from, through: period.until)
        let hall = try await visit.site.queue.hall.hall()
        let columns = [
            ExportColumn(t("day"), .day), ExportColumn(t("queue_hour"), .number),
            ExportColumn(t("queue_matter")), ExportColumn(t("queue_counter")),
            ExportColumn(t("queue_tickets_given"), .number),
            ExportColumn(t("queue_served"), .number),
            ExportColumn(t("queue_wait_seconds_sum"), .number),
            ExportColumn(t("queue_longest_seconds"), .number),
            ExportColumn(t("queue_service_seconds_sum"), .number),
        ]
        let name = "\(t("queue_statistics"))-\(period.from)-\(period.until)"
        return try await visit.export(name, columns) { sheet in
            for cell in cells {
                try sheet.add([
                    .day(cell.day), .count(cell.hour), .text(t.matter(cell.matter, in: hall)),
                    .text(hall.counter(cell.counter).map { t.counter($0) } ?? ""),
                    .count(cell.tickets), .count(cell.served), .count(cell.waitSeconds),
                    .count(cell.longestWaitSeconds), .count(cell.serviceSeconds),
                ])
            }
        }
    }
}

extension Refusal {
    fileprivate static let badPeriod = Refusal(
        "bad_period", "结束日期要在开始日期之后，最多 366 天。",
        "The last day should be after the first, and at most 366 days after it.", at: "until")
}

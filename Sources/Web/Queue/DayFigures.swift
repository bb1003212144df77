import Kernel
import Queue

/// Statistics of a period, added up by what a reader asks for.
struct DayFigures: Sendable {
    let total: Figure
    let byCounter: [Counter.ID: Figure]
    let byMatter: [Matter.ID: Figure]
    let byHour: [Int: Figure]

    /// Sums, and the averages that follow from them.
    struct Figure: Sendable {
        private(set) var tickets = 0
        private(set) var served = 0
        private(set) var longestWait = 0
        private(set) var longestService = 0
        private var waitSeconds = 0
        private var serviceSeconds = 0

        fileprivate mutating func add(_ cell: HallStatistic) {
            tickets += cell.tickets
            served += cell.served
            waitSeconds += cell.waitSeconds
            serviceSeconds += cell.serviceSeconds
            longestWait = max(longestWait, cell.longestWaitSeconds)
            longestService = max(longestService, cell.longestServiceSeconds)
        }

        /// Seconds that somebody waited who was served; nil when nobody was.
        var averageWait: Int? { served == 0 ? nil : waitSeconds / served }
        /// Seconds that a service took; nil when there was none.
        var averageService: Int? { served == 0 ? nil : serviceSeconds / served }
    }

    init(_ cells: [HallStatistic]) {
        var total = Figure()
        var counters: [Counter.ID: Figure] = [:]
        var matters: [Matter.ID: Figure] = [:]
        var hours: [Int: Figure] = [:]
        for cell in cells {
            total.add(cell)
            matters[cell.matter, default: Figure()].add(cell)
            hours[cell.hour, default: Figure()].add(cell)
            if !cell.counter.isEmpty { counters[cell.counter, default: Figure()].add(cell) }
        }
        (self.total, byCounter, byMatter, byHour) = (total, counters, matters, hours)
    }
}

extension DayFigures {
    /// The figures that head a page.
    func figures(waiting: Int?, _ t: Strings) -> [HallPage.Figure] {
        func minutes(_ label: String, _ seconds: Int?) -> HallPage.Figure {
            HallPage.Figure(
                label: t(label),
                value: seconds.map { Ratio(Int128($0), 60).text(decimals: 1) } ?? "–",
                unit: seconds == nil ? "" : t("queue_minute_unit"))
        }
        let now = waiting.map {
            [
                HallPage.Figure(
                    label: t("queue_waiting_now"), value: "\($0)", unit: t("queue_people"))
            ]
        }
        return (now ?? []) + [
            HallPage.Figure(
                label: t("queue_tickets_given"), value: Numerals.grouped(Int64(total.tickets)),
                unit: t("queue_ticket_unit")),
            HallPage.Figure(
                label: t("queue_served"), value: Numerals.grouped(Int64(total.served)),
                unit: t("queue_ticket_unit")),
            minutes("queue_average_wait", total.averageWait),
            minutes("queue_longest", total.served == 0 ? nil : total.longestWait),
            minutes("queue_average_service", total.averageService),
        ]
    }
}

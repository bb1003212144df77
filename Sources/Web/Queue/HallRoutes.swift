import Hummingbird
import Kernel
import People
import Queue

/// The hall for staff: now, its tickets, its statistics.
enum HallRoutes {
    static let all: [Route] = [
        .get("/hall", .permission(.seeHall), hall),
        .get("/hall/tickets", .permission(.seeHall), TicketListPages.list),
        .get("/hall/tickets/exports", .permission(.seeHall), TicketListPages.export),
        .get("/hall/tickets/{id}", .permission(.seeHall), TicketPages.ticket),
        .get("/hall/tickets/{id}/slip", .permission(.receiveVisitor), TicketPages.slip),
        .get("/hall/statistics", .permission(.seeHall), StatisticsPages.statistics),
        .get("/hall/statistics/exports", .permission(.seeHall), StatisticsPages.export),
    ]

    private static func hall(_ visit: Visit) async throws -> Response {
        let desks = visit.site.queue
        let views = try await desks.counters.views()
        let facts = HallFacts(
            hall: try await desks.hall.hall(), glance: try await desks.glance(),
            waiting: try await desks.waiting(limit: 1000), views: views,
            devices: try await desks.devices.all(),
            outages: try await desks.health.openOutages(),
            suggestions: try await desks.suggestions(),
            today: DayFigures(
                try await desks.statistics(from: visit.today, through: visit.today)),
            names: try await visit.site.accounts.names(of: Set(views.compactMap(\.seat.clerk))),
            now: visit.centre.clock.now())
        return try visit.page(HallPage(facts, visit))
    }
}

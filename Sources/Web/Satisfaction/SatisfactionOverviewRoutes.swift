import Hummingbird
import Kernel
import People
import Satisfaction

/// The overview of 好差评.
enum SatisfactionOverviewRoutes {
    static let all: [Route] = [
        .get("/satisfaction", .permission(.seeSatisfaction), overview)
    ]

    private static func overview(_ visit: Visit) async throws -> Response {
        let (from, through) = visit.period
        let centre = visit.centre
        let read = try await centre.read { reader in
            try OverviewReading(centre, reader, from: from, through: through)
        }
        let names = try await visit.site.accounts.names(of: Set(read.people.map(\.breakdown)))
        return try visit.page(SatisfactionPage(read, names: names, visit))
    }
}

extension Visit {
    /// The days that the address asks for: this year so far unless it says others.
    var period: (from: Day, through: Day) {
        let through = min(query("through").flatMap { Day($0) } ?? today, today)
        let from = query("from").flatMap { Day($0) } ?? Day.first(of: through.year)
        return (min(from, through), through)
    }
}

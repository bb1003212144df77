import Foundation
import Hummingbird
import Kernel
import NIOCore
import Queue

/// The hall for kiosks, screens and programs.
enum QueueAPI {
    static let all: [Route] =
        QueueDeviceAPI.all + QueueCounterAPI.all + [
            .get("/api/tickets/{secret}", .anybody, ticket),
            .json("/api/tickets/{secret}/returns", .anybody, giveUp),
            .get("/api/hall", .permission(.seeHall), hall),
            .get("/api/hall/statistics", .permission(.seeHall), statistics),
        ]

    /// The largest body that anybody sends here.
    static let bodyLimit = 16 << 10

    private static func ticket(_ visit: Visit) async throws -> Response {
        let secret = try visit.parameter("secret")
        return try visit.json(ToldTicket(try await visit.site.queue.tickets.view(secret: secret)))
    }

    private static func giveUp(_ visit: Visit) async throws -> Response {
        let secret = try visit.parameter("secret")
        return try visit.json(ToldTicket(try await visit.site.queue.tickets.giveUp(secret: secret)))
    }

    private static func hall(_ visit: Visit) async throws -> Response {
        try visit.json(try await ToldHall(visit.site.queue, visit))
    }

    /// One cell of the statistics, as programs read it.
    private struct Cell: Encodable {
        let day: Day
        let hour: Int
        let matter: String
        let counter: String
        let tickets: Int
        let called: Int
        let served: Int
        let waitSeconds: Int
        let longestWaitSeconds: Int
        let serviceSeconds: Int
        let longestServiceSeconds: Int
    }

    private static func statistics(_ visit: Visit) async throws -> Response {
        let from = try day("from", visit) ?? visit.today
        let through = try day("through", visit) ?? from
        let cells = try await visit.site.queue.statistics(from: from, through: through)
        return try visit.json([
            "statistics": cells.map {
                Cell(
                    day: $0.day, hour: $0.hour, matter: $0.matter, counter: $0.counter,
                    tickets: $0.tickets, called: $0.called, served: $0.served,
                    waitSeconds: $0.waitSeconds, longestWaitSeconds: $0.longestWaitSeconds,
                    serviceSeconds: $0.serviceSeconds,
                    longestServiceSeconds: $0.longestServiceSeconds)
            }
        ])
    }

    private static func day(_ name: String, _ visit: Visit) throws -> Day? {
        try visit.query(name).map { text in
            guard let day = Day(text) else {
                throw Refusal(
                    "bad_day", "“\(text)”不是有效日期，应写成 2025-01-31。",
                    "“\(text)” is not a day; write it as 2025-01-31.", at: name)
            }
            return day
        }
    }
}

extension Visit {
    /// The request's JSON, or what an empty body stands for.
    func sent<Value: Decodable>(_ empty: Value) async throws -> Value {
        guard request.headers[.contentLength] != "0" else { return empty }
        guard request.headers[.contentType] != nil else { return empty }
        return try await decoded(Value.self, limit: QueueAPI.bodyLimit)
    }
}

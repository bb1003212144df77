import Hummingbird
import Kernel
import Queue

/// What kiosks and screens do, each by the token in its path.
enum QueueDeviceAPI {
    static let all: [Route] = [
        .get("/api/devices/{token}/hall", .anybody, hall),
        .json("/api/devices/{token}/tickets", .anybody, issue),
        .json("/api/devices/{token}/check-ins", .anybody, checkIn),
        .json("/api/devices/{token}/heartbeats", .anybody, beat),
        .json("/api/devices/{token}/calls/{call}/shown", .anybody) {
            try await acknowledge(.shown, $0)
        },
        .json("/api/devices/{token}/calls/{call}/heard", .anybody) {
            try await acknowledge(.heard, $0)
        },
    ]

    /// A ticket asked for.
    private struct Wanted: Decodable {
        let matter: String
        let kind: VisitorKind?
        let priority: Priority?
        let person: String?
        let request: String?
    }

    /// An appointment's code, as it was scanned.
    private struct Scanned: Decodable {
        let secret: String
    }

    private static func hall(_ visit: Visit) async throws -> Response {
        _ = try await DeviceDoor.device(visit)
        return try visit.json(try await ToldHall(visit.site.queue, visit))
    }

    private static func issue(_ visit: Visit) async throws -> Response {
        let device = try await DeviceDoor.device(visit)
        let wanted = try await visit.decoded(Wanted.self, limit: QueueAPI.bodyLimit)
        let request = TicketRequest(
            matter: wanted.matter, kind: wanted.kind ?? .individual, priority: wanted.priority,
            person: wanted.person, request: wanted.request)
        let view = try await visit.site.queue.tickets.issue(request, from: .kiosk(device))
        return try await given(view, at: device, visit)
    }

    private static func checkIn(_ visit: Visit) async throws -> Response {
        let device = try await DeviceDoor.device(visit)
        let scanned = try await visit.decoded(Scanned.self, limit: QueueAPI.bodyLimit)
        let view = try await visit.site.queue.appointments.checkIn(
            secret: scanned.secret, from: .kiosk(device))
        return try await given(view, at: device, visit)
    }

    /// Prints the slip as the kiosk's page does, and says what became of it.
    private static func given(
        _ view: TicketView, at kiosk: Device, _ visit: Visit
    ) async throws -> Response {
        let printed = await SlipPrinting.print(view, at: kiosk, visit)
        return try visit.json(GivenTicket(ToldTicket(view), ToldSlip(printed, visit)), .created)
    }

    private static func beat(_ visit: Visit) async throws -> Response {
        _ = try await DeviceDoor.device(visit)
        return try visit.json(["status": "ok"])
    }

    private static func acknowledge(_ stage: CallStage, _ visit: Visit) async throws -> Response {
        let device = try await DeviceDoor.device(visit)
        let call = try visit.parameter("call")
        try await visit.site.queue.tickets.acknowledge(call: call, stage, by: device)
        return try visit.json(["status": "ok"])
    }
}

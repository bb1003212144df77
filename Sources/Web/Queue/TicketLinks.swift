import Kernel
import Queue
import Satisfaction

/// Where a ticket's page leads besides itself: to the help desk, to the rating of the service.
struct TicketLinks: Sendable {
    let help: String?
    let rating: String?
    /// Where this visitor takes another ticket.
    let another: String?

    init(_ ticket: Ticket, _ hall: Hall, _ visit: Visit) async throws {
        help = ticket.state == .ended ? nil : TicketLinks.helpAddress
        rating = try await TicketLinks.rating(of: ticket, visit)
        another = hall.rules.phoneCode.isEmpty ? nil : "/q/\(hall.rules.phoneCode)"
    }

    private static let helpAddress = "/help/ask"

    /// The address at which the visitor rates what was done; nil before it is served, and where
    /// nothing asks for a rating.
    private static func rating(of ticket: Ticket, _ visit: Visit) async throws -> String? {
        guard ticket.state == .ended else { return nil }
        let token = try await visit.centre.read {
            try $0.ratingToken(for: ticket.subject, step: RatedStep.counter)
        }
        return token.map { "/ratings/\($0)" }
    }
}

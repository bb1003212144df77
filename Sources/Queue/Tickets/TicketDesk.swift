import Kernel

/// Gives tickets, shows them to their visitors, and takes back those given up.
package struct TicketDesk: Sendable {
    let desks: QueueDesks

    /// Gives the next number; the same again when the request's own id is known.
    package func issue(
        _ request: TicketRequest, from source: TicketSource
    ) async throws -> TicketView { throw Fault("issue") }
    /// A visitor's ticket by its secret.
    ///
    /// - Throws: `Refusal` `no_such_ticket`.
    package func view(secret: String) async throws -> TicketView { throw Fault("view") }
    /// The visitor gives up; a ticket at a counter is finished there.
    package func giveUp(secret: String) async throws -> TicketView { throw Fault("give up") }
    /// One ticket, for staff.
    package func view(id: Ticket.ID) async throws -> TicketView { throw Fault("view") }
    /// A screen has shown, or spoken, a call named `id-n`; repeated or overtaken news is nothing.
    package func acknowledge(
        call: String, _ stage: CallStage, by device: Device
    ) async throws { throw Fault("acknowledge") }
    /// An assistant has guided a visitor at the front desk: counts as a reception (61).
    package func logReception(_ note: ReceptionNote, by actor: Actor) async throws {}
}

/// How far a call has come besides being called.
package enum CallStage: String, Sendable, Codable { case shown, heard }

/// A service of the front desk without a ticket.
package struct ReceptionNote: Sendable {
    package var service: Service
    package var visitorKind: VisitorKind
    package var matter: Matter.ID?

    package init(service: Service, visitorKind: VisitorKind, matter: Matter.ID? = nil) {
        self.service = service
        self.visitorKind = visitorKind
        self.matter = matter
    }

    /// What was done for the visitor.
    package enum Service: String, Sendable, Codable, CaseIterable {
        /// 取号
        case ticketing
        /// 引导
        case guiding
        /// 咨询
        case enquiry
        /// 填表辅导
        case forms
    }
}

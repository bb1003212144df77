import Kernel

extension TicketDesk {
    /// Forgets who a visitor was, as they may ask: the vault's row, and the digest that told them
    /// again. The ticket and the journal's chain stay whole. Needs `manageHall`.
    ///
    /// - Throws: `Refusal` when there is no such ticket, or while it is open.
    package func forget(_ id: Ticket.ID, by actor: Actor) async throws {
        let centre = desks.centre
        try await centre.write(by: actor, may: .manageHall) { transaction in
            guard let ticket = try transaction.reader.ticket(id) else {
                throw Refusal.noSuchTicket
            }
            guard ticket.state == .ended else { throw Refusal.stillOpen(ticket) }
            try centre.vault.erase(ticket.vaultID, in: transaction)
            try transaction.run("UPDATE queue_ticket SET person = NULL WHERE id = \(id)")
            try transaction.record(VisitorForgotten(), about: ticket.subject)
        }
    }
}

/// Nobody can tell any more who a ticket's visitor was.
package struct VisitorForgotten: JournalEvent {
    package static let kind = "queue.visitor_forgotten"
}

extension Refusal {
    fileprivate static func stillOpen(_ ticket: Ticket) -> Refusal {
        Refusal(
            "still_open", "\(ticket.label) 还没有结束，结束后才能删除个人信息。",
            "\(ticket.label) is still open; its visitor can be forgotten once it has ended.",
            conflict: true)
    }
}

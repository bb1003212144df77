import Kernel

/// Hands out blocks of numbered paper slips for an outage, and enters them afterwards. Needs
/// `receiveVisitor`.
///
/// Slips have the letter Z and a daily series of their own, so they never collide with tickets;
/// they are entered in order and without a gap, spoiled ones too.
package struct PaperDesk: Sendable {
    let desks: QueueDesks
    private var centre: Centre { desks.centre }

    /// Hands out the next slips of today: `Z001` to `Z050`.
    ///
    /// - Throws: `Refusal` for a number of slips that is none.
    package func handOut(_ count: Int, by actor: Actor) async throws -> PaperBlock {
        try await centre.write(by: actor, may: .receiveVisitor) { transaction in
            guard (1...200).contains(count) else { throw Refusal.badBlock }
            let day = transaction.instant.day
            let last = try transaction.reader.blocks(on: day).last?.last ?? 0
            let block = PaperBlock(
                day: day, first: last + 1, last: last + count, handedOutAt: transaction.instant,
                handedOutBy: actor.id)
            try transaction.run(
                """
                INSERT INTO queue_block (day, first, last, handed_out_at, handed_out_by)
                VALUES (\(day), \(block.first), \(block.last), \(block.handedOutAt), \(actor.id))
                """)
            try transaction.record(
                BlockHandedOut(first: block.first, last: block.last),
                about: Subject("queue.block", "\(day)-\(block.first)"))
            return block
        }
    }

    /// The blocks of a day, in order.
    package func blocks(on day: Day) async throws -> [PaperBlock] {
        try await centre.read { try $0.blocks(on: day) }
    }

    /// The number of the next slip of a day to be entered; nil when all that were handed out are.
    package func nextNumber(on day: Day) async throws -> Int? {
        try await centre.read { reader in
            let next = try reader.slipsEntered(on: day) + 1
            let last = try reader.blocks(on: day).last?.last ?? 0
            return next <= last ? next : nil
        }
    }

    /// Enters slips of a day, in order and without a gap, or none of them.
    ///
    /// - Returns: the tickets' ids.
    /// - Throws: `Refusals`, every fault at once, each naming its slip.
    @discardableResult
    package func enter(
        _ slips: [PaperSlip], of day: Day, by actor: Actor
    ) async throws -> [Ticket.ID] {
        try await centre.write(by: actor, may: .receiveVisitor) { transaction in
            let hall = try transaction.reader.hall()
            let faults = try faults(of: slips, day, hall, transaction)
            guard faults.isEmpty else { throw Refusals(faults) }
            return try slips.map { try enter($0, of: day, by: actor, transaction) }
        }
    }

    private func faults(
        of slips: [PaperSlip], _ day: Day, _ hall: Hall, _ transaction: Transaction
    ) throws -> [Refusal] {
        let last = try transaction.reader.blocks(on: day).last?.last ?? 0
        var next = try transaction.reader.slipsEntered(on: day) + 1
        return slips.flatMap { slip in
            var faults = slip.faults(of: day, at: transaction.instant, hall)
            if slip.number != next {
                faults.append(.slipGap(expected: next, found: slip.number))
            } else if slip.number > last {
                faults.append(.slipNotHandedOut(slip.number))
            }
            next += 1
            return faults
        }
    }

    private func enter(
        _ slip: PaperSlip, of day: Day, by actor: Actor, _ transaction: Transaction
    ) throws -> Ticket.ID {
        _ = try transaction.nextNumber(of: PaperSlip.letter, on: day)
        let secret = Ticket.randomSecret(at: transaction.instant)
        var ticket = Ticket(
            id: Ticket.id(of: secret), secret: secret, day: day, letter: PaperSlip.letter,
            number: slip.number, channel: .paper, kind: slip.kind, priority: slip.priority,
            issuedBy: actor.id, takenAt: slip.handedOutAt, waitsFrom: slip.handedOutAt,
            matter: slip.matter,
            place: Ticket.place(at: slip.handedOutAt) + Int64(min(slip.number, 999)))
        let isVoid = slip.fate == .void
        try transaction.record(
            ticket.issued, about: ticket.subject,
            worth: isVoid ? [] : ticket.worthOfTaking(from: nil))
        guard try transaction.add(ticket, person: nil) != nil else {
            throw Fault("slip \(ticket.label) of \(day) is there already")
        }
        try meet(slip.fate, &ticket, by: actor.id, transaction)
        return ticket.id
    }

    /// Does to a ticket what was done on paper, at the time it was done.
    private func meet(
        _ fate: PaperSlip.Fate, _ ticket: inout Ticket, by clerk: String,
        _ transaction: Transaction
    ) throws {
        switch fate {
        case .waits: return
        case .served(let counter, let called, let finished):
            _ = try ticket.call(to: counter, by: clerk, at: called)
            _ = try ticket.start(at: called)
            let event = try ticket.finish(.served, by: clerk, at: finished)
            try transaction.close(ticket, by: event)
        case .left:
            let event = try ticket.giveUp(at: transaction.instant)
            try transaction.close(ticket, by: event)
        case .void:
            ticket.end(.void, at: transaction.instant)
            try transaction.close(ticket, by: SlipVoided(label: ticket.label))
        }
    }
}

extension Reader {
    fileprivate func blocks(on day: Day) throws -> [PaperBlock] {
        try rows("SELECT * FROM queue_block WHERE day = \(day) ORDER BY first").map { row in
            try PaperBlock(
                day: row("day"), first: row("first"), last: row("last"),
                handedOutAt: row("handed_out_at"), handedOutBy: row("handed_out_by"))
        }
    }

    fileprivate func slipsEntered(on day: Day) throws -> Int {
        try first(
            """
            SELECT last FROM queue_series WHERE day = \(day) AND letter = \(PaperSlip.letter)
            """)?("last") ?? 0
    }
}

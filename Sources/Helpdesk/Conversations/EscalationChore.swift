import Kernel

extension Chore {
    /// Rings everybody, then the chief, for a call that nobody answers; and when the desk closes,
    /// makes an enquiry of it.
    static let helpEscalation = Chore("helpdesk.escalation", everySeconds: 1) { centre in
        let now = centre.clock.now()
        let due = try await centre.read { reader in
            let calls = try reader.openCalls()
            guard !calls.isEmpty else { return false }
            let clock = try reader.callClock()
            return try calls.contains { try clock.next(for: $0, at: now) != nil }
        }
        guard due else { return }
        try await centre.write(as: "system") { transaction in
            let clock = try transaction.reader.callClock()
            for call in try transaction.reader.openCalls() {
                try transaction.escalate(call, clock)
            }
        }
    }
}

/// What has become due for a call.
private enum Escalation: Hashable {
    case ring([HelpCall.Rung])
    case close
}

extension CallClock {
    /// What is due for a call; nil for nothing. Two rungs at once when nobody looked for long.
    fileprivate func next(for open: OpenCall, at now: Instant) throws -> Escalation? {
        let call = open.call
        let rules = book.rules(at: call.calledAt)
        if try isOver(open, rules.hours, at: now) { return .close }
        let seconds = try waited(call, at: now) / 1000
        var rungs: [HelpCall.Rung] = []
        if call.rung == nil, seconds >= rules.ringAllSeconds { rungs.append(.everybody) }
        if call.rung != .chief, seconds >= rules.chiefSeconds { rungs.append(.chief) }
        return rungs.isEmpty ? nil : .ring(rungs)
    }

    /// Whether the desk has closed for the day on which the call was made. Lunch closes nothing,
    /// and whoever has taken it has half an hour more to answer.
    private func isOver(
        _ open: OpenCall, _ hours: OpeningHours, at now: Instant
    ) throws -> Bool {
        guard let closing = try hours.lastClosing(on: open.call.calledAt.day, calendar) else {
            return try !hours.isOpen(at: now, calendar)
        }
        return now >= closing + (open.isTaken ? 1800 : 0)
    }
}

extension Transaction {
    fileprivate func escalate(_ open: OpenCall, _ clock: CallClock) throws {
        guard let next = try clock.next(for: open, at: instant) else { return }
        let call = open.call
        switch next {
        case .ring(let rungs):
            let waited = Int(try clock.waited(call, at: instant) / 1000)
            for rung in rungs { try ring(rung, for: call, waited) }
        case .close:
            var conversation = try mustFind(call.conversation)
            _ = try enquire(&conversation, .closing, contact: nil)
            try finish(&conversation, .closing)
        }
    }

    /// Each rung once for a call, however many processes look.
    private func ring(_ rung: HelpCall.Rung, for call: HelpCall, _ seconds: Int) throws {
        let isFirst = try run(
            """
            INSERT INTO help_escalation (call, rung, rung_at)
            VALUES (\(call.id), \(rung.rawValue), \(instant)) ON CONFLICT DO NOTHING
            """)
        guard isFirst == 1 else { return }
        try run(
            """
            UPDATE help_call SET rung = \(rung.rawValue), offered_to = NULL WHERE id = \(call.id)
            """)
        try record(
            CallEscalated(call: call.id, rung: rung, waitedSeconds: seconds),
            about: Subject("helpdesk.conversation", call.conversation))
    }
}

import Kernel

extension CaseClocks {
    /// The hall's timed cases: tickets that wait too long, and outages that last.
    static let queue = CaseClocks(
        open: { reader, instant in
            let hall = try reader.hall()
            return try reader.late(at: instant, hall) + reader.lasting(at: instant, hall)
        },
        of: { reader, subject in
            let hall = try reader.hall()
            switch subject.kind {
            case "queue.ticket":
                return try reader.ticket(subject.id).map { [TimedCase($0, hall)] } ?? []
            case "queue.outage":
                return try reader.outage(subject.id).map { [try TimedCase($0, hall)] } ?? []
            default: return []
            }
        })
}

extension Reader {
    /// The tickets that had been found to wait too long and were not called by then.
    fileprivate func late(at instant: Instant, _ hall: Hall) throws -> [TimedCase] {
        try rows(
            """
            SELECT \(part: Ticket.columns) FROM queue_ticket
            WHERE alarmed_at IS NOT NULL AND alarmed_at <= \(instant)
                AND (first_called_at IS NULL OR first_called_at > \(instant))
                AND (ended_at IS NULL OR ended_at > \(instant))
            ORDER BY alarmed_at
            """
        ).map { TimedCase(try Ticket(row: $0), hall) }
    }

    fileprivate func lasting(at instant: Instant, _ hall: Hall) throws -> [TimedCase] {
        try outages(from: instant, until: instant + 1).filter { $0.from <= instant }.map {
            try TimedCase($0, hall)
        }
    }
}

extension TimedCase {
    fileprivate init(_ ticket: Ticket, _ hall: Hall) {
        let deadline = Deadline(
            start: ticket.waitsFrom, limit: .seconds(hall.rules.longWaitMinutes * 60))
        self.init(
            ticket.subject, clock: "wait",
            title: Words("\(ticket.label) 等候叫号", "\(ticket.label) waits to be called"),
            deadline: deadline, endedAt: ticket.firstCalledAt ?? ticket.endedAt,
            permission: .manageHall, path: "/hall/tickets/\(ticket.id)")
    }

    fileprivate init(_ outage: Outage, _ hall: Hall) throws {
        let limit = Limit.seconds(hall.rules.toleratedOutageMinutes * 60)
        // Long outages end; what is far ahead of a day's tolerance changes nothing any more.
        let end = outage.until ?? outage.from + 30 * 86_400
        let pauses = try? hall.rules.hours.closedTimes(
            from: outage.from, through: end, WorkCalendar())
        self.init(
            outage.subject, clock: "outage",
            title: Words("呼叫系统停机", "The calling system is down"),
            deadline: Deadline(start: outage.from, limit: limit, pauses: pauses ?? []),
            endedAt: outage.until, permission: .manageHall, path: "/hall/outages")
    }
}

import Kernel

extension Seat {
    /// A clerk takes the counter.
    ///
    /// - Throws: `Refusal` when somebody else sits there.
    mutating func open(by clerk: String, at now: Instant) throws(Refusal) -> CounterOpened {
        guard self.clerk == nil else { throw .counterTaken(by: self) }
        (state, self.clerk, since) = (.open, clerk, now)
        return CounterOpened()
    }

    /// Calls nobody for a while; the ticket at the counter may be finished.
    mutating func pause(at now: Instant) throws(Refusal) -> CounterPaused {
        guard state == .open else { throw .counterNotOpen(self) }
        (state, since) = (.paused, now)
        return CounterPaused()
    }

    mutating func resume(at now: Instant) throws(Refusal) -> CounterResumed {
        guard state == .paused else { throw .counterNotOpen(self) }
        (state, since) = (.open, now)
        return CounterResumed()
    }

    /// The clerk leaves.
    ///
    /// - Throws: `Refusal` while a ticket is at the counter.
    mutating func close() throws(Refusal) -> CounterClosed {
        guard ticket == nil else { throw .ticketAtCounter }
        empty()
        return CounterClosed()
    }

    /// Nobody sits there any more.
    mutating func empty() {
        (state, clerk, since, ticket, lastRequest) = (.closed, nil, nil, nil, nil)
        priorityRun = 0
    }

    /// Refuses somebody who does not sit there.
    func mustBelong(to clerk: String) throws(Refusal) {
        guard self.clerk == clerk else { throw .notYourCounter(self) }
    }

    /// Refuses a call while it does not call, or has a ticket.
    func mustCall() throws(Refusal) {
        guard state == .open else { throw .counterNotOpen(self) }
        guard ticket == nil else { throw .ticketAtCounter }
    }

    /// Which rank it calls from as long as there is one.
    ///
    /// **The bound.** A counter calls priority tickets first, but after `bound` of them in a row
    /// an ordinary one, if one waits in its lines. So an ordinary ticket with `n` ordinary ones
    /// before it is called at the latest by the `(n + 1)(bound + 1)`th call of any one counter
    /// that serves it, however many priority tickets come; tickets passed over and put back before
    /// it count as before it.
    func preferredRank(bound: Int) -> Int { priorityRun < bound ? 0 : 1 }

    /// A ticket was called here for the first time since it waited.
    mutating func take(_ ticket: Ticket, at now: Instant) {
        self.ticket = ticket.id
        priorityRun = ticket.rank == 0 ? priorityRun + 1 : 0
        show(ticket, at: now)
    }

    /// What the screens show of it.
    mutating func show(_ ticket: Ticket, at now: Instant) {
        lastLabel = ticket.label(on: now.day)
        lastCall = ticket.call
        lastCalledAt = now
    }
}

extension Ticket {
    /// Its number as it is called: one kept in line over night is told from today's of the same
    /// number.
    package func label(on today: Day) -> String { day == today ? label : "昨\(label)" }
}

extension Refusal {
    static func counterTaken(by seat: Seat) -> Refusal {
        Refusal(
            "counter_occupied_by_other", "\(seat.counter) 号窗口已有人值守，请选别的窗口。",
            "Somebody sits at counter \(seat.counter) already; take another.", conflict: true)
    }

    static func sitsElsewhere(_ counter: Counter.ID) -> Refusal {
        Refusal(
            "sits_elsewhere", "您正在 \(counter) 号窗口，请先关闭那个窗口。",
            "You sit at counter \(counter); close that one first.", conflict: true)
    }

    static func counterNotOpen(_ seat: Seat) -> Refusal {
        let state = seat.state.title
        return Refusal(
            "counter_not_open", "\(seat.counter) 号窗口\(state.zh)，现在不能这样操作。",
            "Counter \(seat.counter) is \(state.en), so this cannot be done now.", conflict: true)
    }

    static func notYourCounter(_ seat: Seat) -> Refusal {
        Refusal(
            "not_your_counter", "您没有在 \(seat.counter) 号窗口值守，请先打开窗口。",
            "You do not sit at counter \(seat.counter); open it first.", conflict: true)
    }

    static let ticketAtCounter = Refusal(
        "ticket_at_counter", "窗口上还有一位，请先办结、转办或过号。",
        "There is a ticket at the counter; finish, transfer or pass it over first.",
        conflict: true)

    static let noTicketAtCounter = Refusal(
        "no_ticket_at_counter", "窗口上没有号，请先叫号。",
        "There is no ticket at the counter; call one first.", conflict: true)

    static let nobodyWaits = Refusal(
        "nobody_waits", "现在没有人在等。", "Nobody is waiting now.", conflict: true)

    static func badOutcome(_ outcome: Ticket.Outcome) -> Refusal {
        Refusal(
            "bad_outcome", "“\(outcome.title.zh)”不能由窗口选择。",
            "A counter cannot finish with “\(outcome.title.en)”.", at: "outcome")
    }

    static let sameTarget = Refusal(
        "same_target", "号票已经在这个窗口，请选别的事项或窗口。",
        "The ticket is at this counter; choose another matter or counter.", at: "target")
}

extension Seat.State {
    /// As people say it.
    package var title: Words {
        switch self {
        case .closed: Words("未开放", "closed")
        case .open: Words("办理中", "open")
        case .paused: Words("暂停", "paused")
        }
    }
}

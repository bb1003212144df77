import Kernel
import Queue

extension HallPlay {
    mutating func atCounter(_ act: HallAct) async throws {
        switch act {
        case .sitDown(let counter): try await sitDown(counter)
        case .lunch(let counter): try await rest(counter, forGood: false)
        case .backFromLunch(let counter): try await comeBack(counter)
        case .leave(let counter): try await rest(counter, forGood: true)
        case .call(let counter): try await call(counter)
        case .start(let counter): try await start(counter)
        case .passOver(let counter): try await passOver(counter)
        case .finish(let counter): try await finish(counter)
        default: break
        }
    }

    private func id(_ counter: Int) -> Counter.ID { "\(counter + 1)" }

    private mutating func sitDown(_ counter: Int) async throws {
        let (desk, clerk, id) = (queue.counters, company.clerks[counter], id(counter))
        let view = try await trial.attempt("open \(id)") { try await desk.open(id, by: clerk) }
        guard view != nil else { return agenda.note(.sitDown(counter: counter), at: now + 30) }
        counters[counter].isOpen = true
        agenda.note(.call(counter: counter), at: now + 300)
    }

    /// Goes to lunch or home once nobody waits any more; the visitor at the counter comes first.
    private mutating func rest(_ counter: Int, forGood: Bool) async throws {
        // Whoever served right through lunch has none.
        let isAfternoon = now.secondOfDay >= OpeningHours.usual.stretches[1].opens
        guard forGood || !isAfternoon else { return }
        let again: HallAct = forGood ? .leave(counter: counter) : .lunch(counter: counter)
        guard counters[counter].ticket == nil, counters[counter].isIdle else {
            if counters[counter].isOpen || counters[counter].ticket != nil {
                agenda.note(again, at: now + 120)
            }
            return
        }
        let (desk, clerk, id) = (queue.counters, company.clerks[counter], id(counter))
        let done = try await trial.attempt("rest \(id)") {
            forGood
                ? try await desk.close(id, by: clerk) : try await desk.pause(id, by: clerk)
        }
        guard done != nil else { return agenda.note(again, at: now + 30) }
        counters[counter].isOpen = false
        counters[counter].isIdle = forGood ? false : counters[counter].isIdle
    }

    private mutating func comeBack(_ counter: Int) async throws {
        // Whoever served through lunch has no pause to end.
        guard !counters[counter].isOpen, counters[counter].ticket == nil else { return }
        let (desk, clerk, id) = (queue.counters, company.clerks[counter], id(counter))
        let done = try await trial.attempt("resume \(id)") {
            try await desk.resume(id, by: clerk)
        }
        guard done != nil else {
            return agenda.note(.backFromLunch(counter: counter), at: now + 30)
        }
        counters[counter].isOpen = true
        agenda.note(.call(counter: counter), at: now + 20)
    }

    private mutating func call(_ counter: Int) async throws {
        guard counters[counter].isOpen, counters[counter].ticket == nil else { return }
        let (desk, clerk, id) = (queue.counters, company.clerks[counter], id(counter))
        let request = "\(random.next())"
        do {
            let view = try await trial.attempt("call at \(id)") {
                try await desk.callNext(id, by: clerk, request: request)
            }
            guard let ticket = view?.ticket else {
                return agenda.note(.call(counter: counter), at: now + 20)
            }
            counters[counter].isIdle = false
            counters[counter].ticket = ticket
            try await show(ticket)
            let comes = !random.happens(perMille: habits.noShow)
            agenda.note(
                comes ? .start(counter: counter) : .passOver(counter: counter),
                at: later(comes ? 15...70 : 80...120))
        } catch let refusal as Refusal where refusal.code == "nobody_waits" {
            counters[counter].isIdle = true
        }
    }

    /// The screen shows and speaks the call, and says so.
    private mutating func show(_ ticket: Ticket) async throws {
        guard let screen = setting.screen else { return }
        let (desk, call) = (queue.tickets, ticket.call)
        for stage in [CallStage.shown, .heard] {
            _ = try await trial.attempt("acknowledge") {
                try await desk.acknowledge(call: call, stage, by: screen)
            }
        }
    }

    private mutating func start(_ counter: Int) async throws {
        let (desk, clerk, id) = (queue.counters, company.clerks[counter], id(counter))
        do {
            let done = try await trial.attempt("start at \(id)") {
                try await desk.start(id, by: clerk)
            }
            agenda.note(
                done == nil ? .start(counter: counter) : .finish(counter: counter),
                at: done == nil ? now + 20 : later(habits.serviceSeconds))
        } catch let refusal as Refusal where refusal.code == "no_ticket_at_counter" {
            // The visitor has given the number back meanwhile.
            goOn(counter)
        }
    }

    private mutating func passOver(_ counter: Int) async throws {
        let (desk, clerk, id) = (queue.counters, company.clerks[counter], id(counter))
        do {
            let done = try await trial.attempt("pass over at \(id)") {
                try await desk.passOver(id, by: clerk)
            }
            guard done != nil else {
                return agenda.note(.passOver(counter: counter), at: now + 20)
            }
        } catch let refusal as Refusal where refusal.code == "no_ticket_at_counter" {}
        goOn(counter)
    }

    private mutating func finish(_ counter: Int) async throws {
        let (desk, clerk, id) = (queue.counters, company.clerks[counter], id(counter))
        let chance = random.below(1000)
        let outcome: Ticket.Outcome =
            chance < 940 ? .served : chance < 975 ? .referred : .notEligible
        let done = try await trial.attempt("finish at \(id)") {
            try await desk.finish(id, outcome, by: clerk)
        }
        guard done != nil, let ticket = counters[counter].ticket else {
            return agenda.note(.finish(counter: counter), at: now + 20)
        }
        book.tickets[ticket.id] = outcome.rawValue
        if outcome == .served, random.happens(perMille: habits.rates) {
            agenda.note(.rate(Subject("queue.ticket", ticket.id)), at: later(30...1500))
        }
        goOn(counter)
    }

    private mutating func goOn(_ counter: Int) {
        counters[counter].ticket = nil
        agenda.note(.call(counter: counter), at: later(5...40))
    }

    /// Clerks with nobody to serve look up when somebody comes.
    mutating func wakeClerks() {
        for counter in counters.indices where counters[counter].isIdle && counters[counter].isOpen {
            agenda.note(.call(counter: counter), at: later(3...25))
        }
    }
}

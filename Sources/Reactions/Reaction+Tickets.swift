import Helpdesk
import Kernel
import Queue
import Satisfaction

extension Reaction {
    /// Whoever was served at a counter may rate it, by a link that their ticket's page shows.
    static let servedTicketMayBeRated = Reaction(
        to: TicketFinished.self
    ) { event, happening, transaction in
        guard event.outcome.isService else { return }
        let matter = try transaction.reader.name(ofMatter: event.matter)
        try transaction.inviteRating(
            for: happening.subject, step: RatedStep.counter,
            ServedCase(
                channel: "counter", matter: matter.zh, place: "\(event.counter) 号窗口",
                servedBy: event.clerk))
    }

    /// A business that was served at a counter had help there, which counts for 便企服务.
    static let servedBusinessIsHelped = Reaction(
        to: TicketFinished.self
    ) { event, happening, transaction in
        guard event.outcome == .served, event.visitorKind == .business else { return }
        let matter = try transaction.reader.name(ofMatter: event.matter)
        try transaction.countCounterHelp(ticket: happening.subject, topic: matter.zh)
    }
}

extension Ticket.Outcome {
    /// Whether somebody was served: helped, sent on, or told why not. Who left was not.
    fileprivate var isService: Bool { [.served, .referred, .notEligible].contains(self) }
}

import Kernel

/// Slips of one day handed out together.
package struct PaperBlock: Hashable, Sendable {
    package let day: Day
    package let first: Int
    package let last: Int
    package let handedOutAt: Instant
    /// The account of the assistant.
    package let handedOutBy: String

    /// `Z001 – Z050`
    package var label: String {
        "\(Ticket.label(PaperSlip.letter, first)) – \(Ticket.label(PaperSlip.letter, last))"
    }
}

/// One slip as it comes back.
package struct PaperSlip: Sendable {
    /// No category has this letter, so slips never collide with tickets.
    package static let letter = "Z"

    package var number: Int
    package var matter: Matter.ID
    package var handedOutAt: Instant
    package var kind: VisitorKind
    package var priority: Priority?
    package var fate: Fate

    /// - Parameter number: as printed on the slip, without its letter.
    package init(
        number: Int, matter: Matter.ID, handedOutAt: Instant, kind: VisitorKind = .individual,
        priority: Priority? = nil, fate: Fate = .waits
    ) {
        self.number = number
        self.matter = matter
        self.handedOutAt = handedOutAt
        self.kind = kind
        self.priority = priority
        self.fate = fate
    }

    /// What became of it on paper.
    package enum Fate: Hashable, Sendable {
        /// Still waits: it joins the line at the moment it was handed out.
        case waits
        case served(at: Counter.ID, called: Instant, finished: Instant)
        case left
        /// Spoiled; only its number is kept.
        case void
    }

    var label: String { Ticket.label(Self.letter, number) }

    /// What is out of order with the slip, each fault naming it by its number.
    func faults(of day: Day, at now: Instant, _ hall: Hall) -> [Refusal] {
        var faults: [Refusal] = []
        if hall.matter(matter) == nil { faults.append(.noSuchMatter(matter)) }
        if handedOutAt.day != day || handedOutAt > now { faults.append(.badSlipTime) }
        switch fate {
        case .waits where day != now.day: faults.append(.slipDayOver)
        case .served(let counter, let called, let finished):
            if hall.counter(counter) == nil { faults.append(.noSuchCounter(counter)) }
            if called < handedOutAt || finished < called || finished > now {
                faults.append(.badSlipTime)
            }
        default: break
        }
        return faults.map { $0.at(label) }
    }
}

/// A block of numbered slips was handed out, since the system is down.
package struct BlockHandedOut: JournalEvent {
    package static let kind = "queue.block_handed_out"
    package let first: Int
    package let last: Int
}

/// A slip was spoiled, and stands for nobody.
package struct SlipVoided: JournalEvent {
    package static let kind = "queue.slip_voided"
    package let label: String
}

extension Refusal {
    static let badBlock = Refusal(
        "bad_block", "一次发放 1 到 200 张纸质号。", "Hand out from 1 to 200 slips at a time.",
        at: "count")

    static let badSlipTime = Refusal(
        "bad_slip_time", "时间要在当天、不晚于现在，并按发号、叫号、办结的先后。",
        "Times should be of that day, not later than now, and in order: handed out, called, "
            + "finished.")

    static let slipDayOver = Refusal(
        "slip_day_over", "那一天已经过去，请填写这张号的结果。",
        "That day is over; say what became of the slip.")

    static func slipGap(expected: Int, found: Int) -> Refusal {
        let (next, given) = (Ticket.label("Z", expected), Ticket.label("Z", found))
        return Refusal(
            "slip_gap", "应接着录入 \(next)，现在是 \(given)；作废的号也要录入。",
            "\(next) comes next, and this is \(given); spoiled slips are entered too.", at: given,
            conflict: true)
    }

    static func slipNotHandedOut(_ number: Int) -> Refusal {
        let label = Ticket.label("Z", number)
        return Refusal(
            "slip_not_handed_out", "\(label) 没有发放过，请核对号码。",
            "\(label) was not handed out; check the number.", at: label)
    }
}

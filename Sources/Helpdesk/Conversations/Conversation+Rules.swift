import Kernel

extension Conversation {
    /// A new one, with the knowledge base.
    init(_ draft: ConversationDraft, id: String, at now: Instant) {
        self.id = id
        audience = draft.audience
        topic = draft.topic
        startedAt = now
        state = .asking
        isShared = false
        lastOrdinal = 0
        lastWordAt = now
        unanswered = 0
        wasAnswered = false
        burst = Burst(since: now, count: 0)
    }

    /// - Throws: `conversation_over`.
    func mustBeOpen() throws(Refusal) {
        guard state != .ended else { throw .conversationOver }
    }

    /// The visitor says something.
    mutating func hearVisitor(at now: Instant) throws(Refusal) {
        try mustBeOpen()
        if now > burst.since + Burst.seconds || now < burst.since {
            burst = Burst(since: now, count: 0)
        }
        burst.count += 1
        guard burst.count <= Burst.limit else { throw .tooFast }
        lastOrdinal += 1
        lastWordAt = now
        remindedAt = nil
        if unanswered == 0 { unansweredSince = now }
        unanswered += 1
    }

    /// An assistant says something; gives the call that this answers, if one was open.
    mutating func hearAssistant(at now: Instant) throws(Refusal) -> HelpCall? {
        try mustBeOpen()
        lastOrdinal += 1
        lastWordAt = now
        remindedAt = nil
        unanswered = 0
        unansweredSince = nil
        wasAnswered = true
        guard var answered = call else { return nil }
        answered.close(.answered, at: now)
        call = nil
        return answered
    }

    /// The machine says something: no clock stops, nobody is answered.
    mutating func hearMachine() throws(Refusal) {
        try mustBeOpen()
        lastOrdinal += 1
    }

    /// A person is needed: the line is joined.
    mutating func join(_ call: HelpCall) throws(Refusal) {
        try mustBeOpen()
        state = .waiting
        holder = nil
        self.call = call
    }

    /// An assistant takes it; gives who had it before, or refuses with who has it.
    mutating func take(by account: String) throws(Refusal) -> String? {
        try mustBeOpen()
        guard state != .asking else { throw .nobodyCalled }
        let former = holder
        if let former, call?.rung == nil { throw .takenBy(former) }
        state = .talking
        holder = account
        call?.offeredTo = nil
        return former
    }

    /// It is over; gives the call that was lost by that.
    mutating func finish(_ cause: Cause, at now: Instant) throws(Refusal) -> HelpCall? {
        try mustBeOpen()
        if cause == .assistant, call != nil { throw .notAnsweredYet }
        state = .ended
        end = End(at: now, cause: cause)
        guard var lost = call else { return nil }
        lost.close(cause == .closing ? .missed : .abandoned, at: now)
        call = nil
        return lost
    }

    /// The visitor says whether it helped; once, and only of what a person answered.
    mutating func tell(solved: Bool) throws(Refusal) {
        guard state == .ended else { throw .notOverYet }
        guard self.solved == nil else { throw .alreadyTold }
        self.solved = solved
    }
}

extension HelpCall {
    mutating func close(_ outcome: Outcome, at now: Instant) {
        self.outcome = outcome
        closedAt = now
        offeredTo = nil
    }
}

import Kernel

/// Who is at the help desk.
package struct DutyDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Signs on, or changes the state: away and off return open conversations to the line.
    ///
    /// - Parameter capacity: how many conversations at once; the one they had, or the rules', when
    ///   nil.
    package func change(
        to state: Duty.State, capacity: Int? = nil, by actor: Actor
    ) async throws {
        try await centre.write(by: actor, may: .answerHelp) { transaction in
            if let capacity, !(1...Duty.mostConversations).contains(capacity) {
                throw Refusal.badCapacity
            }
            try transaction.change(actor.id, to: state, capacity: capacity)
            if state != .available { try transaction.withdrawOffers(to: actor.id) }
            if state == .away || state == .off {
                try transaction.returnAll(of: actor.id, because: state.rawValue)
            }
            try transaction.offerWaiting()
        }
    }

    /// At the end of a shift: gives every open conversation to a colleague on duty, or to the line
    /// when nil, and signs off.
    package func handOver(to account: String?, note: String, by actor: Actor) async throws {
        let faults = note.faults(at: "note", limit: 500)
        try await centre.write(by: actor, may: .answerHelp) { transaction in
            guard faults.isEmpty else { throw Refusals(faults) }
            if let account {
                try transaction.mustBePresent(account, besides: actor.id)
                for var conversation in try transaction.held(by: actor.id) {
                    try transaction.pass(
                        &conversation, from: actor.id, to: account, note: note.trimmed)
                }
            }
            try transaction.change(actor.id, to: .off, capacity: nil)
            try transaction.withdrawOffers(to: actor.id)
            try transaction.returnAll(of: actor.id, because: Duty.State.off.rawValue)
            try transaction.offerWaiting()
        }
    }

    /// Says in which topics an assistant is skilled; none means all.
    package func setSkills(
        _ topics: [String], of account: String, by actor: Actor
    ) async throws {
        try await centre.write(by: actor, may: .manageHelp) { transaction in
            let topics = Set(topics).sorted()
            for topic in topics { try transaction.mustOffer(topic) }
            try transaction.run("DELETE FROM help_skill WHERE account = \(account)")
            for topic in topics {
                try transaction.run(
                    "INSERT INTO help_skill (account, topic) VALUES (\(account), \(topic))")
            }
            try transaction.record(
                SkillsSet(topics: topics), about: Subject("helpdesk.duty", account))
        }
    }
}

/// An assistant has signed on, is busy, went away or signed off.
package struct DutyChanged: JournalEvent {
    package static let kind = "helpdesk.duty_changed"
    package let state: Duty.State
    package let capacity: Int
}

/// What an assistant is skilled in was set.
package struct SkillsSet: JournalEvent {
    package static let kind = "helpdesk.skills_set"
    package let topics: [String]
}

extension Transaction {
    fileprivate func change(_ account: String, to state: Duty.State, capacity: Int?) throws {
        let known = try reader.duty(of: account)
        let room =
            try capacity ?? known?.capacity
            ?? reader.helpRuleBook().rules(at: instant).capacity
        guard known?.state != state || known?.capacity != room else { return }
        try run(
            """
            INSERT INTO help_duty (account, state, capacity, since, offered_at)
            VALUES (\(account), \(state.rawValue), \(room), \(instant), 0)
            ON CONFLICT (account) DO UPDATE SET state = excluded.state,
                capacity = excluded.capacity, since = excluded.since
            """)
        try record(
            DutyChanged(state: state, capacity: room), about: Subject("helpdesk.duty", account))
    }

    /// - Throws: `colleague_not_on_duty`.
    func mustBePresent(_ account: String, besides own: String) throws {
        guard account != own, let duty = try reader.duty(of: account), duty.isPresent else {
            throw Refusal.colleagueNotOnDuty
        }
    }

    fileprivate func held(by account: String) throws -> [Conversation] {
        try rows(
            """
            \(part: Conversation.selection)
            WHERE c.holder = \(account) AND c.ended_at IS NULL ORDER BY c.id
            """
        ).map(Conversation.init(row:))
    }

    /// Everything that somebody held joins the line again.
    fileprivate func returnAll(of account: String, because cause: String) throws {
        for var conversation in try held(by: account) {
            try putBack(&conversation, because: cause)
        }
        try run(
            """
            UPDATE help_participant SET left_at = \(instant)
            WHERE account = \(account) AND left_at IS NULL
            """)
    }
}

extension Refusal {
    fileprivate static let badCapacity = Refusal(
        "bad_capacity", "同时接待数应在 1 到 \(Duty.mostConversations) 之间。",
        "The number of conversations at once lies between 1 and \(Duty.mostConversations).",
        at: "capacity")
}

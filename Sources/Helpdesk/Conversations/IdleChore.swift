import Kernel

extension Chore {
    /// Asks a visitor who says nothing whether they are still there, ends what stays silent, and
    /// takes a conversation from an assistant who leaves the visitor without an answer.
    static let helpIdle = Chore("helpdesk.idle", everySeconds: 15) { centre in
        let now = centre.clock.now()
        let isDue = try await centre.read { reader in
            let rules = try reader.helpRuleBook().rules(at: now)
            return try !reader.quiet(since: rules.earliestQuiet(at: now), limit: 1).isEmpty
        }
        guard isDue else { return }
        try await centre.write(as: "system") { transaction in
            let clock = try transaction.reader.callClock()
            let rules = clock.book.rules(at: transaction.instant)
            let since = rules.earliestQuiet(at: transaction.instant)
            for conversation in try transaction.reader.quiet(since: since, limit: 500) {
                try transaction.rouse(conversation, rules, clock)
            }
        }
    }

    /// Forgets which networks began how many conversations.
    static let helpOrigins = Chore("helpdesk.origins", everySeconds: 600) { centre in
        let isAny = try await centre.read {
            try $0.first("SELECT 1 AS one FROM help_origin LIMIT 1") != nil
        }
        guard isAny else { return }
        try await centre.write(as: "system") { try $0.forgetOrigins() }
    }
}

extension HelpRules {
    /// The last words before this moment may be too long ago.
    fileprivate func earliestQuiet(at now: Instant) -> Instant {
        now + -min(idleNoticeMinutes, silentMinutes) * 60
    }
}

extension Reader {
    /// Conversations with nobody's word since a moment, the quietest first; those in line are the
    /// escalation's business.
    fileprivate func quiet(since instant: Instant, limit: Int) throws -> [Conversation] {
        try rows(
            """
            \(part: Conversation.selection)
            WHERE c.ended_at IS NULL AND k.id IS NULL
                AND (c.last_word_at <= \(instant) OR c.unanswered_since <= \(instant))
            ORDER BY c.last_word_at LIMIT \(limit)
            """
        ).map(Conversation.init(row:))
    }
}

extension Transaction {
    fileprivate func rouse(
        _ quiet: Conversation, _ rules: HelpRules, _ clock: CallClock
    ) throws {
        var conversation = quiet
        let minutes = (instant - conversation.lastWordAt) / 60
        if conversation.state == .talking, let since = conversation.unansweredSince {
            // The visitor waits for the assistant, who may have lunch but not fall silent.
            let waited = try clock.served(from: since, through: instant, rules.hours)
            guard waited >= Int64(rules.silentMinutes) * 60_000,
                try rules.hours.isOpen(at: instant, clock.calendar)
            else { return }
            try putBack(&conversation, because: "silent")
        } else if minutes >= rules.idleEndMinutes {
            try finish(&conversation, .idle)
            try offerWaiting()
        } else if minutes >= rules.idleNoticeMinutes, conversation.remindedAt == nil {
            conversation.remindedAt = instant
            try note(.stillThere, in: &conversation)
            try save(conversation)
            try record(VisitorReminded(), about: conversation.subject)
        }
    }
}

/// The visitor was asked whether they are still there.
package struct VisitorReminded: JournalEvent {
    package static let kind = "helpdesk.visitor_reminded"
}

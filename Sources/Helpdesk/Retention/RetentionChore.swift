import Kernel

extension Chore {
    /// Erases what visitors wrote and how they can be reached once it has been kept long enough,
    /// as the rules say (Personal Information Protection Law, art. 19: the shortest time that the
    /// purpose needs). Ids, kinds, lengths and times stay, and with them the chain and every
    /// figure.
    static let helpRetention = Chore("helpdesk.retention", everySeconds: 3600) { centre in
        while try await Retention(centre).eraseSome() {}
    }
}

/// What of the help desk has been kept long enough.
struct Retention: Sendable {
    private static let batch = 50
    let centre: Centre

    init(_ centre: Centre) { self.centre = centre }

    /// Erases some of it; false when there is none.
    func eraseSome() async throws -> Bool {
        let now = centre.clock.now()
        guard try await !centre.read({ try $0.kept(tooLongAt: now, limit: 1) }).isEmpty else {
            return false
        }
        let vault = centre.vault
        try await centre.write(as: "system") { transaction in
            let days = try transaction.reader.helpRuleBook().rules(at: transaction.instant).keptDays
            let reason = "保存期 \(days) 天届满"
            for kept in try transaction.reader.kept(
                tooLongAt: transaction.instant, limit: Self.batch)
            {
                try transaction.erase(kept, because: reason, vault)
            }
        }
        return true
    }
}

/// One thing that has been kept long enough.
enum KeptTooLong: Hashable, Sendable {
    case conversation(String)
    case enquiry(String)
    /// A visit of which the contact is still known.
    case visit(String, contact: String)
}

extension Reader {
    /// What has been over for longer than the rules of a moment keep it, the oldest first. A
    /// conversation waits for the enquiry it became; nothing that is open is among it.
    func kept(tooLongAt now: Instant, limit: Int) throws -> [KeptTooLong] {
        let end = now + -86_400 * (try helpRuleBook().rules(at: now).keptDays)
        let conversations = try rows(
            """
            SELECT c.id FROM help_conversation c
            LEFT JOIN help_enquiry e ON e.id = c.enquiry
            WHERE c.ended_at < \(end) AND c.erased_at IS NULL
                AND (e.id IS NULL OR e.answered_at < \(end))
            ORDER BY c.ended_at LIMIT \(limit)
            """
        ).map { KeptTooLong.conversation(try $0("id")) }
        let enquiries = try rows(
            """
            SELECT id FROM help_enquiry
            WHERE answered_at < \(end) AND erased_at IS NULL AND conversation IS NULL
            ORDER BY answered_at LIMIT \(limit)
            """
        ).map { KeptTooLong.enquiry(try $0("id")) }
        let visits = try rows(
            """
            SELECT v.id, v.contact FROM help_visit v
            JOIN help_visit_step s ON s.visit = v.id AND s.step = 'close'
            WHERE s.at < \(end) AND v.contact IS NOT NULL
            ORDER BY s.at LIMIT \(limit)
            """
        ).map { KeptTooLong.visit(try $0("id"), contact: try $0("contact")) }
        return Array((conversations + enquiries + visits).prefix(limit))
    }
}

extension Transaction {
    fileprivate func erase(_ kept: KeptTooLong, because reason: String, _ vault: Vault) throws {
        switch kept {
        case .conversation(let id):
            var conversation = try mustFind(id)
            try erase(&conversation, because: reason, vault)
        case .enquiry(let id): try erase(enquiry: id, because: reason, vault)
        case .visit(let id, let contact):
            try vault.erase(contact, in: self)
            try run("UPDATE help_visit SET contact = NULL WHERE id = \(id)")
            try record(
                FieldVisitContactErased(reason: reason), about: Subject("helpdesk.visit", id))
        }
    }
}

/// How to reach whom a visit spoke to is gone; what was done stays.
package struct FieldVisitContactErased: JournalEvent {
    package static let kind = "helpdesk.visit_contact_erased"
    package let reason: String
}

let retentionIndexes: [SQL] = [
    """
    CREATE INDEX help_conversation_kept ON help_conversation (ended_at)
        WHERE erased_at IS NULL AND ended_at IS NOT NULL
    """,
    """
    CREATE INDEX help_enquiry_kept ON help_enquiry (answered_at)
        WHERE erased_at IS NULL AND conversation IS NULL
    """,
    "CREATE INDEX help_visit_contact ON help_visit (id) WHERE contact IS NOT NULL",
]

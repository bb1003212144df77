import Kernel

/// Sends what is in the outbox: each letter at least once, however often the program stops.
///
/// A letter is taken by moving its next try ahead, in a write of its own; only when the server has
/// it is it marked as sent. A crash in between sends it again, under the same Message-ID.
package struct Outbox: Sendable {
    private let centre: Centre
    private let sender: Mailbox
    private let send: @Sendable (Letter) async throws -> Void

    /// How long whoever took a letter may take to send it, in seconds, before another may.
    private static let leaseSeconds = 120
    /// Letters of one round.
    private static let limit = 50

    package init(_ centre: Centre, _ settings: SMTPSettings) {
        self.init(centre, from: settings.sender) { try await SMTPClient(settings).send($0) }
    }

    /// - Parameter send: hands one letter over, or throws.
    init(
        _ centre: Centre, from sender: Mailbox,
        send: @escaping @Sendable (Letter) async throws -> Void
    ) {
        self.centre = centre
        self.sender = sender
        self.send = send
    }

    /// Sends everything that is due.
    ///
    /// - Returns: how many letters a server has taken.
    @discardableResult
    package func sendDue() async throws -> Int {
        var sent = 0
        for letter in try await take() where try await deliver(letter) { sent += 1 }
        return sent
    }

    /// Takes what is due, so that no other process sends it meanwhile.
    private func take() async throws -> [OutboxLetter] {
        try await centre.write(as: "mail") { transaction in
            let due = try transaction.rows(
                """
                SELECT * FROM mail_letter WHERE sent_at IS NULL AND given_up_at IS NULL
                    AND due_at <= \(transaction.instant) ORDER BY due_at, id LIMIT \(Self.limit)
                """
            ).map(OutboxLetter.init(row:))
            for letter in due {
                try transaction.run(
                    """
                    UPDATE mail_letter SET due_at = \(transaction.instant + Self.leaseSeconds),
                        attempts = attempts + 1 WHERE id = \(letter.id)
                    """)
            }
            return due
        }
    }

    private func deliver(_ letter: OutboxLetter) async throws -> Bool {
        let vault = centre.vault
        let (address, isConfirmed) = try await centre.read { reader in
            let address = try vault.open(letter.account, in: reader)?.mail
            return (
                address,
                try address.map { try reader.isConfirmed($0, of: letter.account, vault) } ?? false
            )
        }
        guard let address, let recipient = try? Mailbox(address) else {
            try await giveUp(letter, "the person has no mail address any more")
            return false
        }
        guard isConfirmed || letter.confirmsAddress else {
            try await giveUp(letter, "the mail address is not confirmed")
            return false
        }
        do {
            try await send(
                Letter(
                    id: letter.id, from: sender, to: recipient, subject: letter.subject,
                    body: letter.body, writtenAt: letter.queuedAt))
        } catch {
            try await failed(letter, "\(error)")
            return false
        }
        _ = try await centre.write(as: "mail") { transaction in
            try transaction.run(
                """
                UPDATE mail_letter SET sent_at = \(transaction.instant), fault = NULL
                WHERE id = \(letter.id)
                """)
        }
        return true
    }

    private func failed(_ letter: OutboxLetter, _ fault: String) async throws {
        let fault = String(fault.prefix(300))
        let isOver = centre.clock.now() - letter.queuedAt >= OutboxLetter.hours * 3_600
        guard !isOver else { return try await giveUp(letter, fault) }
        let pause = OutboxLetter.pause(after: letter.attempts + 1)
        _ = try await centre.write(as: "mail") { transaction in
            try transaction.run(
                """
                UPDATE mail_letter SET due_at = \(transaction.instant + pause), fault = \(fault)
                WHERE id = \(letter.id)
                """)
        }
    }

    /// Its words stay in the outbox, and the journal tells that it never went out.
    private func giveUp(_ letter: OutboxLetter, _ fault: String) async throws {
        try await centre.write(as: "mail") { transaction in
            try transaction.run(
                """
                UPDATE mail_letter SET given_up_at = \(transaction.instant), fault = \(fault)
                WHERE id = \(letter.id)
                """)
            try transaction.record(
                MailGivenUp(attempts: letter.attempts + 1),
                about: Subject("mail.letter", letter.id))
        }
    }
}

/// A mail was tried for three days, and no server took it.
struct MailGivenUp: JournalEvent {
    static let kind = "mail.given_up"
    let attempts: Int
}

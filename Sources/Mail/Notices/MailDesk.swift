import Kernel

/// Who wants which mail, and where it reaches them; the address is in the vault.
package struct MailDesk: Sendable {
    let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// What somebody chose.
    ///
    /// Nothing but a link to confirm it goes to a new address before that link was opened.
    ///
    /// - Parameters:
    ///   - address: where mail goes; an empty one ends all mail and is forgotten.
    ///   - site: where the site is reached, for the link; nil while no mail is sent at all.
    /// - Throws: `bad_mail_address`, `person_unknown`, `too_many_letters`.
    package func choose(
        _ choice: MailChoice, address: String, site: String? = nil, by actor: Actor
    ) async throws {
        let mailbox = address.isEmpty ? nil : try Mailbox(address)
        if mailbox == nil, choice.wantsAnything { throw Refusal.addressMissing }
        let (vault, account) = (centre.vault, actor.id)
        try await centre.write(as: actor.id) { transaction in
            guard var person = try vault.open(actor.id, in: transaction.reader) else {
                throw Refusal.personUnknown
            }
            let isNew = person.mail != mailbox?.address
            person.mail = mailbox?.address
            try vault.seal(person, as: actor.id, in: transaction)
            try transaction.keepMailAddress(mailbox?.address, of: account, vault)
            if let address = mailbox?.address, let site, isNew {
                try transaction.askToConfirm(address, of: account, site: site, vault)
            }
            try transaction.run(
                """
                INSERT INTO mail_choice (account, warnings, returns, chosen_at)
                VALUES (\(account), \(choice.warnings ? 1 : 0), \(choice.returns ? 1 : 0),
                    \(transaction.instant))
                ON CONFLICT (account) DO UPDATE SET warnings = excluded.warnings,
                    returns = excluded.returns, chosen_at = excluded.chosen_at
                """)
            try transaction.record(
                MailChosen(
                    warnings: choice.warnings, returns: choice.returns,
                    hasAddress: mailbox != nil), about: Subject("account", actor.id))
        }
    }
}

/// Which mail somebody wants; none unless they say so.
package struct MailChoice: Hashable, Sendable {
    /// Cases that are nearly due or late, and warnings of the monitoring.
    package var warnings: Bool
    /// What was returned to be put right.
    package var returns: Bool

    package init(warnings: Bool = false, returns: Bool = false) {
        self.warnings = warnings
        self.returns = returns
    }

    package var wantsAnything: Bool { warnings || returns }
}

extension Reader {
    /// What somebody chose; nothing until they do.
    package func mailChoice(of account: String) throws -> MailChoice {
        let row = try first(
            "SELECT warnings, returns FROM mail_choice WHERE account = \(account)")
        guard let row else { return MailChoice() }
        return try MailChoice(
            warnings: row("warnings") as Int == 1, returns: row("returns") as Int == 1)
    }

    /// Everybody who wants any mail, and whose address is confirmed.
    func mailChoices() throws -> [String: MailChoice] {
        var choices: [String: MailChoice] = [:]
        for row in try rows(
            """
            SELECT c.account, c.warnings, c.returns FROM mail_choice c
            JOIN mail_address a ON a.account = c.account AND a.confirmed_at IS NOT NULL
            WHERE c.warnings = 1 OR c.returns = 1
            """)
        {
            choices[try row("account")] = try MailChoice(
                warnings: row("warnings") as Int == 1, returns: row("returns") as Int == 1)
        }
        return choices
    }
}

/// Somebody chose which mail they want; where to is in the vault alone.
struct MailChosen: JournalEvent {
    static let kind = "mail.chosen"
    let warnings: Bool
    let returns: Bool
    let hasAddress: Bool
}

extension Refusal {
    static let addressMissing = Refusal(
        "address_missing", "请填写邮箱地址，或者取消勾选。",
        "Give a mail address, or tick nothing.", at: "address")

    static let personUnknown = Refusal(
        "person_unknown", "这个账号没有对应的人员，不能接收邮件。",
        "Nobody is behind this account, so it cannot have mail.", conflict: true)
}

import Kernel

/// Finds what people asked to be told of, and writes it to them: once for each thing, all of one
/// round in one letter.
package struct Postman: Sendable {
    private let centre: Centre
    private let people: @Sendable (Reader, Day) throws -> [MailPerson]
    /// Where the site is reached, such as `https://centre.example`; no link without it.
    private let site: String?

    /// - Parameter people: who can sign in on a day, with whom they stand in for.
    package init(
        _ centre: Centre, site: String?,
        people: @escaping @Sendable (Reader, Day) throws -> [MailPerson]
    ) {
        self.centre = centre
        self.site = site
        self.people = people
    }

    /// Puts what is new into the outbox.
    ///
    /// - Returns: how many letters.
    @discardableResult
    package func collect() async throws -> Int {
        let now = centre.clock.now()
        let (cases, people, choices) = try await centre.read { reader in
            let choices = try reader.mailChoices()
            guard !choices.isEmpty else { return ([TimedCase](), [MailPerson](), choices) }
            return (
                try centre.openCases(reader, at: now),
                try self.people(reader, now.day).filter { choices[$0.actor.id] != nil }, choices
            )
        }
        let notices = Notice.all(cases, at: now)
        return try await centre.write(as: "mail") { transaction in
            let returns = try transaction.newReturns()
            var letters = 0
            for person in people {
                let choice = choices[person.actor.id] ?? MailChoice()
                let new = try notices.filter { notice in
                    try choice.warnings && person.worksOn(notice.timed)
                        && transaction.note(notice, for: person.actor.id)
                }
                let returned = choice.returns ? returns.filter { $0.concerns(person.actor) } : []
                guard let text = MailText(new, returned, site: site) else { continue }
                try transaction.queueMail(
                    to: person.actor.id, subject: text.subject, body: text.body)
                letters += 1
            }
            return letters
        }
    }
}

/// Somebody who may be told of work.
package struct MailPerson: Sendable {
    package let actor: Actor
    /// The accounts whose work they have: their own, and those they stand in for.
    package let own: Set<String>

    package init(_ actor: Actor, standingInFor others: Set<String> = []) {
        self.actor = actor
        own = others.union([actor.id])
    }

    /// Theirs, or nobody's and of their kind of work.
    func worksOn(_ timed: TimedCase) -> Bool {
        timed.assignee.map(own.contains) ?? actor.may(timed.permission)
    }
}

/// A case that somebody should hear of, and how far it is.
struct Notice: Hashable, Sendable {
    let timed: TimedCase
    let stage: Stage
    let due: Instant?

    /// What is to be said of it, once each.
    enum Stage: String, Sendable {
        case begun, soon, late
    }

    /// Cases that run by the second are over before a mail is read; of what the performance cycle
    /// asks, the beginning is told too.
    static func all(_ cases: [TimedCase], at now: Instant) -> [Notice] {
        let calendar = WorkCalendar()
        return cases.compactMap { timed in
            if case .seconds = timed.deadline.limit { return nil }
            // A year without published holidays has no working days to count.
            guard let end = try? timed.deadline.due(calendar) else { return nil }
            let isWarning = timed.subject.kind.hasPrefix("performance.")
            let stage: Stage? =
                now > end ? .late : end - now <= 24 * 3_600 ? .soon : isWarning ? .begun : nil
            return stage.map { Notice(timed: timed, stage: $0, due: end) }
        }.sorted { ($0.due ?? now, $0.timed.path) < ($1.due ?? now, $1.timed.path) }
    }
}

extension Transaction {
    /// Notes that somebody is told of it; false when they were before.
    fileprivate func note(_ notice: Notice, for account: String) throws -> Bool {
        try run(
            """
            INSERT INTO mail_notice (account, subject, clock, stage, noticed_at)
            VALUES (\(account), \(notice.timed.subject), \(notice.timed.clock),
                \(notice.stage.rawValue), \(instant))
            ON CONFLICT (account, subject, clock, stage) DO NOTHING
            """) > 0
    }
}

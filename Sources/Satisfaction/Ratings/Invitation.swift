import Kernel

/// Who was served, at which step, may rate it once: every rating comes from a real case.
package struct Invitation: Hashable, Sendable {
    package let id: String
    /// The served case of another desk, such as `queue.ticket/0192…`.
    package let subject: String
    /// Which step of the case was served, such as `service`.
    package let step: String
    /// What the visitor's link holds; nowhere in the journal.
    package let token: String
    package let service: ServedCase
    package let invitedAt: Instant
    package let expiresAt: Instant

    /// Whether it may still be used.
    package func isOpen(at now: Instant) -> Bool { now <= expiresAt }
}

/// What was served, where and by whom, as the desk that served it says. No visitor's data.
package struct ServedCase: Hashable, Sendable {
    /// How the visitor came: `counter`, `online`, …
    package let channel: String
    /// The matter in words people know: 食品生产许可.
    package let matter: String
    /// The counter or the desk: 3 号窗口.
    package let place: String
    /// The account of whoever served; empty where nobody did.
    package let servedBy: String

    package init(channel: String, matter: String, place: String, servedBy: String) {
        self.channel = channel
        self.matter = matter
        self.place = place
        self.servedBy = servedBy
    }
}

extension Transaction {
    /// Invites whoever was served to rate this step of their case, and returns the token of their
    /// link; asked again for the same step, it returns the same.
    ///
    /// For the desk that served: called in the write that ends the service.
    @discardableResult
    package func inviteRating(
        for subject: Subject, step: String, _ service: ServedCase
    ) throws -> String {
        if let token = try reader.ratingToken(for: subject, step: step) { return token }
        let rules = try reader.satisfactionRules(on: instant.day)
        let invitation = Invitation(
            id: Identifier.make(at: instant), subject: subject.description, step: step,
            token: Token.make(), service: service, invitedAt: instant,
            expiresAt: instant + rules.invitationDays * 86_400)
        let event = RatingInvited(
            about: subject.description, step: step, channel: service.channel,
            matter: service.matter, place: service.place, servedBy: service.servedBy,
            expiresAt: invitation.expiresAt)
        let sequence = try record(
            event, about: Subject("satisfaction.invitation", invitation.id),
            worth: [
                Observation(.invitationsUsed, on: instant.day, 0, of: 1, part: service.channel)
            ])
        try insert(invitation, sequence)
        return invitation.token
    }
}

extension Reader {
    /// The token of the link by which this step may be rated; nil when nobody was invited.
    package func ratingToken(for subject: Subject, step: String) throws -> String? {
        try first(
            """
            SELECT token FROM rating_invitation
            WHERE subject = \(subject) AND step = \(step)
            """
        ).map { try $0("token") }
    }

    /// The invitation whose link holds this token; nil when there is none.
    package func invitation(token: String) throws -> Invitation? {
        try first("SELECT * FROM rating_invitation WHERE token = \(token)")
            .map(Invitation.init(row:))
    }
}

/// The steps of other desks' cases that visitors rate.
package enum RatedStep {
    /// A ticket that a counter finished.
    package static let counter = "counter"
    /// A conversation in which a person answered.
    package static let conversation = "conversation"
}

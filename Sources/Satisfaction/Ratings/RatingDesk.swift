import Kernel

/// Takes ratings from visitors who were served, and looks after what they wrote.
package struct RatingDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// The account that the journal names for visitors, who have none.
    package static let visitor = "visitor"

    /// Keeps what a visitor gives by the link they hold; a bad one opens its bad review in the
    /// same write.
    ///
    /// - Returns: the id of the rating.
    /// - Throws: `Refusal` for an unknown, expired or used link; `Refusals` for fields not in
    ///   order.
    package func rate(token: String, _ draft: RatingDraft) async throws -> String {
        let vault = centre.vault
        return try await centre.write(as: Self.visitor) { transaction in
            guard let invitation = try transaction.reader.invitation(token: token) else {
                throw Refusal.noSuchInvitation
            }
            guard try transaction.reader.rating(of: invitation) == nil else {
                throw Refusal.alreadyRated
            }
            guard invitation.isOpen(at: transaction.instant) else {
                throw Refusal.invitationExpired(invitation.expiresAt.day)
            }
            let sound = try draft.checked()
            let id = try transaction.keep(sound, invitation)
            if let person = sound.person {
                try vault.seal(person, as: Rating.person(id), in: transaction)
            }
            if sound.grade.isBad { try transaction.openBadReview(of: id, sound, invitation) }
            return id
        }
    }

    /// Keeps a rating's words from the public page; its grade and its reasons stay.
    ///
    /// - Throws: `Refusal` without a reason.
    package func withholdWords(
        of id: String, because reason: String, by actor: Actor
    ) async throws {
        try await centre.write(by: actor, may: .handleReview) { transaction in
            guard !reason.isBlank else { throw Refusal.missing("reason", "理由", "reason") }
            try [Refusal](PublicText.faults(reason, at: "reason")).throwAny()
            try transaction.requireRating(id)
            try transaction.record(
                RatingWordsWithheld(reason: reason), about: Subject("satisfaction.rating", id))
            try transaction.run("UPDATE rating SET withheld = \(reason) WHERE id = \(id)")
        }
    }

    /// Removes a visitor's name, number and words for good, as they may ask.
    package func erasePerson(
        of id: String, because reason: String, by actor: Actor
    ) async throws {
        let vault = centre.vault
        try await centre.write(by: actor, may: .handleReview) { transaction in
            guard !reason.isBlank else { throw Refusal.missing("reason", "理由", "reason") }
            try [Refusal](PublicText.faults(reason, at: "reason")).throwAny()
            try transaction.requireRating(id)
            try vault.erase(Rating.person(id), in: transaction)
            try transaction.record(
                RatingPersonErased(reason: reason), about: Subject("satisfaction.rating", id))
            try transaction.run("UPDATE rating SET words = '', named = 0 WHERE id = \(id)")
        }
    }

    /// Who gave a rating, for whoever contacts them; that it was looked up is journalled.
    package func person(of id: String, by actor: Actor) async throws -> Person? {
        let vault = centre.vault
        return try await centre.write(by: actor, may: .handleReview) { transaction in
            try transaction.requireRating(id)
            try transaction.record(
                RatingPersonSeen(), about: Subject("satisfaction.rating", id))
            return try vault.open(Rating.person(id), in: transaction.reader)
        }
    }
}

extension Refusal {
    /// There is no invitation with the token.
    package static let noSuchInvitation = Refusal(
        "no_such_invitation", "这个评价链接不存在。请扫描小票或页面上的二维码。",
        "There is no such rating link. Scan the code on your ticket or page.")

    /// The step was rated before.
    package static let alreadyRated = Refusal(
        "already_rated", "这次服务已经评价过，一事只评一次。",
        "This service has been rated already; each is rated once.", conflict: true)

    static func invitationExpired(_ day: Day) -> Refusal {
        Refusal(
            "invitation_expired", "评价已于 \(day) 截止。如需反映问题，请拨打 12345 或到前台。",
            "Rating ended on \(day). Tell the front desk or call 12345 instead.", conflict: true)
    }

    static let noSuchRating = Refusal(
        "no_such_rating", "没有这条评价。", "There is no such rating.")
}

import Kernel

extension Transaction {
    func insert(_ invitation: Invitation, _ sequence: Int64) throws {
        let service = invitation.service
        try run(
            """
            INSERT INTO rating_invitation (id, subject, step, token, channel, matter, place,
                served_by, invited_at, expires_at, sequence)
            VALUES (\(invitation.id), \(invitation.subject), \(invitation.step),
                \(invitation.token), \(service.channel), \(service.matter), \(service.place),
                \(service.servedBy), \(invitation.invitedAt), \(invitation.expiresAt),
                \(sequence))
            """)
    }

    /// Keeps a rating and what it is worth; returns its id.
    func keep(_ sound: SoundRating, _ invitation: Invitation) throws -> String {
        let id = Identifier.make(at: instant)
        let service = invitation.service
        let event = RatingGiven(
            invitation: invitation.id, grade: sound.grade.rawValue,
            reasons: sound.reasons.map(\.rawValue), wordsLength: sound.words.count,
            isNamed: sound.person != nil, matter: service.matter, place: service.place,
            servedBy: service.servedBy)
        // That the invitation was used counts for the day it was given, so that no day has more
        // ratings than invitations.
        let used = Observation(
            .invitationsUsed, on: invitation.invitedAt.day, 1, of: 0, part: service.channel)
        let sequence = try record(
            event, about: Subject("satisfaction.rating", id),
            worth: sound.observations(service, on: instant.day) + [used])
        try run(
            """
            INSERT INTO rating (id, invitation, grade, reasons, words, named, rated_at, sequence)
            VALUES (\(id), \(invitation.id), \(sound.grade.rawValue),
                \(sound.reasons.map(\.rawValue).joined(separator: "\n")), \(sound.words),
                \(sound.person == nil ? 0 : 1), \(instant), \(sequence))
            """)
        return id
    }

    func requireRating(_ id: String) throws {
        guard try first("SELECT id FROM rating WHERE id = \(id)") != nil else {
            throw Refusal.noSuchRating
        }
    }
}

extension Invitation {
    init(row: Row) throws {
        id = try row("id")
        subject = try row("subject")
        step = try row("step")
        token = try row("token")
        service = try ServedCase(
            channel: row("channel"), matter: row("matter"), place: row("place"),
            servedBy: row("served_by"))
        invitedAt = try row("invited_at")
        expiresAt = try row("expires_at")
    }
}

extension Rating {
    static let selection: SQL = """
        SELECT i.*, r.id AS rating, r.grade, r.reasons, r.words, r.named, r.rated_at,
            r.sequence AS rated_sequence, r.withheld, b.id AS review, b.state, b.reply,
            b.replied_at
        FROM rating r JOIN rating_invitation i ON i.id = r.invitation
        LEFT JOIN bad_review b ON b.rating = r.id
        """

    init(row: Row) throws {
        id = try row("rating")
        invitation = try Invitation(row: row)
        let grade: Int = try row("grade")
        guard let known = RatingGrade(rawValue: grade) else { throw Fault("no grade \(grade)") }
        self.grade = known
        let codes: String = try row("reasons")
        reasons = codes.split(separator: "\n").compactMap { RatingReason(rawValue: String($0)) }
        words = try row("words")
        isNamed = try row("named") == 1
        ratedAt = try row("rated_at")
        sequence = try row("rated_sequence")
        withheld = try row("withheld")
        let review: String? = try row("review")
        self.review = try review.map { review in
            try Review(
                id: review, state: BadReview.State(stored: row("state")), reply: row("reply"),
                repliedAt: row("replied_at"))
        }
    }
}

extension Reader {
    /// The rating given by an invitation; nil when none was.
    package func rating(of invitation: Invitation) throws -> Rating? {
        try first("\(part: Rating.selection) WHERE r.invitation = \(invitation.id)")
            .map(Rating.init(row:))
    }

    /// One rating; nil when there is none.
    package func rating(_ id: String) throws -> Rating? {
        try first("\(part: Rating.selection) WHERE r.id = \(id)").map(Rating.init(row:))
    }
}

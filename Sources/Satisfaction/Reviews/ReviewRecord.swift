import Kernel

extension Transaction {
    /// Opens the bad review of a rating, in the same write.
    func openBadReview(
        of rating: String, _ sound: SoundRating, _ invitation: Invitation
    ) throws {
        let id = Identifier.make(at: instant)
        let rules = try reader.satisfactionRules(on: instant.day)
        let service = invitation.service
        let event = BadReviewOpened(
            rating: rating, grade: sound.grade.rawValue, matter: service.matter,
            place: service.place, servedBy: service.servedBy, isNamed: sound.person != nil,
            contactWorkingDays: rules.contactWorkingDays,
            rectificationWorkingDays: rules.rectificationWorkingDays)
        let received = Observation(
            .badReviewsAnswered, on: instant.day, 0, of: 1, part: service.matter)
        let sequence = try record(event, about: BadReview.subject(id), worth: [received])
        try run(
            """
            INSERT INTO bad_review (id, rating, state, opened_at, contact_days,
                rectification_days, opened_sequence)
            VALUES (\(id), \(rating), \(BadReview.State.received.rawValue), \(instant),
                \(rules.contactWorkingDays), \(rules.rectificationWorkingDays), \(sequence))
            """)
    }

    /// Keeps what has changed of a bad review.
    func update(_ review: BadReview) throws {
        let (objection, extended) = (review.objection, review.extensionAsked)
        let decision = objection?.decision
        try run(
            """
            UPDATE bad_review SET state = \(review.state.rawValue),
                rectification_days = \(review.rectificationWorkingDays),
                handler = \(review.handler), contacted_at = \(review.contactedAt),
                put_right_at = \(review.putRightAt), reply = \(review.reply),
                replied_at = \(review.repliedAt), closed_at = \(review.closedAt),
                replied_sequence = \(review.entries.replied),
                put_right_sequence = \(review.entries.putRight),
                objected_by = \(objection?.by), objected_at = \(objection?.filedAt),
                objection = \(objection?.reason), evidence = \(objection?.paper),
                upheld = \(decision.map { $0.upheld ? 1 : 0 }), decided_by = \(decision?.by),
                decided_at = \(decision?.at), decision = \(decision?.reason),
                extension_by = \(extended?.by), extension_at = \(extended?.askedAt),
                extension_reason = \(extended?.reason),
                extension_approved_by = \(extended?.approvedBy)
            WHERE id = \(review.id)
            """)
    }
}

extension BadReview {
    static let selection: SQL = """
        SELECT b.*, r.sequence AS rating_sequence, i.served_by, i.matter
        FROM bad_review b JOIN rating r ON r.id = b.rating
        JOIN rating_invitation i ON i.id = r.invitation
        """

    init(row: Row) throws {
        id = try row("id")
        rating = try row("rating")
        servedBy = try row("served_by")
        matter = try row("matter")
        openedAt = try row("opened_at")
        contactWorkingDays = try row("contact_days")
        rectificationWorkingDays = try row("rectification_days")
        state = try State(stored: row("state"))
        handler = try row("handler")
        contactedAt = try row("contacted_at")
        putRightAt = try row("put_right_at")
        reply = try row("reply")
        repliedAt = try row("replied_at")
        closedAt = try row("closed_at")
        entries = try Entries(
            opened: row("opened_sequence"), rating: row("rating_sequence"),
            replied: row("replied_sequence"), putRight: row("put_right_sequence"))
        objection = try Objection(row: row)
        extensionAsked = try Extension(row: row)
    }
}

extension BadReview.Objection {
    fileprivate init?(row: Row) throws {
        guard let by: String = try row("objected_by") else { return nil }
        self.by = by
        filedAt = try row("objected_at")
        reason = try row("objection")
        paper = try row("evidence")
        guard let decider: String = try row("decided_by") else { return }
        let upheld: Int = try row("upheld")
        decision = try Decision(
            upheld: upheld == 1, by: decider, at: row("decided_at"), reason: row("decision"))
    }
}

extension BadReview.Extension {
    fileprivate init?(row: Row) throws {
        guard let by: String = try row("extension_by") else { return nil }
        self.by = by
        askedAt = try row("extension_at")
        reason = try row("extension_reason")
        approvedBy = try row("extension_approved_by")
    }
}

let reviewTables: [SQL] = [
    """
    CREATE TABLE bad_review (
        id TEXT NOT NULL PRIMARY KEY, rating TEXT NOT NULL UNIQUE REFERENCES rating,
        state TEXT NOT NULL, opened_at BIGINT NOT NULL, contact_days BIGINT NOT NULL,
        rectification_days BIGINT NOT NULL, handler TEXT, contacted_at BIGINT,
        put_right_at BIGINT, reply TEXT, replied_at BIGINT, closed_at BIGINT,
        opened_sequence BIGINT NOT NULL REFERENCES journal,
        replied_sequence BIGINT REFERENCES journal, put_right_sequence BIGINT REFERENCES journal,
        objected_by TEXT, objected_at BIGINT, objection TEXT, evidence TEXT, upheld BIGINT,
        decided_by TEXT, decided_at BIGINT, decision TEXT, extension_by TEXT,
        extension_at BIGINT, extension_reason TEXT, extension_approved_by TEXT)
    """,
    "CREATE INDEX bad_review_contacted ON bad_review (contacted_at)",
    "CREATE INDEX bad_review_put_right ON bad_review (put_right_at)",
    "CREATE INDEX bad_review_opened ON bad_review (opened_sequence)",
    "CREATE INDEX bad_review_open ON bad_review (opened_at) WHERE closed_at IS NULL",
    """
    CREATE TABLE bad_review_note (
        sequence BIGINT NOT NULL PRIMARY KEY REFERENCES journal,
        review TEXT NOT NULL REFERENCES bad_review, note TEXT NOT NULL, paper TEXT)
    """,
    "CREATE INDEX bad_review_note_review ON bad_review_note (review)",
]

import Kernel

/// Sees bad reviews through: contact, rectification, reply, call back.
package struct ReviewDesk: Sendable {
    let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    static let noteLimit = 2000

    /// Puts a bad review on the worklist of whoever takes it.
    package func take(_ id: String, by actor: Actor) async throws {
        try await change(id, by: actor) { review, transaction in
            try review.mustNotBeOwn(actor.id)
            guard !review.state.isFinal else { throw Refusal.notNow(.contact, review.state) }
            review.handler = actor.id
            return try transaction.record(
                BadReviewTaken(handler: actor.id), about: BadReview.subject(id))
        }
    }

    /// Notes that the visitor was contacted, or why not, and what was found.
    ///
    /// - Throws: `Refusals` for a note that is missing or too long.
    package func contact(
        _ id: String, _ outcome: ContactOutcome, note: String, by actor: Actor
    ) async throws {
        try await change(id, by: actor, note: note) { review, transaction in
            try review.contact(by: actor.id, at: transaction.instant)
            return try transaction.record(
                BadReviewContacted(outcome: outcome.rawValue, noteLength: note.count),
                about: BadReview.subject(id))
        }
    }

    /// Notes what was done to put it right, which ends its clock.
    package func putRight(
        _ id: String, note: String, paper: String? = nil, by actor: Actor
    ) async throws {
        try await change(id, by: actor, note: note, paper: paper) { review, transaction in
            try review.putRight(by: actor.id, at: transaction.instant)
            let days = try review.rectification.elapsed(
                at: transaction.instant, WorkCalendar())
            let observation = Observation(
                measure: MeasureName.rectificationWorkingDays.rawValue,
                day: transaction.instant.day, amount: days, breakdown: review.matter)
            let sequence = try transaction.record(
                BadReviewPutRight(workingDays: days, noteLength: note.count, paper: paper),
                about: BadReview.subject(id), worth: [observation])
            review.entries.putRight = sequence
            return sequence
        }
    }

    /// Answers in public.
    ///
    /// - Throws: `Refusals` for a reply that is missing, too long, or holds what must not be
    ///   published: numbers of people, the visitor's name.
    package func reply(_ id: String, _ text: String, by actor: Actor) async throws {
        let vault = centre.vault
        try await change(id, by: actor) { review, transaction in
            let person = try vault.open(Rating.person(review.rating), in: transaction.reader)
            var faults: [Refusal] = []
            faults.check(text, "reply", "回复", "reply", limit: 1000)
            faults += PublicText.faults(
                text, at: "reply", naming: person.map { [$0.name] } ?? [])
            try faults.throwAny()
            let isFirst = review.repliedAt == nil
            try review.answer(text, by: actor.id, at: transaction.instant)
            // Counts for the day the review was received, so that a share never passes 100.
            let answered = Observation(
                .badReviewsAnswered, on: review.openedAt.day, 1, of: 0, part: review.matter)
            let sequence = try transaction.record(
                BadReviewReplied(reply: text), about: BadReview.subject(id),
                worth: isFirst ? [answered] : [])
            if isFirst { review.entries.replied = sequence }
            return sequence
        }
    }

    /// Notes the call back; a visitor who is not satisfied may have it put right once more.
    package func followUp(
        _ id: String, _ outcome: FollowUpOutcome, note: String, reopens: Bool = false,
        by actor: Actor
    ) async throws {
        let reopens = reopens && outcome == .unsatisfied
        try await change(id, by: actor, note: note) { review, transaction in
            let putRight = review.entries.putRight
            try review.followUp(reopens: reopens, by: actor.id)
            if reopens { review.entries.putRight = nil }
            // What was not put right does not count as put right.
            let retracted =
                reopens ? putRight.map { [ObservationID(sequence: $0, ordinal: 0)] } : nil
            return try transaction.record(
                BadReviewFollowedUp(
                    outcome: outcome.rawValue, reopened: reopens, noteLength: note.count),
                about: BadReview.subject(id), retracting: retracted ?? [])
        }
    }

    /// Closes a bad review.
    package func close(_ id: String, by actor: Actor) async throws {
        try await change(id, by: actor) { review, transaction in
            try review.close(by: actor.id, at: transaction.instant)
            return try transaction.record(BadReviewClosed(), about: BadReview.subject(id))
        }
    }
}

extension ReviewDesk {
    /// Reads the review, lets it change, and keeps it with the note of the step.
    func change(
        _ id: String, by actor: Actor, may permission: Permission = .handleReview,
        note: String? = nil, paper: String? = nil,
        _ act: @escaping @Sendable (inout BadReview, Transaction) throws -> Int64
    ) async throws {
        try await centre.write(by: actor, may: permission) { transaction in
            var faults: [Refusal] = []
            if let note { faults.check(note, "note", "情况", "note", limit: Self.noteLimit) }
            try faults.throwAny()
            guard var review = try transaction.reader.badReview(id) else {
                throw Refusal.noSuchReview
            }
            let sequence = try act(&review, transaction)
            try transaction.update(review)
            guard let note else { return }
            try transaction.run(
                """
                INSERT INTO bad_review_note (sequence, review, note, paper)
                VALUES (\(sequence), \(id), \(note), \(paper))
                """)
        }
    }
}

extension Refusal {
    static let noSuchReview = Refusal(
        "no_such_review", "没有这件差评。", "There is no such bad review.")
}

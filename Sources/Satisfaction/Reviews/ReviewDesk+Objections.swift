import Kernel

extension ReviewDesk {
    /// The person rated objects, with evidence.
    ///
    /// - Parameter paper: SHA-256 of the evidence.
    /// - Throws: `Refusals` without a reason or evidence; `Refusal` for anybody else.
    package func object(
        _ id: String, because reason: String, paper: String?, by actor: Actor
    ) async throws {
        try await change(id, by: actor, may: .seeSatisfaction) { review, transaction in
            var faults: [Refusal] = []
            faults.checkReason(reason)
            if paper == nil { faults.append(.noEvidence) }
            try faults.throwAny()
            let paper = paper ?? ""
            try review.object(
                by: actor.id, at: transaction.instant, because: reason, paper: paper)
            return try transaction.record(
                BadReviewObjected(reason: reason, paper: paper), about: BadReview.subject(id))
        }
    }

    /// Decides on an objection. Upheld, the review and its rating no longer count: every
    /// observation of theirs is taken back.
    package func decide(
        _ id: String, upheld: Bool, because reason: String, by actor: Actor
    ) async throws {
        try await change(id, by: actor) { review, transaction in
            var faults: [Refusal] = []
            faults.checkReason(reason)
            try faults.throwAny()
            let entries = review.entries
            try review.decide(
                upheld: upheld, by: actor.id, at: transaction.instant, because: reason)
            let retracted = upheld ? try transaction.reader.observations(of: entries) : []
            return try transaction.record(
                ObjectionDecided(upheld: upheld, reason: reason), about: BadReview.subject(id),
                retracting: retracted)
        }
    }

    /// Asks for more time for a difficult case: whoever handles it, or the person rated.
    package func askExtension(
        _ id: String, because reason: String, by actor: Actor
    ) async throws {
        try await change(id, by: actor, may: .seeSatisfaction) { review, transaction in
            guard actor.may(.handleReview) || actor.id == review.servedBy else {
                throw Refusal.notAllowed(.handleReview)
            }
            var faults: [Refusal] = []
            faults.checkReason(reason)
            try faults.throwAny()
            try review.askExtension(by: actor.id, at: transaction.instant, because: reason)
            return try transaction.record(
                ExtensionAsked(reason: reason), about: BadReview.subject(id))
        }
    }

    /// Approves more time, as the rules of the day the review was received give it.
    package func approveExtension(_ id: String, by actor: Actor) async throws {
        try await change(id, by: actor) { review, transaction in
            let rules = try transaction.reader.satisfactionRules(on: review.openedAt.day)
            try review.approveExtension(by: actor.id, to: rules.extendedWorkingDays)
            return try transaction.record(
                ExtensionApproved(workingDays: review.rectificationWorkingDays),
                about: BadReview.subject(id))
        }
    }
}

extension [Refusal] {
    /// Notes what is wrong with a reason that the journal will keep.
    mutating func checkReason(_ reason: String) {
        check(reason, "reason", "理由", "reason", limit: 1000)
        self += PublicText.faults(reason, at: "reason")
    }
}

extension Reader {
    /// Every observation of a bad review and its rating that stands.
    fileprivate func observations(of entries: BadReview.Entries) throws -> [ObservationID] {
        let sequences = [entries.rating, entries.opened, entries.replied, entries.putRight]
        return try sequences.compactMap(\.self).flatMap { sequence in
            // That somebody was invited and answered stays true.
            try rows(
                """
                SELECT ordinal FROM observation WHERE sequence = \(sequence)
                    AND measure <> \(MeasureName.invitationsUsed.rawValue) ORDER BY ordinal
                """
            ).map { ObservationID(sequence: sequence, ordinal: try $0("ordinal")) }
        }
    }
}

extension Refusal {
    fileprivate static let noEvidence = Refusal(
        "no_evidence", "申诉要附证据：监控截图、通话记录、系统记录等。",
        "An objection needs evidence: a picture, a record, a printout.", at: "paper")
}

import Kernel

/// How the person who gave a bad rating was reached.
package enum ContactOutcome: String, CaseIterable, Sendable {
    case reached
    case notReached = "not-reached"
    /// Nobody is known behind it; verified with those who served and the records.
    case anonymous

    package var title: Words {
        switch self {
        case .reached: Words("已联系并核实", "Reached and verified")
        case .notReached: Words("多次联系未果，已另行核实", "Not reached, verified otherwise")
        case .anonymous: Words("匿名评价，已向当事人和记录核实", "Anonymous, verified by the records")
        }
    }
}

/// What the visitor said when called back.
package enum FollowUpOutcome: String, CaseIterable, Sendable {
    case satisfied
    case unsatisfied
    case notReached = "not-reached"
    case anonymous

    package var title: Words {
        switch self {
        case .satisfied: Words("对整改满意", "Satisfied with it")
        case .unsatisfied: Words("仍不满意", "Still not satisfied")
        case .notReached: Words("未联系上", "Not reached")
        case .anonymous: Words("匿名评价，无法回访", "Anonymous, nobody to call")
        }
    }
}

extension BadReview {
    /// - Throws: `Refusal` for somebody who would judge themselves.
    func mustNotBeOwn(_ actor: String) throws(Refusal) {
        guard actor != servedBy else { throw .ownReview }
    }

    mutating func contact(by actor: String, at now: Instant) throws(Refusal) {
        try mustNotBeOwn(actor)
        try take(.contact)
        contactedAt = now
        handler = handler ?? actor
    }

    mutating func putRight(by actor: String, at now: Instant) throws(Refusal) {
        try mustNotBeOwn(actor)
        try take(.putRight)
        putRightAt = now
    }

    mutating func answer(_ text: String, by actor: String, at now: Instant) throws(Refusal) {
        try mustNotBeOwn(actor)
        try take(.reply)
        // A second reply, after it was put right again, keeps the time of the first.
        repliedAt = repliedAt ?? now
        reply = text
    }

    /// - Parameter reopens: whether it is put right once more, its clock never having stopped.
    mutating func followUp(reopens: Bool, by actor: String) throws(Refusal) {
        try mustNotBeOwn(actor)
        guard reopens else { return try take(.followUp) }
        try take(.putRightAgain)
        putRightAt = nil
    }

    mutating func close(by actor: String, at now: Instant) throws(Refusal) {
        try mustNotBeOwn(actor)
        guard !isObjectionPending else { throw .objectionPending }
        try take(.close)
        closedAt = now
    }

    /// Only the person rated objects, once, with evidence.
    mutating func object(
        by actor: String, at now: Instant, because reason: String, paper: String
    ) throws(Refusal) {
        guard actor == servedBy else { throw .notYours }
        guard !state.isFinal else { throw .notNow(.object, state) }
        guard objection == nil else { throw .alreadyObjected }
        objection = Objection(by: actor, filedAt: now, reason: reason, paper: paper)
    }

    mutating func decide(
        upheld: Bool, by actor: String, at now: Instant, because reason: String
    ) throws(Refusal) {
        try mustNotBeOwn(actor)
        guard isObjectionPending else { throw .noObjection }
        objection?.decision = Objection.Decision(
            upheld: upheld, by: actor, at: now, reason: reason)
        guard upheld else { return }
        state = .dismissed
        closedAt = now
    }

    /// The person who handles it, or the person rated, asks for more time.
    mutating func askExtension(
        by actor: String, at now: Instant, because reason: String
    ) throws(Refusal) {
        guard putRightAt == nil, !state.isFinal else { throw .notNow(.putRight, state) }
        guard extensionAsked == nil else { throw .alreadyExtended }
        extensionAsked = Extension(by: actor, askedAt: now, reason: reason)
    }

    /// - Parameter workingDays: from the receipt, as the rules of the day say.
    mutating func approveExtension(by actor: String, to workingDays: Int) throws(Refusal) {
        try mustNotBeOwn(actor)
        guard isExtensionPending, let asked = extensionAsked else { throw .noExtension }
        guard putRightAt == nil, !state.isFinal else { throw .notNow(.putRight, state) }
        guard asked.by != actor else { throw .sameApprover }
        extensionAsked?.approvedBy = actor
        rectificationWorkingDays = max(rectificationWorkingDays, workingDays)
    }
}

extension Refusal {
    fileprivate static let ownReview = Refusal(
        "own_review", "这件差评是针对您本人的，请由其他人办理；您可以提出申诉。",
        "This bad review is about you. Somebody else handles it; you may object.",
        conflict: true)

    fileprivate static let objectionPending = Refusal(
        "objection_pending", "本人申诉还没有裁定，请先裁定再办结。",
        "The objection is not decided yet; decide it before closing.", conflict: true)

    fileprivate static let notYours = Refusal(
        "not_yours", "只有被评价的本人可以申诉。", "Only the person rated may object.", conflict: true)

    fileprivate static let alreadyObjected = Refusal(
        "already_objected", "已经申诉过，一件差评只能申诉一次。",
        "There was an objection already; each bad review has one.", conflict: true)

    fileprivate static let noObjection = Refusal(
        "no_objection", "没有等待裁定的申诉。", "No objection waits for a decision.", conflict: true)

    fileprivate static let alreadyExtended = Refusal(
        "already_extended", "已经申请过延期。", "More time was asked for already.", conflict: true)

    fileprivate static let noExtension = Refusal(
        "no_extension", "没有等待批准的延期申请。", "No request for more time waits.", conflict: true)

    fileprivate static let sameApprover = Refusal(
        "same_approver", "延期要由申请人以外的人批准。",
        "Somebody other than who asked must approve more time.", conflict: true)
}

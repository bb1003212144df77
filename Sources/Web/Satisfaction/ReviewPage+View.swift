import Kernel
import People
import Satisfaction

/// What a bad review's page is made from.
struct ReviewReading: Sendable {
    let review: BadReview
    let rating: Rating
    let entries: [Entry]
    let notes: [ReviewNote]
    let rules: SatisfactionRules
    var person: Person?

    init?(_ id: String, _ reader: Reader) throws {
        guard let review = try reader.badReview(id), let rating = try reader.rating(review.rating)
        else { return nil }
        self.review = review
        self.rating = rating
        entries = try reader.journalEntries(
            subject: BadReview.subject(id).description, limit: 200
        ).reversed()
        notes = try reader.notes(ofReview: id)
        rules = try reader.satisfactionRules(on: review.openedAt.day)
    }

    /// - Parameter withNotes: whether what was written at each step is shown too.
    fileprivate func history(
        withNotes: Bool, _ names: [String: String], _ visit: Visit
    ) -> [CaseHistoryLine] {
        let notes = Dictionary(
            notes.map { ($0.sequence, $0) }, uniquingKeysWith: { first, _ in first })
        return entries.map {
            CaseHistoryLine($0, withNotes ? notes[$0.sequence] : nil, names, visit)
        }
    }

    var people: Set<String> {
        Set(
            entries.map(\.actor) + [
                review.servedBy, review.handler ?? "", review.objection?.by ?? "",
                review.extensionAsked?.by ?? "",
            ])
    }
}

extension ReviewPage {
    init(
        _ read: ReviewReading, names: [String: String], _ refusals: [Refusal], _ visit: Visit
    ) {
        let (t, review, rating) = (visit.t, read.review, read.rating)
        let line = RatingsPage.Line(rating, names, t)
        let actor = visit.signedIn?.actor
        let mayHandle = actor?.may(.handleReview) == true && actor?.id != review.servedBy
        let base = "/satisfaction/reviews/\(review.id)"
        title = t("satisfaction_review_of", review.matter)
        state = t(review.state.title)
        color = review.state.isFinal ? "green" : "yellow"
        faults = FieldFault.list(refusals, visit)
        mark = line.mark
        served = [line.matter, line.place, rating.invitation.invitedAt.dayAndMinute]
            .filter { !$0.isEmpty }.joined(separator: " · ")
        person = line.person
        reasonWords =
            rating.reasons.isEmpty
            ? "–" : rating.reasons.map { t($0.title) }.joined(separator: t("list_comma"))
        words = mayHandle ? rating.words : PublicText.masked(rating.words)
        named = t(rating.isNamed ? "satisfaction_named" : "satisfaction_anonymous")
        who = read.person.map { Who(name: $0.name, telephone: $0.telephone ?? "") }
        personAction =
            mayHandle && rating.isNamed && read.person == nil ? "\(base)/people" : nil
        ratingHref = line.ratingHref
        reply = review.reply
        clocks = Self.clocks(review, visit)
        clocksHref = "/clocks/\(BadReview.subject(review.id))"
        steps = Self.steps(review, t)
        act = mayHandle ? ReviewAct(review, base, refusals, visit) : nil
        objection = review.objection.map {
            ObjectionView($0, mayHandle ? base : nil, names, t)
        }
        objectAction =
            actor?.id == review.servedBy && review.objection == nil && !review.state.isFinal
            ? "\(base)/objections" : nil
        more = MoreTime(review, read.rules, base, actor, names, t)
        history = read.history(withNotes: mayHandle, names, visit)
    }

    private static func clocks(_ review: BadReview, _ visit: Visit) -> [Clock] {
        let t = visit.t
        let out = review.state == .dismissed ? review.closedAt : nil
        return [
            ("satisfaction_contact", review.contact, review.contactedAt, review.contactWorkingDays),
            (
                "satisfaction_rectification", review.rectification, review.putRightAt,
                review.rectificationWorkingDays
            ),
        ].map { key, deadline, endedAt, days in
            let mark = ClockMark(deadline, endedAt: endedAt ?? out, visit)
            return Clock(
                name: t(key), text: mark.text, color: mark.color,
                limit: t("satisfaction_limit", "\(days)"), isLate: mark.color == "red")
        }
    }

    private static func steps(_ review: BadReview, _ t: Strings) -> [StepLine] {
        let table = ReviewStep.table(
            contact: review.contactWorkingDays, rectification: review.rectificationWorkingDays)
        let way = table.filter { $0.action != .putRightAgain }
        let reached = way.firstIndex { $0.from.contains(review.state) } ?? way.count
        return way.enumerated().map { index, step in
            let days: String? =
                if case .workingDays(let days) = step.within { "\(days)" } else { nil }
            let isNow = index == reached && !review.state.isFinal
            return StepLine(
                text: t(step.action.title), within: days.map { t("satisfaction_within", $0) },
                kind: index < reached ? "before" : isNow ? "now" : "")
        }
    }
}

extension ReviewPage.ObjectionView {
    init(
        _ objection: BadReview.Objection, _ base: String?, _ names: [String: String],
        _ t: Strings
    ) {
        by = Names.of(objection.by, names, t)
        at = objection.filedAt.dayAndMinute
        reason = objection.reason
        paperHref = "/satisfaction/papers/\(objection.paper)"
        decided = objection.decision.map {
            t($0.upheld ? "satisfaction_upheld" : "satisfaction_rejected") + " · " + $0.reason
        }
        decideAction =
            objection.decision == nil ? base.map { "\($0)/decisions" } : nil
    }
}

extension ReviewPage.MoreTime {
    init(
        _ review: BadReview, _ rules: SatisfactionRules, _ base: String, _ actor: Actor?,
        _ names: [String: String], _ t: Strings
    ) {
        let mayHandle = actor?.may(.handleReview) == true
        let isRunning = review.putRightAt == nil && !review.state.isFinal
        let days = "\(rules.extendedWorkingDays)"
        approveWord = t("satisfaction_approve_more", days)
        hint = t("satisfaction_more_hint", days)
        told = review.extensionAsked.map {
            let key = $0.approvedBy == nil ? "satisfaction_more_asked" : "satisfaction_more_given"
            return t(key, Names.of($0.by, names, t), $0.reason)
        }
        let mayAsk = mayHandle || actor?.id == review.servedBy
        askAction =
            isRunning && review.extensionAsked == nil && mayAsk ? "\(base)/extensions" : nil
        let another = actor.map { $0.id != review.extensionAsked?.by && $0.id != review.servedBy }
        approveAction =
            isRunning && review.isExtensionPending && mayHandle && another == true
            ? "\(base)/extension-approvals" : nil
    }
}

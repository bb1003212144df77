import Kernel

extension CaseClocks {
    /// Calls for a person, enquiries, and visits that must be followed up.
    static let helpdesk = CaseClocks(
        open: { reader, instant in
            let clock = try reader.callClock()
            return try reader.calls(openAt: instant).map { try $0.timed(clock, at: instant) }
                + reader.enquiries(openAt: instant).map { $0.timed() }
                + reader.fieldVisits(openAt: instant).map { $0.timed() }
        },
        of: { reader, subject in
            switch subject.kind {
            case "helpdesk.conversation":
                let clock = try reader.callClock()
                // A closed call is explained up to its end, an open one up to when it is due.
                return try reader.calls(of: subject.id).map {
                    try $0.timed(clock, at: $0.closedAt ?? $0.calledAt)
                }
            case "helpdesk.enquiry":
                return try reader.enquiry(subject.id).map { [$0.timed()] } ?? []
            case "helpdesk.visit":
                return try reader.fieldVisit(subject.id).map { [$0.timed()] } ?? []
            default: return []
            }
        })
}

extension HelpCall {
    /// Only a visitor's own call counts for the measure; what was passed on has had its answer.
    fileprivate func timed(_ clock: CallClock, at now: Instant) throws -> TimedCase {
        TimedCase(
            Subject("helpdesk.conversation", conversation),
            clock: reason == .visitor ? "answer" : "answer \(id)",
            title: Words("线上帮办 · 人工应答", "Online help · a person's answer"),
            deadline: try clock.deadline(of: self, at: now),
            measure: reason == .visitor ? Measure.firstAnswerSeconds.name : nil,
            breakdown: topic ?? "", endedAt: closedAt, permission: .answerHelp,
            path: "/help/transcripts/\(conversation)")
    }
}

extension Enquiry {
    fileprivate func timed() -> TimedCase {
        TimedCase(
            subject, clock: "reply", title: Words("咨询 \(number) · 答复", "Enquiry \(number) · reply"),
            deadline: deadline, measure: Measure.enquiryReplyDays.name,
            breakdown: channel.rawValue, endedAt: answer?.at, permission: .answerHelp,
            assignee: assignee, path: "/help/enquiries/\(id)")
    }
}

extension FieldVisit {
    fileprivate func timed() -> TimedCase {
        TimedCase(
            subject, clock: "follow-up",
            title: Words("走访 \(number) · 回访", "Visit \(number) · follow-up"),
            deadline: deadline, endedAt: followUp?.at ?? close?.at, permission: .answerHelp,
            path: "/help/visits/\(id)")
    }
}

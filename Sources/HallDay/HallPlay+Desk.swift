import Helpdesk
import Kernel

extension HallPlay {
    mutating func atTheDesk(_ act: HallAct) async throws {
        switch act {
        case .enquire: try await enquire()
        case .reply(let enquiry, let channel): try await reply(to: enquiry, channel)
        case .visit: try await visit()
        case .followUpVisit(let id): try await followUp(visit: id)
        default: break
        }
    }

    private mutating func enquire() async throws {
        let channel = random.pick([
            Enquiry.Channel.telephone, .telephone, .telephone, .counter, .letter,
        ])
        let draft = EnquiryDraft(
            channel: channel,
            audience: random.happens(perMille: habits.business) ? .business : .individual,
            topic: random.pick(HallSetting.topics).id, question: random.pick(HallWords.enquiries))
        let (desk, actor) = (EnquiryDesk(centre), random.pick(company.assistants))
        let enquiry = try await trial.attempt("enquiry") {
            try await desk.register(draft, by: actor)
        }
        guard let enquiry else { return agenda.note(.enquire, at: now + 30) }
        book.enquiries += 1
        try noteReply(to: enquiry.id, channel)
    }

    /// Some are answered at once, the others within the days that the habits say.
    mutating func noteReply(to enquiry: String, _ channel: Enquiry.Channel) throws {
        let days = random.roll(habits.replyDays)
        let isAtOnce = days == 0 && channel != .online
        let at = try isAtOnce ? later(300...2400) : workingMorning(max(days, 1))
        agenda.note(.reply(enquiry: enquiry, channel), at: at)
    }

    private mutating func reply(to enquiry: String, _ channel: Enquiry.Channel) async throws {
        let (desk, actor) = (EnquiryDesk(centre), random.pick(company.assistants))
        let text = random.pick(HallWords.answers)
        let done: Void? = try await trial.attempt("reply to an enquiry") {
            try await desk.answer(enquiry, text: text, channel: channel, by: actor)
        }
        guard done != nil else {
            return agenda.note(.reply(enquiry: enquiry, channel), at: now + 60)
        }
        book.enquiriesAnswered += 1
    }

    private mutating func visit() async throws {
        let actor = random.pick(company.assistants)
        let draft = FieldVisitDraft(
            business: "走访企业 \(1000 + random.below(9000)) 号",
            district: random.pick(["黄浦", "徐汇", "闵行", "浦东", "嘉定", "松江"]),
            visitedOn: now.day.description, visitors: [actor.id],
            topic: random.pick(HallSetting.topics).id, problem: random.pick(HallWords.problems),
            answer: random.pick(HallWords.answers))
        let desk = FieldVisitDesk(centre)
        let visit = try await trial.attempt("visit") { try await desk.record(draft, by: actor) }
        guard let visit else { return agenda.note(.visit, at: now + 60) }
        book.fieldVisits += 1
        agenda.note(.followUpVisit(visit.id), at: try workingMorning(random.roll(3...8)))
    }

    private mutating func followUp(visit id: String) async throws {
        let (desk, actor) = (FieldVisitDesk(centre), random.pick(company.assistants))
        let isSolved = random.happens(perMille: 930)
        do {
            let done: Void? = try await trial.attempt("follow up a visit") {
                try await desk.followUp(id, text: "电话回访", solved: isSolved, by: actor)
                try await desk.close(id, text: "办结", by: actor)
            }
            if done == nil { agenda.note(.followUpVisit(id), at: now + 120) }
        } catch let refusal as Refusal where refusal.conflict {
            // The first half was kept before the store failed.
            _ = try await trial.attempt("close a visit") {
                try await desk.close(id, text: "办结", by: actor)
            }
        }
    }
}

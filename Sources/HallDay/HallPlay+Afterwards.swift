import Kernel
import Satisfaction

extension HallPlay {
    mutating func afterwards(_ act: HallAct) async throws {
        switch act {
        case .rate(let subject): try await rate(subject)
        case .review(let id, let stage): try await handle(id, stage)
        case .surveyOpens(let round): try await open(round)
        case .surveyAnswer(let survey, let token):
            try await answer(survey, token, "\(random.next())")
        case .surveyCloses(let survey): try await close(survey)
        default: break
        }
    }

    private mutating func rate(_ subject: Subject) async throws {
        let isTicket = subject.kind == "queue.ticket"
        let step = isTicket ? RatedStep.counter : RatedStep.conversation
        let token = try await centre.read { try $0.ratingToken(for: subject, step: step) }
        guard let token else { return }
        let grade = grade()
        let draft = RatingDraft(
            grade: "\(grade.rawValue)",
            reasons: [random.pick(RatingReason.choices(for: grade)).rawValue],
            words: random.pick(grade.isBad ? HallWords.complaints : HallWords.praise))
        let desk = RatingDesk(centre)
        let id = try await trial.attempt("rate") { try await desk.rate(token: token, draft) }
        guard let id else { return agenda.note(.rate(subject), at: now + 60) }
        book.ratings += 1
        guard grade.isBad else { return }
        book.badReviews += 1
        let review = try await centre.read { try $0.rating(id)?.review?.id }
        guard let review else { return }
        agenda.note(.review(review, .contact), at: try workingMorning(1))
        let days = random.roll(habits.rectificationDays)
        let putRight = Instant(
            try calendar.day(days, workingDaysAfter: now.day), secondOfDay: 15 * 3600)
        agenda.note(.review(review, .putRight), at: putRight)
    }

    private mutating func grade() -> RatingGrade {
        let chance = random.below(1000)
        if habits.mayBeAngry, chance < habits.angry {
            return random.pick([.dissatisfied, .veryDissatisfied])
        }
        if chance < habits.angry + habits.fairlySatisfied { return .basicallySatisfied }
        return random.happens(perMille: 800) ? .verySatisfied : .satisfied
    }

    private mutating func handle(_ id: String, _ stage: ReviewStage) async throws {
        let (desk, chief) = (ReviewDesk(centre), company.chief)
        let done: Void? = try await trial.attempt("bad review") {
            switch stage {
            case .contact:
                try await desk.contact(id, .anonymous, note: "已向当事人和记录核实", by: chief)
            case .putRight: try await desk.putRight(id, note: "已调整窗口安排并重新说明", by: chief)
            case .reply:
                try await desk.reply(id, "给您添麻烦了，窗口安排已经调整，欢迎再来监督。", by: chief)
            case .followUp:
                try await desk.followUp(id, .anonymous, note: "匿名评价，无法回访", by: chief)
            case .close: try await desk.close(id, by: chief)
            }
        }
        guard done != nil else { return agenda.note(.review(id, stage), at: now + 60) }
        switch stage {
        case .contact: break
        case .putRight:
            book.badReviewsPutRight += 1
            agenda.note(.review(id, .reply), at: later(300...1800))
        case .reply: agenda.note(.review(id, .followUp), at: later(600...1200))
        case .followUp: agenda.note(.review(id, .close), at: later(60...300))
        case .close: break
        }
    }
}

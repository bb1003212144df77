import Kernel
import Satisfaction
import TestStores
import Testing

/// A bad rating on its way to being put right.
@Suite struct ReviewTests {
    @Test(arguments: TestStore.allCases)
    func `one star opens a bad review, which is put right, answered, called back and closed`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let id = try await hall.badReview()
            let desk = hall.reviews
            #expect(try await hall.figure(.badReviewsAnswered) == "0")
            try await desk.take(id, by: .zhou)
            try await desk.contact(id, .reached, note: "已电话核实，确有其事", by: .zhou)
            hall.clock.move(to: "2025-10-21")
            try await desk.putRight(id, note: "已批评教育并道歉", by: .zhou)
            #expect(try await hall.figure(.rectificationWorkingDays) == "2")
            try await desk.reply(id, "您反映的问题属实，已整改。", by: .zhou)
            #expect(try await hall.figure(.badReviewsAnswered) == "100")
            try await desk.followUp(id, .satisfied, note: "表示满意", by: .zhou)
            try await desk.close(id, by: .zhou)
            let review = try #require(try await hall.centre.read { try $0.badReview(id) })
            #expect(review.state == .closed && review.handler == "zhou")
            let notes = try await hall.centre.read { try $0.notes(ofReview: id) }
            #expect(notes.map(\.note) == ["已电话核实，确有其事", "已批评教育并道歉", "表示满意"])
            #expect(try await !hall.journal().contains("已电话核实"))
            #expect(try await hall.centre.read { try $0.openReviewCounts() }.isEmpty)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `both clocks run from the receipt, and an open case counts with its time so far`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let id = try await hall.badReview()
            // Friday to Monday is one working day; to Tuesday of the week after, seven.
            hall.clock.move(to: "2025-10-28")
            #expect(try await hall.figure(.rectificationWorkingDays) == "7")
            let now = hall.centre.clock.now()
            let open = try await hall.centre.read { try hall.centre.openCases($0, at: now) }
            #expect(open.map(\.clock) == ["contact", "rectification"])
            let due = try open.map { try $0.deadline.due(WorkCalendar())?.day.description }
            #expect(due == ["2025-10-20", "2025-10-24"])
            try await hall.reviews.contact(id, .reached, note: "已联系", by: .zhou)
            try await hall.reviews.putRight(id, note: "已整改", by: .zhou)
            #expect(try await hall.centre.read { try hall.centre.openCases($0, at: now) }.isEmpty)
            let before = try #require(Day("2025-10-20"))
            let then = try await hall.centre.read {
                try hall.centre.openCases($0, at: Instant(before))
            }
            #expect(then.count == 2, "on that day both were open")
            let clocks = try await hall.centre.read {
                try hall.centre.clocks(of: BadReview.subject(id), $0)
            }
            #expect(clocks.allSatisfy { $0.endedAt == now })
        }
    }

    @Test(arguments: TestStore.allCases)
    func `steps are taken in order, and never by the person rated`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let id = try await hall.badReview()
            let desk = hall.reviews
            let early = await refusal { try await desk.putRight(id, note: "先整改", by: .zhou) }
            #expect(early == ["not_now"])
            let empty = await refusal {
                try await desk.contact(id, .reached, note: " ", by: .zhou)
            }
            #expect(empty == ["missing"])
            let clerk = await refusal {
                try await desk.contact(id, .reached, note: "x", by: .lin)
            }
            #expect(clerk == ["not_allowed"])
            let own = Actor(id: "lin", roles: [.hallChief])
            let self_ = await refusal { try await desk.contact(id, .reached, note: "x", by: own) }
            #expect(self_ == ["own_review"])
            let none = await refusal { try await desk.close("0", by: .zhou) }
            #expect(none == ["no_such_review"])
        }
    }

    @Test(
        arguments: [
            ("请致电 138 0013 8000 联系我们", "number_in_public"),
            ("证件 31010119900101123X", "number_in_public"),
            ("电话 021-12345678", "number_in_public"), ("邮箱 a.b@example.cn", "mail_in_public"),
            ("王小明您好", "name_in_public"), (" ", "missing"), ("２０２５１０１７１２３", "number_in_public"),
        ])
    func `a public reply holds no number, no address and no name of the visitor`(
        reply: String, code: String
    ) async throws {
        try await SatisfactionCentre.with(.sqlite) { hall in
            let id = try await hall.badReview()
            let desk = hall.reviews
            try await desk.contact(id, .reached, note: "x", by: .zhou)
            try await desk.putRight(id, note: "x", by: .zhou)
            #expect(await refusal { try await desk.reply(id, reply, by: .zhou) } == [code])
            try await desk.reply(id, "您于 2025-10-17 反映的问题已整改，热线 12345。", by: .zhou)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a visitor who is still not satisfied has it put right again, on the same clock`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let id = try await hall.badReview()
            let desk = hall.reviews
            try await desk.contact(id, .reached, note: "x", by: .zhou)
            try await desk.putRight(id, note: "x", by: .zhou)
            try await desk.reply(id, "已整改。", by: .zhou)
            #expect(try await hall.figure(.rectificationWorkingDays) == "0")
            hall.clock.move(to: "2025-10-22")
            try await desk.followUp(id, .unsatisfied, note: "仍不满意", reopens: true, by: .zhou)
            #expect(try await hall.figure(.rectificationWorkingDays) == "3", "open again")
            try await desk.putRight(id, note: "再次整改", by: .zhou)
            try await desk.reply(id, "已再次整改。", by: .zhou)
            #expect(try await hall.figure(.badReviewsAnswered) == "100", "answered once")
            #expect(try await hall.figure(.rectificationWorkingDays) == "3")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an upheld objection takes the review and its rating out of every figure`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let id = try await hall.badReview()
            let desk = hall.reviews
            let missing = await refusal {
                try await desk.object(id, because: "", paper: nil, by: .lin)
            }
            #expect(missing == ["missing", "no_evidence"])
            let other = await refusal {
                try await desk.object(id, because: "恶意评价", paper: "ab", by: .wu)
            }
            #expect(other == ["not_yours"])
            try await desk.object(id, because: "录像显示并非本人接待", paper: "ab12", by: .lin)
            try await desk.contact(id, .anonymous, note: "x", by: .zhou)
            try await desk.putRight(id, note: "x", by: .zhou)
            try await desk.reply(id, "核实中。", by: .zhou)
            try await desk.followUp(id, .notReached, note: "x", by: .zhou)
            #expect(await refusal { try await desk.close(id, by: .zhou) } == ["objection_pending"])
            try await desk.decide(id, upheld: true, because: "录像属实", by: .gao)
            for measure in [MeasureName.ratings, .ratingGrade, .badReviewsAnswered, .ratingReasons]
            {
                #expect(try await hall.figure(measure) == nil, "\(measure)")
            }
            #expect(try await hall.figure(.rectificationWorkingDays) == nil)
            #expect(try await hall.figure(.invitationsUsed) == "100")
            let rating = try await hall.centre.read { try $0.ratings(RatingQuestion()).first }
            #expect(rating?.counts == false)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a rejected objection changes nothing, and there is only one`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let id = try await hall.badReview()
            let desk = hall.reviews
            try await desk.object(id, because: "不属实", paper: "ab12", by: .lin)
            try await desk.decide(id, upheld: false, because: "证据不足", by: .zhou)
            let again = await refusal {
                try await desk.object(id, because: "再申诉", paper: "cd", by: .lin)
            }
            #expect(again == ["already_objected"])
            #expect(try await hall.figure(.badReviewsAnswered) == "0")
            let review = try await hall.centre.read { try $0.badReview(id) }
            #expect(review?.state == .received && review?.objection?.decision?.by == "zhou")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `more time needs a reason and another person, and leaves the contact as it is`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let id = try await hall.badReview()
            let desk = hall.reviews
            let stranger = await refusal {
                try await desk.askExtension(id, because: "复杂", by: .wu)
            }
            #expect(stranger == ["not_allowed"])
            try await desk.askExtension(id, because: "涉及外单位系统改造", by: .zhou)
            let same = await refusal { try await desk.approveExtension(id, by: .zhou) }
            #expect(same == ["same_approver"])
            try await desk.approveExtension(id, by: .gao)
            let review = try #require(try await hall.centre.read { try $0.badReview(id) })
            #expect(review.rectificationWorkingDays == 15 && review.contactWorkingDays == 1)
            let twice = await refusal { try await desk.approveExtension(id, by: .gao) }
            #expect(twice == ["no_extension"])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `rules hold from their day on, and a case keeps those of the day it began`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let first = try await hall.badReview("t1")
            var rules = SatisfactionRules.usual
            rules.rectificationWorkingDays = 3
            let desk = RulesDesk(hall.centre)
            let day = try #require(Day("2025-10-20"))
            let new = rules
            try await desk.change(new, from: day, because: "新办法", by: .zhou)
            let past = await refusal {
                try await desk.change(new, from: day + -10, because: "x", by: .zhou)
            }
            #expect(past == ["rules_in_the_past"])
            rules.smallGroup = 0
            rules.invitationDays = 0
            let bad = rules
            let faults = await refusal {
                try await desk.change(bad, from: day, because: "x", by: .zhou)
            }
            #expect(faults == ["out_of_range", "out_of_range"])
            hall.clock.move(to: "2025-10-20")
            let second = try await hall.badReview("t2")
            let days = try await hall.centre.read { reader in
                try [first, second].map { try reader.badReview($0)?.rectificationWorkingDays }
            }
            #expect(days == [5, 3])
        }
    }
}

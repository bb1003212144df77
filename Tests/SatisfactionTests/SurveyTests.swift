import Kernel
import Satisfaction
import TestStores
import Testing

/// Making surveys, drawing whom to ask, and counting answers.
@Suite struct SurveyTests {
    private static let list = """
        姓名,联系方式,组别
        甲公司,13900000001,食品
        乙公司,13900000002,食品
        丙公司,13900000003,计量
        丁公司,13900000004,计量
        戊公司,13900000005,计量

        """

    @Test(arguments: TestStore.allCases)
    func `those drawn are asked, answer once, and can be asked again until they do`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let survey = try await hall.survey()
            try await hall.surveys.importFrame(FrameTable(csv: Self.list), to: survey.id, by: .zhou)
            try await hall.surveys.draw(4, of: survey.id, seed: "2025", by: .zhou)
            let asked = try await hall.surveys.invite(survey.id, by: .zhou)
            #expect(asked.count == 4 && Set(asked.map(\.token)).count == 4)
            #expect(asked.allSatisfy { $0.person?.telephone?.hasPrefix("1390000000") == true })
            let origin = AnswerOrigin(device: "d", address: "a")
            for (index, one) in asked.prefix(3).enumerated() {
                let draft = survey.draft([5, 4, 3][index])
                try await hall.answers.answer(token: one.token, draft, from: origin)
            }
            let desk = hall.answers
            let twice = await refusal {
                try await desk.answer(token: asked[0].token, survey.draft(5), from: origin)
            }
            #expect(twice == ["already_answered"])
            let again = try await hall.surveys.invite(survey.id, by: .zhou)
            #expect(again.map(\.token) == [asked[3].token] && again.first?.times == 2)
            let result = try await hall.result(survey.id)
            #expect(result.responseRate == Ratio(75) && result.valid == 3)
            #expect(result.share?.text(decimals: 2) == "66.67")
            #expect(try await hall.figure(.businessesSatisfied) == "66.67")
            let journal = try await hall.journal()
            #expect(!journal.contains("甲公司") && !journal.contains(asked[0].token))
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a draw can be repeated by anybody from its seed, and draws nobody twice`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let survey = try await hall.survey()
            try await hall.surveys.importFrame(FrameTable(csv: Self.list), to: survey.id, by: .zhou)
            let first = try await hall.surveys.draw(3, of: survey.id, seed: "种子", by: .zhou)
            #expect(first == Draw.numbers(seed: "种子", from: Array(1...5), count: 3))
            let second = try await hall.surveys.draw(2, of: survey.id, by: .zhou)
            #expect(Set(first + second) == Set(1...5))
            let surveys = hall.surveys
            let empty = await refusal { try await surveys.draw(1, of: survey.id, by: .zhou) }
            #expect(empty == ["drawn_too_many"])
            #expect(try await hall.journal().contains("\"seed\":\"种子\""))
        }
    }

    @Test func `every number has about the same chance`() {
        var counts = [Int: Int]()
        for seed in 0..<2000 {
            for number in Draw.numbers(seed: "\(seed)", from: Array(1...10), count: 3) {
                counts[number, default: 0] += 1
            }
        }
        // 600 expected; five standard deviations are 102.
        #expect(counts.count == 10 && counts.values.allSatisfy { abs($0 - 600) < 102 })
    }

    @Test(arguments: TestStore.allCases)
    func `of an anonymous survey nothing ties an answer to who was asked`(
        store: TestStore
    ) async throws {
        for anonymous in [true, false] {
            try await SatisfactionCentre.with(store) { hall in
                let survey = try await hall.survey(anonymous: anonymous)
                try await hall.surveys.importFrame(
                    FrameTable(csv: Self.list), to: survey.id, by: .zhou)
                try await hall.surveys.draw(5, of: survey.id, by: .zhou)
                let asked = try await hall.surveys.invite(survey.id, by: .zhou)
                try await hall.answers.answer(
                    token: asked[0].token, survey.draft(5),
                    from: AnswerOrigin(device: "d", address: "a"))
                let row = try #require(
                    try await hall.centre.read { try $0.first("SELECT * FROM survey_answer") })
                let member: String? = try row("member")
                #expect(member == (anonymous ? nil : asked[0].member))
                let traces: [String?] = try [row("source"), row("device"), row("address")]
                #expect(traces.allSatisfy { $0 == nil })
                let moment: Instant? = try row("answered_at")
                #expect(moment == nil)
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `below the minimum sample there is no figure, and what is empty is no answer`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let survey = try await hall.survey(.general, minimum: 3)
            let token = try await hall.surveys.makeLink("科普日", of: survey.id, by: .zhou)
            try await hall.answer(survey, token, 5, device: "a")
            try await hall.answer(survey, token, 1, device: "b")
            let few = try await hall.result(survey.id)
            #expect(few.valid == 2 && few.share == nil && few.interval == nil)
            #expect(try await hall.figure(.publicSatisfied) == nil)
            let desk = hall.answers
            var empty = survey.draft(5, text: "没有意见")
            empty.values[survey.overall?.id ?? ""] = [""]
            let silent = empty
            let refused = await refusal {
                try await desk.answer(
                    token: token, silent, from: AnswerOrigin(device: "c", address: "x"))
            }
            #expect(refused == ["unanswered"])
            try await hall.answer(survey, token, 4, device: "c")
            #expect(try await hall.result(survey.id).share?.text(decimals: 2) == "66.67")
            #expect(try await hall.figure(.publicSatisfied) == "66.67")
            try await hall.answer(survey, token, 4, device: "d")
            #expect(try await hall.figure(.publicSatisfied) == "75")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `questions are fixed once it is open, and one of them is the overall grade`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let desk = hall.surveys
            let id = try await desk.draft(
                SurveyDraft(
                    title: "问卷", audience: "followers", opensOn: "2025-10-20",
                    closesOn: "2025-10-31"), by: .zhou)
            #expect(await refusal { try await desk.open(id, by: .zhou) } == ["no_overall"])
            let no = QuestionDraft(
                text: "有无投诉", kind: "choice", choices: ["没有投诉", "有"], isOverall: true)
            #expect(
                await refusal { try await desk.add(no, to: id, by: .zhou) }
                    == ["overall_is_no_grade"])
            let overall = QuestionDraft(text: "总体", kind: "grade", isOverall: true)
            try await desk.add(QuestionDraft(text: "其他", kind: "text"), to: id, by: .zhou)
            let question = try await desk.add(overall, to: id, by: .zhou)
            #expect(
                await refusal { try await desk.add(overall, to: id, by: .zhou) }
                    == ["second_overall"])
            try await desk.moveUp(question, of: id, by: .zhou)
            #expect(try await hall.read(id).questions.map(\.text) == ["总体", "其他"])
            try await desk.open(id, by: .zhou)
            #expect(
                await refusal { try await desk.remove(question, of: id, by: .zhou) }
                    == ["not_a_draft"])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `answers are taken on the survey's days and while it is open`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let survey = try await hall.survey()
            let desk = hall.surveys
            let token = try await desk.makeLink("海报", of: survey.id, by: .zhou)
            let answers = hall.answers
            let origin = AnswerOrigin(device: "a", address: "a")
            func send() async -> [String] {
                await refusal {
                    try await answers.answer(token: token, survey.draft(5), from: origin)
                }
            }
            hall.clock.move(to: "2025-09-30")
            #expect(await send() == ["not_open_yet"])
            hall.clock.move(to: "2025-11-01")
            #expect(await send() == ["survey_over"])
            hall.clock.move(to: "2025-10-31")
            #expect(await send() == [])
            try await desk.close(survey.id, by: .zhou)
            #expect(await send() == ["survey_over"])
        }
    }

    @Test func `a list is taken whole or not at all, with every bad line told`() {
        let bad = "name,contact,group\n,1,a\n甲,1\n乙,2,b\n丙,2,b\n"
        #expect {
            try FrameTable(csv: bad)
        } throws: { error in
            (error as? Refusals)?.all.map { "\($0.code) \($0.place ?? "")" } == [
                "missing line 2, name", "wrong_field_count line 3", "twice line 5, contact",
            ]
        }
        #expect(throws: Refusals.self) { try FrameTable(csv: "a,b,c\n") }
    }

    @Test func `a small group is withheld, and so is what would give it away`() async throws {
        try await SatisfactionCentre.with(.sqlite) { hall in
            let survey = try await hall.survey(.general, minimum: 1)
            for (label, count) in [("甲", 6), ("乙", 7), ("丙", 2)] {
                let token = try await hall.surveys.makeLink(label, of: survey.id, by: .zhou)
                for index in 0..<count {
                    try await hall.answer(
                        survey, token, 5, text: "\(label)\(index)", device: "\(label)\(index)")
                }
            }
            let parts = try await hall.result(survey.id).parts
            #expect(Set(parts.filter(\.isWithheld).map(\.name)) == ["丙", "甲"])
        }
    }
}

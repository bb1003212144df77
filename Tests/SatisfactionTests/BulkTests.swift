import Kernel
import Satisfaction
import TestStores
import Testing

/// Duplicate and bulk answers by open links, and answers on paper.
@Suite struct BulkTests {
    @Test(arguments: TestStore.allCases)
    func `a second answer of one device waits for a person, who accepts or rejects it`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let survey = try await hall.survey(minimum: 1)
            let token = try await hall.surveys.makeLink("海报", of: survey.id, by: .zhou)
            #expect(try await hall.answer(survey, token, 5, device: "a") == nil)
            hall.clock.advance(seconds: 86_400)
            for _ in 0..<2 {
                #expect(try await hall.answer(survey, token, 1, device: "a") == .sameDevice)
            }
            #expect(try await hall.figure(.businessesSatisfied) == "100")
            let waiting = try await hall.centre.read { try $0.setAsideAnswers(of: survey.id) }
            #expect(waiting.map(\.why) == [.sameDevice, .sameDevice])
            let desk = hall.answers
            let silent = await refusal {
                try await desk.judge(
                    [waiting[0].id], of: survey.id, accept: true, because: " ", by: .zhou)
            }
            #expect(silent == ["missing"])
            try await desk.judge(
                [waiting[0].id], of: survey.id, accept: true, because: "同一平板，现场两人", by: .zhou)
            try await desk.judge(
                [waiting[1].id], of: survey.id, accept: false, because: "重复", by: .zhou)
            #expect(try await hall.figure(.businessesSatisfied) == "50")
            let again = await refusal {
                try await desk.judge(
                    [waiting[0].id], of: survey.id, accept: false, because: "x", by: .zhou)
            }
            #expect(again == ["not_waiting"])
            let result = try await hall.result(survey.id)
            #expect(result.valid == 2 && result.setAside == 0 && result.rejected == 1)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a burst of one address counts for nothing, also what came before it was seen`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let survey = try await hall.survey(minimum: 1)
            let token = try await hall.surveys.makeLink("海报", of: survey.id, by: .zhou)
            try await hall.answer(survey, token, 1, device: "honest", address: "192.0.2.1")
            for index in 0..<200 {
                let seen = try await hall.answer(
                    survey, token, 5, text: "好\(index)", device: "d\(index)")
                #expect(seen == (index < 19 ? nil : .addressBurst))
                hall.clock.advance(seconds: 1)
            }
            let result = try await hall.result(survey.id)
            #expect(result.valid == 1 && result.setAside == 200)
            #expect(try await hall.figure(.businessesSatisfied) == "0")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `equal answers in a burst are set aside; the same over a day are not`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let survey = try await hall.survey(minimum: 1)
            let token = try await hall.surveys.makeLink("海报", of: survey.id, by: .zhou)
            for index in 0..<15 {
                try await hall.answer(
                    survey, token, 5, device: "s\(index)", address: "10.1.0.\(index)")
                hall.clock.advance(seconds: 600)
            }
            #expect(try await hall.result(survey.id).setAside == 0)
            hall.clock.advance(seconds: 3600)
            for index in 0..<12 {
                let seen = try await hall.answer(
                    survey, token, 5, device: "b\(index)", address: "10.2.0.\(index)")
                #expect(seen == (index < 11 ? nil : .identicalBurst))
            }
            let result = try await hall.result(survey.id)
            #expect(result.valid == 15 && result.setAside == 12)
            #expect(try await hall.figure(.businessesSatisfied) == "100")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `once it is closed, nothing tells devices and addresses apart, nor whom it asked`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let survey = try await hall.survey(minimum: 1)
            let token = try await hall.surveys.makeLink("海报", of: survey.id, by: .zhou)
            try await hall.answer(survey, token, 5, device: "a", address: "192.0.2.7")
            let sql: SQL = """
                SELECT device, address FROM survey_answer WHERE device IS NOT NULL
                """
            let before = try await hall.centre.read { try $0.rows(sql) }
            let row = try #require(before.first)
            let address: String = try row("address")
            #expect(address.count == 64 && !address.contains("192.0.2.7"))
            let list = try FrameTable(csv: "name,contact,group\n甲公司,13900000001,食品\n")
            try await hall.surveys.importFrame(list, to: survey.id, by: .zhou)
            let people: SQL = "SELECT id FROM person"
            #expect(try await hall.centre.read { try $0.rows(people) }.count == 1)
            try await hall.surveys.close(survey.id, by: .zhou)
            #expect(try await hall.centre.read { try $0.rows(sql) }.isEmpty)
            #expect(try await hall.centre.read { try $0.rows(people) }.isEmpty)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `answers on paper need their scan and are as many as it has sheets`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let survey = try await hall.survey(minimum: 1)
            let desk = hall.answers
            let bare = await refusal {
                _ = try await desk.beginPaper(of: survey.id, paper: nil, sheets: 0, by: .zhou)
            }
            #expect(bare == ["no_scan", "out_of_range"])
            let batch = try await desk.beginPaper(
                of: survey.id, paper: "ab12", sheets: 2, by: .zhou)
            try await desk.enterPaper(batch, survey.draft(5), by: .zhou)
            try await desk.enterPaper(batch, survey.draft(2), by: .zhou)
            let more = await refusal {
                try await desk.enterPaper(batch, survey.draft(5), by: .zhou)
            }
            #expect(more == ["all_entered"])
            #expect(try await hall.figure(.businessesSatisfied) == "50")
            let clerk = await refusal {
                try await desk.enterPaper(batch, survey.draft(5), by: .lin)
            }
            #expect(clerk == ["not_allowed"])
        }
    }
}

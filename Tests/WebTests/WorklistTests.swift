import HTTPTypes
import Kernel
import People
import Testing
@testable import Web

/// What is open now, and in which order.
struct WorklistTests {
    private static let now = Instant.at("2025-10-17", 10)

    private static let cases: [TimedCase] = [
        .review("calm", from: .at("2025-10-16", 9), .workingDays(10)),
        .review(
            "paused", from: .at("2025-10-15", 9), .workingDays(5),
            pauses: [Pause(from: .at("2025-10-16", 9), until: nil)]),
        .review("late", from: .at("2025-10-09", 9), .workingDays(3)),
        .review("soon", from: .at("2025-10-17", 9), .seconds(4000)),
        .review("today", from: .at("2025-10-16", 9), .workingDays(1)),
        .review("hours", from: .at("2025-10-16", 9), .hours(36)),
        .review("2027", from: .at("2026-12-30", 9), .workingDays(5)),
        .review("done", from: .at("2025-10-09", 9), .workingDays(3), endedAt: .at("2025-10-10", 9)),
        .review("hall", from: .at("2025-10-17", 9), .hours(1), permission: .manageHall),
        .review("help", from: .at("2025-10-17", 9), .hours(1), permission: .answerHelp),
    ].filter { $0.deadline.start <= now }

    private static func order(_ text: String) -> [String] {
        text.matches(of: /href="\/reviews\/([a-z]+)"/).map { String($0.1) }
    }

    @Test func `the most urgent comes first, what stands still last, what is done not at all`()
        async throws
    {
        try await WorklistCentre.with(Self.cases, at: Self.now, [.hallChief]) { _, browser in
            let page = try await browser.get("/worklist")
            #expect(page.status == 200)
            #expect(
                Self.order(page.text)
                    == ["late", "hall", "help", "soon", "hours", "today", "calm", "paused"])
            #expect(page.text.contains("8 件待办，1 件已超期"))
        }
    }

    @Test func `each clock says in words how it stands`() async throws {
        try await WorklistCentre.with(Self.cases, at: Self.now, [.hallChief]) { _, browser in
            let text = try await browser.get("/worklist").text
            for words in [
                "超期 4 个工作日", "还有 6 分 40 秒", "今天是最后一天", "还有 11 小时 00 分",
                "还有 9 个工作日", "暂停中，不计时", "2025-10-17 24:00", "2025-10-17 21:00:00",
            ] { #expect(text.contains(words), "\(words)") }
            // A colour, a shape and a word.
            #expect(text.contains("word red\">已超期") && text.contains("class=\"lamp red\""))
            #expect(text.contains("word yellow\">快到期") && text.contains("word none\">暂停"))
        }
    }

    @Test func `everybody sees what they may work on, and what is theirs`() async throws {
        try await WorklistCentre.with(Self.cases, at: Self.now, [.assistant]) { _, browser in
            let page = try await browser.get("/worklist")
            #expect(Self.order(page.text) == ["help"])
        }
        try await WorklistCentre.with(Self.cases, at: Self.now, [.clerk]) { _, browser in
            let page = try await browser.get("/worklist")
            #expect(page.text.contains("没有待办。"))
            #expect(!page.text.contains("href=\"/worklist\""))
        }
    }

    @Test func `one's own can be chosen, late ones too, and searched for`() async throws {
        try await WorklistCentre.with(Self.cases, at: Self.now, [.hallChief]) {
            _, browser in
            #expect(Self.order(try await browser.get("/worklist?only=late").text) == ["late"])
            #expect(Self.order(try await browser.get("/worklist?only=mine").text) == [])
            #expect(
                Self.order(try await browser.get("/worklist?search=SOON").text) == ["soon"])
            let odd = try await browser.get("/worklist?only=%3Cx%3E&search=%3Cscript%3E")
            #expect(odd.status == 200 && !odd.text.contains("<script>"))
        }
    }

    @Test func `a list that cannot be computed says why, first of all`() async throws {
        let cases = [
            TimedCase.review("later", from: .at("2026-12-30", 9), .workingDays(5)),
            .review("soon", from: .at("2026-12-31", 9), .hours(2)),
        ]
        try await WorklistCentre.with(cases, at: .at("2026-12-31", 10), [.hallChief]) {
            _, browser in
            let page = try await browser.get("/worklist")
            #expect(Self.order(page.text) == ["later", "soon"])
            #expect(page.text.contains("尚未公布 2027 年放假安排"))
            let clock = try await browser.get("/clocks/review.case/later")
            #expect(clock.status == 200 && clock.text.contains("尚未公布 2027 年放假安排"))
        }
    }

    @Test func `the list is taken away as it stands`() async throws {
        try await WorklistCentre.with(Self.cases, at: Self.now, [.hallChief]) { _, browser in
            let answer = try await browser.get("/worklist/exports?only=late&format=csv")
            let lines = try CSV.lines(answer.text).map(\.fields)
            #expect(lines.count == 2)
            #expect(
                lines.last?.prefix(5)
                    == [
                        "已超期", "差评 late · 整改", "超期 4 个工作日", "2025-10-13 24:00",
                        "2025-10-09 09:00:00",
                    ])
        }
    }
}

import HTTPTypes
import Kernel
import People
import Testing
@testable import Web

/// The page that explains a deadline.
struct ClockPageTests {
    /// The days of a page, as `2025-10-01 – 不计：国庆节、中秋节放假`.
    private static func days(_ text: String) -> [String] {
        text.matches(
            of:
                /<td class="day">([^ ]+) <span.*?<\/td><td class="n">([^<]*)<\/td><td>([^<]*)</
        ).map { "\($0.1) \($0.2) \($0.3)" }
    }

    /// Check values of the domain's rules, and how many days are written out.
    @Test(arguments: [
        ("2025-01-24", 5, "2025-02-07"), ("2025-09-26", 10, "2025-10-16"),
        ("2026-02-13", 5, "2026-02-27"), ("2026-09-18", 3, "2026-09-22"),
        ("2025-04-30", 3, "2025-05-08"),
    ])
    func `every day up to the due one is counted or skipped, with why`(
        start: String, count: Int, due: String
    ) async throws {
        let timed = TimedCase.review("a", from: .at(start, 9), .workingDays(count))
        try await WorklistCentre.with([timed], at: .at(start, 10), [.hallChief]) { _, browser in
            let page = try await browser.get("/clocks/review.case/a")
            #expect(page.status == 200 && page.text.contains("\(due) 24:00"))
            let days = Self.days(page.text)
            let (first, last) = (try #require(Day(start)), try #require(Day(due)))
            #expect(days.count == last - first + 1)
            #expect(days.first == "\(start) – 不计：起算日")
            #expect(days.last?.hasPrefix("\(due) \(count) 计入") == true)
            #expect(days.count { $0.contains(" 计入：") } == count)
        }
    }

    @Test func `the National Day of 2025 is explained day by day`() async throws {
        let timed = TimedCase.review("a", from: .at("2025-09-26", 9), .workingDays(4))
        try await WorklistCentre.with([timed], at: .at("2025-09-26", 10), [.hallChief]) {
            _, browser in
            let days = Self.days(try await browser.get("/clocks/review.case/a").text)
            #expect(days.count == 14)
            #expect(days.contains("2025-09-27 – 不计：周末"))
            #expect(days.contains { $0.hasPrefix("2025-09-28 1 计入：") && $0.contains("调休上班") })
            #expect(days.contains("2025-09-29 2 计入：工作日"))
            #expect(
                days.contains { $0.hasPrefix("2025-10-04 – 不计：") && $0.hasSuffix("放假") })
            #expect(days.last == "2025-10-09 4 计入：工作日")
        }
    }

    @Test func `days of a pause do not count, and late days are told`() async throws {
        let timed = TimedCase.review(
            "a", from: .at("2025-10-13", 9), .workingDays(1),
            pauses: [Pause(from: .at("2025-10-14", 9), until: .at("2025-10-14", 12))])
        try await WorklistCentre.with([timed], at: .at("2025-10-17", 10), [.hallChief]) {
            _, browser in
            let page = try await browser.get("/clocks/review.case/a")
            #expect(
                Self.days(page.text) == [
                    "2025-10-13 – 不计：起算日", "2025-10-14 – 不计：暂停",
                    "2025-10-15 1 计入：工作日", "2025-10-16 2 计入：工作日",
                    "2025-10-17 3 计入：工作日",
                ])
            #expect(page.text.contains("超期 2 个工作日"))
            #expect(page.text.matches(of: /<tr class="late">/).count == 2)
        }
    }

    @Test func `a clock of seconds shows when it ran and when it stood still`() async throws {
        let timed = TimedCase.review(
            "a", from: .at("2025-10-17", 11, 20), .seconds(3600),
            pauses: [Pause(from: .at("2025-10-17", 11, 30), until: .at("2025-10-17", 13, 30))],
            endedAt: .at("2025-10-17", 13, 35))
        try await WorklistCentre.with([timed], at: .at("2025-10-18", 9), [.hallChief]) {
            _, browser in
            let page = try await browser.get("/clocks/review.case/a").text
            for words in [
                "按时完成", "用时 15 分 00 秒", "10 分 00 秒", "2 小时 00 分",
                "2025-10-17 14:20:00",
            ] { #expect(page.contains(words), "\(words)") }
            #expect(page.matches(of: /<tr class="skips">/).count == 1)
        }
    }

    @Test func `a year of ordinary days takes no year of rows`() async throws {
        let timed = TimedCase.review("a", from: .at("2025-01-02", 9), .days(180))
        try await WorklistCentre.with([timed], at: .at("2025-01-03", 9), [.hallChief]) {
            _, browser in
            let page = try await browser.get("/clocks/review.case/a").text
            #expect(page.contains("2025-01-03 至 2025-07-01") && page.contains("1–180"))
        }
    }

    @Test func `those who look at the figure may see why, others not, and nobody what is not`()
        async throws
    {
        let timed = TimedCase.review("a", from: .at("2025-10-16", 9), .workingDays(1))
        for (role, status) in [(Role.supervisor, 200), (.assistant, 403), (.hallChief, 200)] {
            try await WorklistCentre.with([timed], at: .at("2025-10-17", 9), [role]) {
                _, browser in
                let page = try await browser.get("/clocks/review.case/a")
                #expect(page.status == status)
                #expect(page.text.contains("href=\"/reviews/a\"") == (role == .hallChief))
                let missing = try await browser.get("/clocks/review.case/b")
                #expect(missing.status == 404)
            }
        }
    }

    @Test func `the stretches of a clock add up to its time`() throws {
        for count in 0..<6 {
            let pauses = (0..<count).map { number in
                Pause(
                    from: .at("2025-10-17", 9 + number, 10 * number),
                    until: number == 5 ? nil : .at("2025-10-17", 10 + number, 5))
            }
            let start = Instant.at("2025-10-17", 9, 5)
            let deadline = Deadline(start: start, limit: .seconds(600), pauses: pauses)
            let end = Instant.at("2025-10-17", 16)
            let times = deadline.runningTimes(until: end)
            #expect(times.first?.from == start && times.last?.until == end)
            #expect(zip(times, times.dropFirst()).allSatisfy { $0.until == $1.from })
            let ran = times.filter(\.runs).reduce(0) { $0 + $1.seconds }
            #expect(try deadline.elapsed(at: end, WorkCalendar()) == Quantity(ran))
        }
    }

    @Test func `the templates show what the pages have`() async throws {
        let cases = [
            TimedCase.review("a", from: .at("2025-10-16", 9), .workingDays(1)),
            .review("b", from: .at("2025-10-16", 9), .hours(1)),
        ]
        try await WorklistCentre.with(cases, at: .at("2025-10-17", 9), [.hallChief]) {
            one, browser in
            for path in ["/worklist", "/clocks/review.case/a", "/clocks/review.case/b"] {
                _ = try await browser.get(path)
            }
            for page in one.pages.all {
                let faults = try TagCheck.faults(of: page, in: type(of: page).template)
                #expect(faults == [])
            }
        }
    }
}

import Kernel
import Testing

@Suite struct WorkCalendarTests {
    private let calendar = WorkCalendar()

    @Test func `every day of 2024 to 2026 is worked where an independent data set says so`() throws
    {
        let days = try CalendarOracle.workedDays()
        #expect(days.map(\.day) == (0..<1096).map { Day.first(of: 2024) + $0 })
        let differing = try days.filter { try calendar.isWorking($0.day) != $0.isWorked }
        #expect(differing.map(\.day) == [])
    }

    @Test(arguments: [(2024, 251), (2025, 248), (2026, 248)])
    func `a year has as many working days as the notice leaves`(_ year: Int, _ count: Int) throws {
        let before = Day.last(of: year - 1)
        // The day before lies in a year of its own, which need not be published.
        #expect(
            try calendar.workingDays(after: before, through: Day.last(of: year)) == count)
    }

    /// The check values of rules.md, section 4.
    @Test(arguments: [
        ("2025-01-24", 5, "2025-02-07"), ("2025-09-26", 10, "2025-10-16"),
        ("2026-02-13", 5, "2026-02-27"), ("2026-09-18", 3, "2026-09-22"),
        ("2025-04-30", 3, "2025-05-08"),
    ])
    func `so many working days after a day is that day`(
        _ start: String, _ count: Int, _ end: String
    ) throws {
        let (start, end) = try (day(start), day(end))
        #expect(try calendar.day(count, workingDaysAfter: start) == end)
        #expect(try calendar.workingDays(after: start, through: end) == count)
        #expect(try calendar.workingDays(after: start, through: end + -1) == count - 1)
    }

    @Test func `no working day lies between a day and itself or an earlier one`() throws {
        let start = try day("2025-03-03")
        #expect(try calendar.workingDays(after: start, through: start) == 0)
        #expect(try calendar.workingDays(after: start, through: start + -10) == 0)
        #expect(try calendar.day(0, workingDaysAfter: start) == start)
    }

    @Test(arguments: [
        ("2025-10-01", DayKind.holiday("国庆节")), ("2025-09-28", .makeUp("国庆节")),
        ("2025-09-27", .weekend), ("2025-09-29", .working), ("2024-02-18", .makeUp("春节")),
    ])
    func `a day tells why it is worked or not`(_ text: String, _ kind: DayKind) throws {
        let found = try calendar.kind(of: day(text))
        switch (found, kind) {
        // The notice of 2025 names a holiday that is two at once after both.
        case (.holiday(let name), .holiday(let part)), (.makeUp(let name), .makeUp(let part)):
            #expect(name.contains(part))
        default: #expect(found == kind)
        }
    }

    @Test(arguments: ["2023-12-31", "2027-01-01"])
    func `a year that is not published is refused, never guessed`(_ text: String) throws {
        let day = try day(text)
        expectRefusal("calendar_not_published") { _ = try calendar.kind(of: day) }
    }

    @Test func `a count that runs into 2027 is refused and says which year`() throws {
        let start = try day("2026-12-28")
        #expect(try calendar.day(3, workingDaysAfter: start) == day("2026-12-31"))
        do throws(Refusal) {
            _ = try calendar.day(4, workingDaysAfter: start)
            Issue.record("2027 was guessed")
        } catch {
            #expect(error.code == "calendar_not_published")
            #expect(error.conflict)
            #expect(error.words.zh.contains("2027"))
            #expect(error.words.en.contains("2027"))
        }
    }

    @Test func `a calendar does not know what was published after its day`() throws {
        let newYear = try day("2026-01-01")
        let eve = try WorkCalendar(knownOn: day("2025-11-03"))
        expectRefusal("calendar_not_published") { _ = try eve.kind(of: newYear) }
        #expect(try eve.isWorking(day("2025-12-31")))
        let published = try WorkCalendar(knownOn: day("2025-11-04"))
        #expect(try !published.isWorking(newYear))
    }

    @Test func `a second notice for a year holds from the day it came into force`() throws {
        let monday = try day("2025-09-08")
        let ordinary = Arrangement(
            year: 2025, inForce: try day("2024-11-12"), source: "一", off: [:], on: [:])
        let changed = Arrangement(
            year: 2025, inForce: try day("2025-08-01"), source: "二", off: [monday: "纪念日"],
            on: [:])
        for notices in [[ordinary, changed], [changed, ordinary]] {
            let before = try WorkCalendar(notices, knownOn: day("2025-07-31"))
            #expect(try before.isWorking(monday))
            let after = try WorkCalendar(notices, knownOn: day("2025-08-01"))
            #expect(try after.kind(of: monday) == .holiday("纪念日"))
            #expect(try WorkCalendar(notices).kind(of: monday) == .holiday("纪念日"))
        }
    }

    /// As the notice of 2019 made 29 December 2018 a working day, and that of 2023 31 December
    /// 2022 a holiday.
    @Test func `the notice of a year may change the December before it`() throws {
        let (saturday, friday) = try (day("2025-12-27"), day("2025-12-26"))
        let plain = Arrangement(
            year: 2025, inForce: try day("2024-11-12"), source: "一", off: [:], on: [:])
        let next = Arrangement(
            year: 2026, inForce: try day("2025-11-04"), source: "二", off: [friday: "元旦"],
            on: [saturday: "元旦"])
        let calendar = WorkCalendar([plain, next])
        #expect(try calendar.kind(of: saturday) == .makeUp("元旦"))
        #expect(try calendar.kind(of: friday) == .holiday("元旦"))
        let before = try WorkCalendar([plain, next], knownOn: day("2025-11-03"))
        #expect(try before.kind(of: saturday) == .weekend)
    }
}

import Foundation
import Kernel
import TestStores
import Testing
@testable import Web

/// The worklist as a calendar, read by an independent program.
struct CalendarTests {
    /// What the independent reader makes of a calendar.
    private struct Read: Decodable {
        let name: String
        let events: [Event]

        /// One event of it.
        struct Event: Decodable {
            let uid: String
            let summary: String
            let description: String
            let dtstart: String
            let dtend: String
            let dtstamp: String
            let url: String?
        }
    }

    private static func read(_ text: String) throws -> Read {
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../oracle/icalendar.py").standardizedFileURL
        let printed = try Shell.run(
            "/usr/bin/env", "python3", script.path(percentEncoded: false), input: text)
        return try JSONDecoder().decode(Read.self, from: Data(printed.utf8))
    }

    private static func timed(_ id: String, _ title: Words, _ limit: Limit) -> TimedCase {
        TimedCase(
            Subject("review.case", id), clock: "contact", title: title,
            deadline: Deadline(
                start: Instant(day("2025-10-16"), secondOfDay: 36_000), limit: limit),
            permission: .handleReview, path: "/reviews/\(id)")
    }

    @Test func `a calendar is what the standard says, whatever the words`() throws {
        let hard = "差评；联系, 评价人\\核实\n第二行" + String(repeating: "很长的标题🙂", count: 20)
        let events = [
            ICalendar.Event(
                uid: "1@zhunxing", summary: hard, description: hard, due: .day(day("2025-10-17")),
                address: "https://centre.example/reviews/1"),
            ICalendar.Event(
                uid: "2@zhunxing", summary: "b", description: "",
                due: .moment(Instant(day("2025-12-31"), secondOfDay: 86_399)), address: nil),
        ]
        let made = Instant(day("2025-01-01"), secondOfDay: 60)
        let read = try Self.read(ICalendar(name: "待办, 全部", events: events, made: made).text)
        #expect(read.name == "待办, 全部" && read.events.map(\.uid) == ["1@zhunxing", "2@zhunxing"])
        #expect(read.events[0].summary == hard && read.events[0].description == hard)
        #expect(read.events[0].dtstart == "2025-10-17" && read.events[0].dtend == "2025-10-18")
        #expect(read.events[1].dtend == "2025-12-31T23:59:59+08:00")
        #expect(read.events[1].dtstart == "2025-12-31T23:29:59+08:00")
        #expect(read.events[0].dtstamp == "2024-12-31T16:01:00Z")
        #expect(throws: Fault.self) { try Self.read("BEGIN:VCALENDAR\nEND:VCALENDAR\n") }
    }

    @Test func `the worklist's cases are in it, under names that stay`() async throws {
        let cases = [
            Self.timed("1", Words("差评 · 联系评价人", "Bad review"), .workingDays(1)),
            Self.timed("2", Words("咨询 · 答复", "Enquiry"), .hours(40)),
            Self.timed("3", Words("等候", "Waiting"), .seconds(600)),
            Self.timed("4", Words("下年的事", "Next year"), .workingDays(3_000)),
        ]
        let now = Instant(day("2025-10-17"), secondOfDay: 36_000)
        let t = try #require(try Strings.all()[.chinese])
        let calendar = WorkCalendar()
        func make(at now: Instant) -> ICalendar {
            let items = cases.map {
                Worklist.Item(
                    timed: $0, state: ClockState($0, at: now, calendar, t), isMine: true)
            }
            return WorklistCalendar.make(
                items, at: now, calendar, site: "https://centre.example", t)
        }
        let today = try Self.read(make(at: now).text).events
        #expect(today.map(\.summary) == ["差评 · 联系评价人", "咨询 · 答复"])
        #expect(today.map(\.dtstart) == ["2025-10-17", "2025-10-18T01:30:00+08:00"])
        #expect(today[0].url == "https://centre.example/reviews/1")
        #expect(today.allSatisfy { !$0.uid.contains("review") })
        let later = try Self.read(make(at: now + 5 * 86_400).text).events
        #expect(later.map(\.uid) == today.map(\.uid))
        #expect(later[0].summary == "【已超期】差评 · 联系评价人")
    }
}

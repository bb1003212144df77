import Foundation
import HTTPTypes
import Kernel
import Mail
import People
import Testing
@testable import Web

/// Reminders outside the site: the page, the calendar behind its address, mail.
struct ReminderPageTests {
    @Test func `every tag of the reminders' templates is a property of its page`() async throws {
        try await SmallCentre.with(.administrator) { browser, small in
            for path in ["/reminders", "/reminders?saved=1", "/reminders/letters"] {
                let status = try await browser.get(path).status
                #expect(status == 200, "\(path)")
            }
            _ = try await browser.post("/reminders/calendar", [])
            _ = try await browser.post("/reminders/mail", [("warnings", "yes")])
            let account = try await small.centre.read {
                try $0.activeActors(on: SmallCentre.today)[0].id
            }
            _ = try await small.centre.write(as: "test") {
                try $0.queueMail(to: account, subject: "准星提醒", body: "超期")
            }
            _ = try await browser.get("/reminders")
            _ = try await browser.get("/reminders/letters")
            var seen: Set<String> = []
            for page in small.pages.all where type(of: page).template.hasPrefix("reminders/") {
                let name = type(of: page).template
                seen.insert(String(name.dropFirst(10)))
                #expect(try TagCheck.faults(of: page, in: name) == [])
            }
            let all = try Resources.names("Templates/reminders").map { String($0.dropLast(9)) }
            #expect(seen == Set(all))
            let csv = try await browser.get("/reminders/letters/exports?search=准星".queryPath)
            #expect(csv.status == 200 && csv.text.contains("准星提醒"))
        }
    }

    @Test func `an address is told once, opens the calendar, and ends when it is renewed`()
        async throws
    {
        try await SmallCentre.with(.clerk) { browser, small in
            func make() async throws -> String {
                let answer = try await browser.post("/reminders/calendar", [])
                let found = answer.text.firstMatch(of: #/\/calendars\/([0-9a-f]{64})/#)
                return String(try #require(found).1)
            }
            let first = try await make()
            let page = try await browser.get("/reminders")
            #expect(!page.text.contains(first) && page.text.contains("已有日历地址"))
            let second = try await make()
            _ = try await browser.post("/sign-out", [])
            let stale = try await browser.get("/calendars/\(first)")
            let feed = try await browser.get("/calendars/\(second).ics")
            #expect(stale.status == 404 && feed.status == 200)
            #expect(feed.headers[.contentType] == "text/calendar; charset=utf-8")
            #expect(feed.text.hasPrefix("BEGIN:VCALENDAR\r\n"))
            #expect(feed.text.hasSuffix("END:VCALENDAR\r\n"))
            let account = try await small.centre.read {
                try $0.activeActors(on: SmallCentre.today)[0].id
            }
            try await small.accounts.disable(account, by: .operator)
            let closed = try await browser.get("/calendars/\(second)")
            #expect(closed.status == 404)
        }
    }

    @Test func `what is wrong with the mail address is shown with what was typed`() async throws {
        try await SmallCentre.with(.clerk) { browser, small in
            let bad = try await browser.post(
                "/reminders/mail", [("address", "wang@"), ("warnings", "yes")])
            #expect(bad.status == 422 && bad.text.contains("value=\"wang@\""))
            #expect(bad.text.contains("不是有效的邮箱地址"))
            let good = try await browser.post(
                "/reminders/mail",
                [("address", "wang@example.com"), ("warnings", "yes"), ("returns", "yes")])
            #expect(good.location == "/reminders?saved=1")
            let page = try await browser.get("/reminders")
            #expect(page.text.contains("wang@example.com"))
            #expect(page.text.contains("还没有接通邮件服务器"))
            let account = try await small.centre.read {
                try $0.activeActors(on: SmallCentre.today)[0].id
            }
            let choice = try await small.centre.read { try $0.mailChoice(of: account) }
            #expect(choice == MailChoice(warnings: true, returns: true))
        }
    }
}

extension String {
    /// With everything but ASCII escaped, as a browser asks for it.
    fileprivate var queryPath: String {
        addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? self
    }
}

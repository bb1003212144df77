import Foundation
import HTTPTypes
import Kernel
import Mail
import People
import Performance
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
            _ = try await browser.get("/reminders/confirmations/0")
            _ = try await browser.post("/reminders/confirmations/0", [])
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

    @Test func `an address is confirmed by a button behind the link that was sent there`()
        async throws
    {
        try await SmallCentre.with(.clerk) { browser, small in
            let actor = try await small.centre.read {
                try $0.activeActors(on: SmallCentre.today)[0]
            }
            try await MailDesk(small.centre).choose(
                MailChoice(returns: true), address: "wang@example.com",
                site: "https://centre.example", by: actor)
            let waiting = try await browser.get("/reminders")
            #expect(waiting.text.contains("地址待确认"))
            let body = try await small.centre.read { try $0.letters().first?.body } ?? ""
            let link = try #require(
                body.firstMatch(of: #/https:\/\/centre\.example(\/reminders\/\S+)/#)?.1)
            let page = try await browser.get(String(link))
            let untouched = try await browser.get("/reminders")
            #expect(page.status == 200 && untouched.text.contains("地址待确认"))
            let done = try await browser.post(String(link), [])
            #expect(done.location == "/reminders?confirmed=1#mail")
            let confirmed = try await browser.get("/reminders")
            #expect(confirmed.text.contains("地址已确认"))
            let again = try await browser.post(String(link), [])
            #expect(again.status == 409 && again.text.contains("已用过"))
        }
    }

    @Test func `a self-evaluation that the department sends back is told by mail`() async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.play()
        try await small.hire(.performanceOfficer)
        let officer = try await small.centre.read { try $0.activeActors(on: SmallCentre.today)[0] }
        let desk = MailDesk(small.centre)
        try await desk.choose(
            MailChoice(returns: true), address: "officer@example.com",
            site: "https://centre.example", by: officer)
        let body = try await small.centre.read { try $0.letters().first?.body } ?? ""
        let token = try #require(body.firstMatch(of: #/confirmations\/([0-9a-f]+)/#)?.1)
        try await desk.confirm(String(token), by: officer)
        let postman = Postman(small.centre, site: nil) { reader, _ in
            try reader.activeActors(on: SmallCentre.today).map { MailPerson($0) }
        }
        try await postman.collect()
        try await PackPageTests.evaluate(small.centre)
        try await EvaluationDesk(small.centre).recheck(
            RecheckDraft(passes: false, opinion: "数据不符"), of: "业务受理工作经费", year: 2025,
            by: .operator)
        let letters = try await postman.collect()
        let told = try await small.centre.read {
            try $0.letters().first { !$0.confirmsAddress }
        }
        #expect(letters == 1 && told?.body.contains("绩效自评被退回") == true)
    }
}

extension String {
    /// With everything but ASCII escaped, as a browser asks for it.
    fileprivate var queryPath: String {
        addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? self
    }
}

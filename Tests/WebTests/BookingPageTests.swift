import Kernel
import Queue
import Testing
@testable import Web

/// A visitor books a time by phone, comes, and has a ticket.
struct BookingPageTests {
    @Test func `matter, day and time give a booking that only its link opens`() async throws {
        try await HallSite.with { browser, hall in
            let first = try await browser.get("/appointments").text
            #expect(first.contains("matter=A01") && !first.contains("matter=A02"))
            let days = try await browser.get("/appointments?matter=A01").text
            #expect(days.contains("10 月 20 日（星期一）") && days.contains("余 24 个名额"))
            #expect(!days.contains("10 月 18 日"))
            let form = try await browser.get("/appointments?matter=A01&day=2025-10-20").text
            #expect(form.contains("09:30（余 2）"))
            let sent = try await browser.book(in: hall)
            #expect(sent.status == 303)
            let page = try await browser.get(try #require(sent.location)).text
            #expect(page.contains("09:30") && page.contains("10 月 20 日（星期一）"))
            #expect(page.contains("<svg class=\"qr\"") && page.contains("签到码"))
            #expect(!page.contains("13800001234") && !page.contains("王芳"))
            let after = try await browser.get("/appointments?matter=A01&day=2025-10-20").text
            #expect(after.contains("09:30（余 1）"))
            let again = try await browser.book(in: hall, key: "another")
            #expect(again.status == 409 && again.text.contains("已有预约"))
            #expect(try await browser.get("/appointments").text.contains("我的预约"))
        }
    }

    @Test func `all faults of a booking are told at once and what was typed stays`() async throws {
        try await HallSite.with { browser, hall in
            let answer = try await browser.send(
                form: "/appointments",
                [("matter", "A01"), ("day", "2025-10-20"), ("name", ""), ("telephone", "12")])
            #expect(answer.status == 422)
            for words in ["请选择一个时段", "怎么称呼您，例如", "能打通的电话号码", "value=\"12\""] {
                #expect(answer.text.contains(words), "\(words)")
            }
        }
    }

    @Test func `who was booked is in the vault only, and masked at the front desk`() async throws {
        try await HallSite.with(.assistant) { browser, hall in
            _ = try await browser.book(in: hall)
            let desk = try await browser.get("/hall/appointments?day=2025-10-20").text
            #expect(desk.contains("王** …1234") && !desk.contains("13800001234"))
            #expect(desk.contains("/appointments</a>"))
            let journal = try await hall.centre.read {
                try $0.journalEntries(limit: 1000).map(\.detail).joined()
            }
            #expect(!journal.contains("王芳") && !journal.contains("1380000"))
        }
    }

    @Test func `a booking is given back by its link, and its visitor forgotten`() async throws {
        try await HallSite.with { browser, hall in
            let path = try #require(try await browser.book(in: hall).location)
            let secret = String(path.dropFirst("/appointments/".count))
            let booking = try await hall.desks.appointments.appointment(secret: secret)
            #expect(try await browser.send(form: "\(path)/cancellations", []).location == path)
            #expect(try await browser.get(path).text.contains("这次预约已取消"))
            let person = try await hall.centre.read {
                try hall.centre.vault.open(booking.vaultID, in: $0)
            }
            #expect(person == nil)
            let twice = try await browser.send(form: "\(path)/cancellations", [])
            #expect(twice.status == 409)
        }
    }

    @Test func `a kiosk takes the digits or what its scanner reads, on the day`() async throws {
        try await HallSite.with { browser, hall in
            let path = try #require(try await browser.book(in: hall).location)
            let secret = String(path.dropFirst("/appointments/".count))
            let booking = try await hall.desks.appointments.appointment(secret: secret)
            let form = "\(hall.kioskPath)/check-ins"
            #expect(try await browser.get(hall.kioskPath).text.contains("我有预约"))
            let early = try await browser.send(form: form, [("code", booking.code)])
            #expect(early.status == 404 && early.text.contains("没有找到这个签到码"))
            hall.pass(seconds: 3 * 86_400 - 45 * 60)
            let digits = try await browser.get("\(form)?code=1234567").text
            #expect(digits.contains("code=12345678") && digits.contains("code=123456\""))
            let sent = try await browser.send(form: form, [("code", booking.code)])
            let slip = try await browser.get(try #require(sent.location)).text
            #expect(slip.contains("A001"))
            let scanned = try await browser.send(
                form: form, [("code", "http://localhost\(path)")])
            #expect(scanned.location == sent.location)
            #expect(try await browser.get(path).text.contains("已签到取号"))
        }
    }

    @Test func `in the hall the poster's code checks the phone in`() async throws {
        try await HallSite.with { browser, hall in
            let path = try #require(try await browser.book(in: hall).location)
            let secret = String(path.dropFirst("/appointments/".count))
            hall.pass(seconds: 3 * 86_400 - 45 * 60)
            let start = try await browser.get("/q/\(HallSite.poster)").text
            #expect(start.contains("\(path)?hall=\(HallSite.poster)"))
            #expect(!(try await browser.get("\(path)?hall=wrong").text.contains("/check-ins")))
            #expect(try await browser.get("\(path)?hall=\(HallSite.poster)").text.contains("我到了"))
            let sent = try await browser.send(
                form: "/q/\(HallSite.poster)/check-ins", [("secret", secret)])
            let ticket = try #require(sent.location)
            #expect(try await browser.get(ticket).text.contains("A001"))
            #expect(try await browser.get(path).text.contains(ticket))
        }
    }

    @Test func `bookings cannot be made or guessed in numbers`() async throws {
        try await HallSite.with { browser, hall in
            for _ in 0..<VisitorAct.book.perToken.burst {
                let answer = try await browser.send(form: "/appointments", [("key", "one")])
                #expect(answer.status != 429)
            }
            let answer = try await browser.send(form: "/appointments", [("key", "one")])
            #expect(answer.status == 429 && answer.text.contains("class=\"visitor\""))
            for number in 0..<VisitorAct.guess.perAddress.burst {
                #expect(try await browser.get("/appointments/\(number)").status == 404)
            }
            #expect(try await browser.get("/appointments/x").status == 429)
            let form = "\(hall.kioskPath)/check-ins"
            for _ in 0..<VisitorAct.code.perToken.burst {
                _ = try await browser.send(form: form, [("code", "00000000")])
            }
            let guessed = try await browser.send(form: form, [("code", "00000000")])
            #expect(guessed.status == 429)
        }
    }
}

extension Browser {
    /// Half past nine on the next working day, for Wang Fang.
    func book(in hall: HallSite, key: String = "k1") async throws -> Answer {
        let slot = Instant(SmallCentre.today + 3, secondOfDay: 34_200)
        return try await send(
            form: "/appointments",
            [
                ("matter", "A01"), ("day", "2025-10-20"), ("slot", "\(slot.milliseconds)"),
                ("name", "王芳"), ("telephone", "138 0000 1234"), ("party", "individual"),
                ("priority", ""), ("key", key),
            ])
    }
}

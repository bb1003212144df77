import HTTPTypes
import Kernel
import Queue
import Testing
@testable import Web

/// The hall as kiosks, screens, clerks' programs and visitors' phones use it.
struct QueueAPITests {
    private let ask = "{\"matter\":\"A01\",\"request\":\"r1\"}"

    @Test func `a ticket is issued, called, shown, served and told to its visitor`() async throws {
        try await HallCentre.with { hall, browser in
            let issued = try await hall.atKiosk("tickets", ask, browser)
            #expect(issued.status == 201 && issued["number"] == "A001")
            #expect(issued.number("ahead") == 0)
            let again = try await hall.atKiosk("tickets", ask, browser)
            #expect(again["secret"] == issued["secret"])
            let secret = try #require(issued["secret"])
            let clerk = try await Clerk(browser)
            #expect(try await clerk.post("1/openings")["state"] == "open")
            let called = try await clerk.post("1/calls")
            #expect(called.part("ticket")?["number"] == "A001")
            let call = try #require(called.part("ticket")?["call"])
            for stage in ["shown", "heard"] {
                #expect(try await hall.atScreen("calls/\(call)/\(stage)", browser).status == 200)
            }
            let phone = ToldByHall(try await browser.get("/api/tickets/\(secret)"))
            #expect(phone["state"] == "called" && phone["counter"] == "1")
            let started = try await clerk.post("1/starts")
            #expect(started.part("ticket")?.flag("is_shown") == true)
            #expect(started.part("ticket")?.flag("is_heard") == true)
            let done = try await clerk.post("1/finishes", "{\"outcome\":\"served\",\"next\":true}")
            #expect(done.status == 200 && done.part("ticket") == nil)
            #expect(
                ToldByHall(try await browser.get("/api/tickets/\(secret)"))["outcome"] == "served")
        }
    }

    @Test func `a counter passes over, transfers and calls again`() async throws {
        try await HallCentre.with { hall, browser in
            for request in 1...3 {
                _ = try await hall.atKiosk(
                    "tickets", "{\"matter\":\"A01\",\"request\":\"\(request)\"}", browser)
            }
            let clerk = try await Clerk(browser)
            _ = try await clerk.post("1/openings")
            _ = try await clerk.post("1/calls")
            #expect(try await clerk.post("1/repeats").part("ticket")?.number("calls") == 2)
            #expect(try await clerk.post("1/passes").part("ticket") == nil)
            let second = try await clerk.post("1/calls", "{\"request\":\"x\"}")
            #expect(second.part("ticket")?["number"] == "A002")
            let same = try await clerk.post("1/calls", "{\"request\":\"x\"}")
            #expect(same.part("ticket")?["number"] == "A002")
            #expect(try await clerk.post("1/calls").code == "ticket_at_counter")
            #expect(try await clerk.post("1/transfers").code == "no_target")
            #expect(try await clerk.post("1/transfers", "{\"counter\":\"2\"}").status == 200)
            #expect(try await clerk.post("1/calls").part("ticket")?["number"] == "A003")
            #expect(try await clerk.post("1/finishes", "{\"outcome\":\"x\"}").code == "bad_outcome")
            #expect(try await clerk.post("2/calls").code == "not_your_counter")
            #expect(try await clerk.post("9/calls").status == 404)
        }
    }

    @Test func `a kiosk and a screen learn what they show`() async throws {
        try await HallCentre.with { hall, browser in
            _ = try await hall.atKiosk("tickets", ask, browser)
            let path = "/api/devices/\(hall.screen.token)/hall"
            let told = ToldByHall(try await browser.get(path))
            #expect(told.flag("is_open") == true)
            let matters = told.list("categories").first?.list("matters") ?? []
            #expect(matters.map { $0["id"] } == ["A01", "A02"])
            #expect(matters.first?.number("waiting") == 1)
            let clerk = try await Clerk(browser)
            _ = try await clerk.post("2/openings")
            _ = try await clerk.post("2/calls")
            let counters = ToldByHall(try await browser.get(path)).list("counters")
            #expect(counters.map { $0["number"] } == [nil, "A001"])
            #expect(try await hall.atScreen("heartbeats", browser).status == 200)
        }
    }

    @Test func `a token that is none, a clerk without the session's token and others are refused`()
        async throws
    {
        try await HallCentre.with { hall, browser in
            let none = ToldByHall(try await browser.json("/api/devices/abc/tickets", ask))
            #expect(none.status == 404 && none.code == "no_such_device")
            let screen = ToldByHall(
                try await browser.json("/api/devices/\(hall.screen.token)/tickets", ask))
            #expect(screen.status == 409 && screen.code == "not_a_kiosk")
            #expect(try await hall.atKiosk("tickets", "[]", browser).code == "not_json")
            #expect(try await hall.atKiosk("tickets", "{\"matter\":\"Q\"}", browser).status == 422)
            #expect(ToldByHall(try await browser.get("/api/tickets/abc")).status == 404)
            #expect(ToldByHall(try await browser.json("/api/counters/1/calls", "{}")).status == 401)
            try await browser.signIn(as: .counterClerk)
            let forged = ToldByHall(try await browser.json("/api/counters/1/openings", "{}"))
            #expect(forged.status == 403 && forged.code == "stale_form")
            try await browser.signIn(as: .auditor)
            let csrf = try await browser.get("/account/password").csrf
            let auditor = try await browser.json("/api/counters/1/openings", "{}", csrf: csrf)
            #expect(ToldByHall(auditor).code == "not_allowed")
        }
    }

    @Test func `more than sixty tickets of a kiosk in a minute are too many`() async throws {
        try await HallCentre.with { hall, browser in
            var statuses: [Int] = []
            for request in 0..<62 {
                statuses.append(
                    try await hall.atKiosk(
                        "tickets", "{\"matter\":\"A02\",\"request\":\"\(request)\"}", browser
                    ).status)
            }
            #expect(statuses.count { $0 == 201 } == 60 && statuses.last == 429)
            // What was given is given again also beyond the limit.
            let again = try await hall.atKiosk(
                "tickets", "{\"matter\":\"A02\",\"request\":\"0\"}", browser)
            #expect(again.status == 201 && again["number"] == "A001")
        }
    }

    @Test func `a visitor gives up by the ticket's secret`() async throws {
        try await HallCentre.with { hall, browser in
            let issued = try await hall.atKiosk("tickets", ask, browser)
            let secret = try #require(issued["secret"])
            let told = ToldByHall(try await browser.json("/api/tickets/\(secret)/returns", "{}"))
            #expect(told["state"] == "ended" && told["outcome"] == "left")
            let again = ToldByHall(try await browser.json("/api/tickets/\(secret)/returns", "{}"))
            #expect(again.status == 409 && again.code == "not_waiting")
        }
    }

    @Test func `the statistics are told to those who may see the hall`() async throws {
        try await HallCentre.with { hall, browser in
            _ = try await hall.atKiosk("tickets", ask, browser)
            let clerk = try await Clerk(browser)
            _ = try await clerk.post("1/openings")
            _ = try await clerk.post("1/calls")
            _ = try await clerk.post("1/finishes")
            let cells = ToldByHall(try await browser.get("/api/hall/statistics")).list("statistics")
            #expect(cells.count == 1 && cells.first?.number("served") == 1)
            #expect(cells.first?["matter"] == "A01" && cells.first?.number("hour") == 10)
            let bad = ToldByHall(try await browser.get("/api/hall/statistics?from=today"))
            #expect(bad.status == 422 && bad.code == "bad_day")
        }
    }
}

/// A clerk's program, signed in.
private struct Clerk {
    private let browser: Browser
    private let csrf: String?

    init(_ browser: Browser) async throws {
        self.browser = browser
        try await browser.signIn(as: .counterClerk)
        csrf = try await browser.get("/account/password").csrf
    }

    func post(_ path: String, _ body: String = "{}") async throws -> ToldByHall {
        ToldByHall(try await browser.json("/api/counters/\(path)", body, csrf: csrf))
    }
}

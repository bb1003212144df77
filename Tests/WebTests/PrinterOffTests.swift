import Foundation
import Kernel
import Queue
import TestStores
import Testing

/// A kiosk whose printer is off, runs out of paper, or goes away in the middle: the ticket is given
/// all the same, its visitor is told, and staff see it until it prints again.
struct PrinterOffTests {
    /// Takes a ticket at a kiosk with a printer at that port; returns the page it comes to.
    private func take(
        _ hall: HallSite, printer port: Int, _ browser: Browser
    ) async throws -> String {
        let kiosk = try await hall.desks.devices.register(
            .kiosk, name: "西门", address: "127.0.0.1:\(port)", by: .operator)
        let sent = try await browser.send(
            form: "/kiosks/\(kiosk.token)/tickets", [("matter", "A01"), ("party", "individual")])
        return try await browser.get(try #require(sent.location)).text
    }

    @Test(arguments: [
        (FakePrinter.Manner(paper: 0x72), "缺纸"),
        (FakePrinter.Manner(hangsUpAfter: 60), "打印中断"),
    ])
    func `a ticket that is not printed is on the screen, and staff are told why`(
        manner: FakePrinter.Manner, reason: String
    ) async throws {
        let printer = try await FakePrinter(manner)
        try await HallSite.with(.hallChief) { browser, hall in
            let page = try await take(hall, printer: printer.port, browser)
            #expect(page.contains("A001") && page.contains("<svg class=\"qr\""))
            #expect(page.contains("号票没有打印出来"))
            let seen = try await browser.get("/hall").text
            #expect(seen.contains("西门 从") && seen.contains("没有打印出号票"))
            #expect(seen.contains(reason))
        }
        try await printer.close()
    }

    @Test(arguments: [
        (FakePrinter.Manner(), "printed", nil),
        (FakePrinter.Manner(paper: 0x72), "failed", "no_paper"),
        (FakePrinter.Manner(hangsUpAfter: 60), "failed", "lost"),
    ])
    func `a program at a kiosk is told whether its slip was printed, and why not`(
        manner: FakePrinter.Manner, state: String, reason: String?
    ) async throws {
        let printer = try await FakePrinter(manner)
        try await HallSite.with { browser, hall in
            let kiosk = try await hall.desks.devices.register(
                .kiosk, name: "西门", address: "127.0.0.1:\(printer.port)", by: .operator)
            for count in 1...2 {
                let given = try await given(at: kiosk, browser)
                #expect(given.number == "A00\(count)")
                #expect(given.slip.state == state && given.slip.reason == reason)
                #expect((given.slip.message?.contains("没有打印") ?? false) == (state == "failed"))
            }
        }
        try await printer.close()
    }

    @Test func `a kiosk without a printer of its own has no slip`() async throws {
        try await HallSite.with { browser, hall in
            let given = try await given(at: hall.kiosk, browser)
            #expect(given.slip.state == "none" && given.slip.reason == nil)
        }
    }

    private struct Given: Decodable {
        let number: String
        let slip: Slip

        struct Slip: Decodable {
            let state: String
            let reason: String?
            let message: String?
        }
    }

    private func given(at kiosk: NewDevice, _ browser: Browser) async throws -> Given {
        let answer = try await browser.json(
            "/api/devices/\(kiosk.token)/tickets", #"{"matter": "A01"}"#)
        try #require(answer.status == 201)
        return try JSONDecoder().decode(Given.self, from: Data(answer.text.utf8))
    }

    @Test func `a printer that is off gives no slip, and one that is back ends the alarm`()
        async throws
    {
        let off = try HeldPort()
        defer { off.release() }
        try await HallSite.with(.hallChief) { browser, hall in
            let kiosk = try await hall.desks.devices.register(
                .kiosk, name: "西门", address: "127.0.0.1:\(off.number)", by: .operator)
            let form = "/kiosks/\(kiosk.token)/tickets"
            for count in 1...2 {
                let sent = try await browser.send(
                    form: form, [("matter", "A01"), ("party", "individual")])
                let page = try await browser.get(try #require(sent.location)).text
                #expect(page.contains("A00\(count)") && page.contains("号票没有打印出来"))
            }
            #expect(try await browser.get("/hall").text.contains("检查电源和网线"))
            let back = try await FakePrinter(at: off.number)
            let sent = try await browser.send(
                form: form, [("matter", "A01"), ("party", "individual")])
            let page = try await browser.get(try #require(sent.location)).text
            #expect(page.contains("A003") && page.contains("号票已打印"))
            #expect(back.receipts.joined().isEmpty == false)
            #expect(try await browser.get("/hall").text.contains("没有打印出号票") == false)
            let notes = try await hall.centre.read { reader in
                try ["queue.slip_not_printed", "queue.slip_printed_again"].map {
                    try reader.journalEntries(kind: $0).count
                }
            }
            #expect(notes == [1, 1])
            try await back.close()
        }
    }
}

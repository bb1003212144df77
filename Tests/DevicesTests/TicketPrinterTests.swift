import Kernel
import NIOCore
import NIOPosix
import TestStores
import Testing
@testable import Devices

/// Tickets on paper, by a printer of the test's own at the end of a real connection.
struct TicketPrinterTests {
    private static let slip = TicketSlip(
        title: "市场监管服务中心", number: "A037",
        lines: ["食品生产许可", "前面还有 5 人，约 12 分钟"],
        link: "https://hall.example.cn/t/4f1c2b9a", linkWords: "扫码查看排队进度",
        footer: ["2025-10-17 09:32", "过号请到前台"])

    /// For whoever waits in vain.
    private static let quick = TicketPrinter.Patience(connect: 60_000, status: 200, print: 300)
    /// For whoever is answered, however busy the machine.
    private static let ample = TicketPrinter.Patience(
        connect: 60_000, status: 60_000, print: 60_000)

    private static func printer(
        _ manner: FakePrinter.Manner = .init(),
        _ body: (FakePrinter, TicketPrinter) async throws -> Void
    ) async throws {
        let fake = try await FakePrinter(manner)
        let printer = TicketPrinter(
            host: "127.0.0.1", port: fake.port, patience: manner.isSilent ? quick : ample)
        try await body(fake, printer)
        try await fake.close()
    }

    @Test func `a ticket is printed large, with its code, and cut`() async throws {
        try await Self.printer { fake, printer in
            #expect(try await printer.print(Self.slip) == .printed)
            let receipt = try Receipt(try #require(fake.receipts.first))
            let number = receipt.lines.first { $0.text == "A037" }
            #expect(number?.height == 4)
            #expect(
                receipt.lines.map(\.text) == [
                    "市场监管服务中心", "A037", "食品生产许可", "前面还有 5 人，约 12 分钟",
                    "扫码查看排队进度", "2025-10-17 09:32", "过号请到前台",
                ])
            #expect(receipt.codes == ["https://hall.example.cn/t/4f1c2b9a"])
            #expect(receipt.isCut && receipt.isChinese)
        }
    }

    @Test func `a printer that never says anything gets its ticket all the same`() async throws {
        let silent = FakePrinter.Manner(paper: nil, offline: nil, printed: nil)
        try await Self.printer(silent) { fake, printer in
            let outcome = try await printer.print(Self.slip)
            #expect(outcome == .sent)
            let deadline = ContinuousClock.now + .seconds(60)
            while fake.receipts.first?.last != 3, ContinuousClock.now < deadline {
                await Task.yield()
            }
            #expect(try Receipt(fake.receipts[0]).isCut)
        }
    }

    @Test(arguments: [
        (FakePrinter.Manner(paper: 0x72), PrinterFault.noPaper),
        (FakePrinter.Manner(offline: 0x16), .coverOpen),
        (FakePrinter.Manner(offline: 0x32), .noPaper),
        (FakePrinter.Manner(offline: 0x52), .offline),
        (FakePrinter.Manner(printed: nil), .lost),
        (FakePrinter.Manner(printed: 0x0C), .noPaper),
        (FakePrinter.Manner(hangsUpAfter: 40), .lost),
    ])
    func `what is wrong with a printer is told`(
        manner: FakePrinter.Manner, fault: PrinterFault
    ) async throws {
        try await Self.printer(manner) { fake, printer in
            let thrown = await #expect(throws: PrinterFault.self) {
                try await printer.print(Self.slip)
            }
            #expect(thrown == fault)
            let isBefore = manner.paper != 0x12 || manner.offline != 0x12
            #expect(!isBefore || fake.receipts == [[]])
        }
    }

    @Test func `a printer that is off is told at once`() async throws {
        let off = try HeldPort()
        defer { off.release() }
        let printer = TicketPrinter(host: "127.0.0.1", port: off.number, patience: Self.quick)
        let thrown = await #expect(throws: PrinterFault.self) {
            try await printer.print(Self.slip)
        }
        #expect(thrown == .unreachable)
        #expect(thrown?.words.zh == "打印机没有回应，请检查电源和网线。")
    }

    @Test func `many tickets are printed one after another, each whole`() async throws {
        try await Self.printer { fake, printer in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...15 {
                    group.addTask {
                        var slip = Self.slip
                        slip.number = "B\(100 + number)"
                        _ = try await printer.print(slip)
                    }
                }
                try await group.waitForAll()
            }
            let numbers = try fake.receipts.map { try Receipt($0).lines[1].text }
            #expect(numbers.sorted() == (1...15).map { "B\(100 + $0)" }.sorted())
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `too many that wait are refused, and the next are printed again`() async throws {
        let opened = MultiThreadedEventLoopGroup.singleton.next().makePromise(of: Void.self)
        let stuck = FakePrinter.Manner(answersAfter: opened.futureResult)
        try await Self.printer(stuck) { _, printer in
            let busy = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<30 {
                    group.addTask {
                        do {
                            _ = try await printer.print(Self.slip)
                            return false
                        } catch PrinterFault.busy { return true }
                    }
                }
                // While the printer is stuck, only who is refused comes back.
                var ended: [Bool] = []
                while let isBusy = try await group.next() {
                    ended.append(isBusy)
                    if ended.count == 10 { opened.succeed() }
                }
                return ended
            }
            #expect(busy.prefix(10).allSatisfy(\.self) && !busy.dropFirst(10).contains(true))
            #expect(try await printer.print(Self.slip) == .printed)
        }
    }

    @Test func `what visitors typed gives a printer no command`() throws {
        var slip = Self.slip
        slip.lines = ["\u{1B}@\u{1D}V\u{0}x\u{10}\u{4}\u{1}\u{7F}y\n"]
        #expect(try Receipt(slip.escpos()).lines[2].text == "@Vxy")
    }

    @Test(
        arguments: [
            ("中", [0xD6, 0xD0]), ("号", [0xBA, 0xC5]), ("窗口", [0xB4, 0xB0, 0xBF, 0xDA]),
            ("A037", [0x41, 0x30, 0x33, 0x37]), ("€", [0xA2, 0xE3]), ("", []),
            ("㐀", [0x81, 0x39, 0xEE, 0x39]), ("😀", [0x94, 0x39, 0xFC, 0x36]),
        ] as [(String, [UInt8])])
    func `Chinese is written as printers read it`(text: String, bytes: [UInt8]) throws {
        #expect(try GB18030.bytes(text) == bytes)
    }
}

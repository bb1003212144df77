import Kernel
import Synchronization

/// A ticket printer on the network that speaks ESC/POS over TCP, as nearly all of them do at port
/// 9100. One for each printer: it sends one ticket after another.
package final class TicketPrinter: Sendable {
    /// What is known of a ticket that was sent.
    package enum Outcome: Hashable, Sendable {
        /// The printer has said that it is on paper.
        case printed
        /// It was taken, by a printer that never says anything.
        case sent
    }

    /// How long is waited for what, in milliseconds.
    package struct Patience: Hashable, Sendable {
        package let connect: Int64
        /// For an answer that a printer gives at once, if it gives any.
        package let status: Int64
        /// For a ticket to be printed.
        package let print: Int64

        package init(connect: Int64 = 3000, status: Int64 = 700, print: Int64 = 8000) {
            self.connect = connect
            self.status = status
            self.print = print
        }
    }

    private let host: String
    private let port: Int
    private let patience: Patience
    private let queue = Mutex(Waiting())

    /// How many tickets may wait for a printer.
    private static let queueLimit = 20

    private struct Waiting {
        var count = 0
        var last: Task<Void, Never>?
    }

    package init(host: String, port: Int = 9100, patience: Patience = Patience()) {
        self.host = host
        self.port = port
        self.patience = patience
    }

    /// Prints a slip, after those that were asked for before it. It is never printed twice: who
    /// gets a fault decides whether to try again.
    ///
    /// - Throws: `PrinterFault`; `Fault` when the slip cannot be written in GB 18030.
    package func print(_ slip: TicketSlip) async throws -> Outcome {
        let bytes = try slip.escpos()
        let turn = try enqueue { try await self.send(bytes) }
        return try await turn.value
    }

    private func enqueue(
        _ act: @escaping @Sendable () async throws -> Outcome
    ) throws(PrinterFault) -> Task<Outcome, any Error> {
        let turn = queue.withLock { queue -> Task<Outcome, any Error>? in
            guard queue.count < Self.queueLimit else { return nil }
            queue.count += 1
            let before = queue.last
            let turn = Task {
                await before?.value
                defer { self.queue.withLock { $0.count -= 1 } }
                return try await act()
            }
            queue.last = Task { _ = try? await turn.value }
            return turn
        }
        guard let turn else { throw .busy }
        return turn
    }

    private func send(_ bytes: [UInt8]) async throws -> Outcome {
        let line = try await PrinterLine(
            host: host, port: port, timeoutMilliseconds: patience.connect)
        do {
            let outcome = try await converse(line, bytes)
            await line.close()
            return outcome
        } catch {
            await line.close()
            throw error
        }
    }

    /// Asks first how the printer is, since one without paper takes a ticket all the same; asks
    /// afterwards whether it has printed, if it is one that answers.
    private func converse(_ line: PrinterLine, _ bytes: [UInt8]) async throws -> Outcome {
        try await line.send(ESCPOS.askPaper)
        let paper = try await line.answer(
            number: 1, withinMilliseconds: patience.status, PrinterStatus.isRealTime)
        guard let paper else {
            try await line.send(bytes)
            return .sent
        }
        if PrinterStatus.isOut(paper) { throw PrinterFault.noPaper }
        try await line.send(ESCPOS.askOffline)
        let state = try await line.answer(
            number: 2, withinMilliseconds: patience.status, PrinterStatus.isRealTime)
        if let fault = state.flatMap(PrinterStatus.fault) { throw fault }
        try await line.send(bytes + ESCPOS.askPrinted)
        let done = try await line.answer(
            number: 3, withinMilliseconds: patience.print, PrinterStatus.isPaperSensor)
        guard let done else { throw PrinterFault.lost }
        if done & 0x0C == 0x0C { throw PrinterFault.noPaper }
        return .printed
    }
}

/// The bytes that a printer answers with.
enum PrinterStatus {
    /// Bits 0, 1, 4 and 7 of an answer to `DLE EOT` are 0, 1, 1 and 0.
    static func isRealTime(_ byte: UInt8) -> Bool { byte & 0x93 == 0x12 }

    /// Bits 4 and 7 of an answer to `GS r` are 0.
    static func isPaperSensor(_ byte: UInt8) -> Bool { byte & 0x90 == 0 }

    /// Whether the paper has come to its end, by `DLE EOT 4`.
    static func isOut(_ byte: UInt8) -> Bool { byte & 0x60 != 0 }

    /// Why it is off line, by `DLE EOT 2`.
    static func fault(_ byte: UInt8) -> PrinterFault? {
        if byte & 0x04 != 0 { return .coverOpen }
        if byte & 0x20 != 0 { return .noPaper }
        return byte & 0x40 != 0 ? .offline : nil
    }
}

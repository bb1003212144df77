import Devices
import Hummingbird
import Kernel
import Logging
import Queue
import Synchronization

/// The paper slip of a ticket just given at a kiosk.
enum SlipPrinting {
    /// What became of it, as the kiosk tells its visitor.
    enum Result: String, CaseIterable, Sendable {
        case printed, failed
        /// The kiosk has no printer of its own: its browser prints.
        case browser
    }

    /// What became of it, and why it failed.
    struct Outcome: Sendable {
        let result: Result
        /// The printer's fault by its name; nil when it printed, or failed in an unknown way.
        var fault: PrinterFault?
    }

    /// Prints at the kiosk's printer where it has one. The ticket is given already: of a printer
    /// that is off or without paper the visitor is told at once, and the hall's page tells staff
    /// until it prints again.
    static func print(_ view: TicketView, at kiosk: Device, _ visit: Visit) async -> Outcome {
        guard let printer = visit.site.printers.printer(at: kiosk.address) else {
            return Outcome(result: .browser)
        }
        do {
            let hall = try await visit.site.queue.remembered()
            _ = try await printer.print(slip(view, hall, visit))
            try await visit.site.queue.devices.notePrinted(kiosk)
            return Outcome(result: .printed)
        } catch {
            let reason = (error as? PrinterFault)?.rawValue ?? "\(error)"
            visit.context.logger.warning(
                "slip not printed", metadata: ["kiosk": "\(kiosk.name)", "reason": "\(reason)"])
            // The ticket stands whether or not this can be noted.
            try? await visit.site.queue.devices.noteUnprinted(kiosk, reason: reason)
            return Outcome(result: .failed, fault: error as? PrinterFault)
        }
    }

    /// The same that the kiosk's page shows.
    private static func slip(_ view: TicketView, _ hall: Hall, _ visit: Visit) -> TicketSlip {
        let t = visit.t
        let ticket = view.ticket
        let priority = ticket.priority.map { t("queue_priority_\($0.rawValue)") }
        return TicketSlip(
            title: t("queue_hall_name"), number: ticket.label,
            lines: [
                t.matter(ticket.matter, in: hall), priority, t.ahead(view.ahead),
                t.expected(view.expectedWaitSeconds),
            ].compactMap(\.self), link: visit.address("/tickets/\(ticket.secret)"),
            linkWords: t("queue_code_hint"),
            footer: [
                t("queue_taken_at", ticket.takenAt.minuteText), t("queue_slip_foot"),
                t("queue_slip_paper"),
            ])
    }
}

/// The printers of the hall by their addresses, each of which prints one slip after another.
final class SlipPrinters: Sendable {
    private let known = Mutex<[String: TicketPrinter]>([:])
    private let patience: TicketPrinter.Patience

    init(patience: TicketPrinter.Patience) { self.patience = patience }

    /// - Parameter address: `192.168.1.50:9100`, or only the host.
    /// - Returns: nil for no address.
    func printer(at address: String) -> TicketPrinter? {
        let parts = address.split(separator: ":", maxSplits: 1)
        guard let host = parts.first else { return nil }
        let port = parts.count == 2 ? Int(parts[1]) ?? 9100 : 9100
        return known.withLock { known in
            if let printer = known[address] { return printer }
            let printer = TicketPrinter(host: String(host), port: port, patience: patience)
            known[address] = printer
            return printer
        }
    }
}

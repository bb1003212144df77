import Kernel

extension Module {
    /// 取号叫号: tickets, counters, the calling screen, and the health of all of it.
    package static let queue = Module(
        name: "queue",
        migrations: [
            Migration("queue.0001_hall", hallTables),
            Migration("queue.0002_tickets", ticketTables),
            Migration("queue.0003_appointments", appointmentTables),
            Migration("queue.0004_health", healthTables),
            Migration("queue.0005_printers", printerColumns),
            Migration("queue.0006_line", lineIndex),
            Migration("queue.0007_unshown", unshownIndex),
        ],
        measures: { try $0.queueMeasures() }, clocks: .queue, chores: Chore.queue)
}

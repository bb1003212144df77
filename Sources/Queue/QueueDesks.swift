import Kernel

/// The desks of the hall on one centre, with what they remember between requests: one for each
/// server process.
package struct QueueDesks: Sendable {
    package let centre: Centre
    let halls = HallCache()
    let glances = GlanceCache()
    let deviceCache = DeviceCache()
    let limits = IssueLimits()
    let calendar = WorkCalendar()

    /// - Parameter centre: whose hall it is; it brings `Module.queue`.
    package init(_ centre: Centre) { self.centre = centre }

    package var hall: HallDesk { HallDesk(desks: self) }
    package var tickets: TicketDesk { TicketDesk(desks: self) }
    package var counters: CounterDesk { CounterDesk(desks: self) }
    package var devices: DeviceDesk { DeviceDesk(desks: self) }
    package var health: HealthDesk { HealthDesk(desks: self) }
    package var appointments: AppointmentDesk { AppointmentDesk(desks: self) }
    package var paper: PaperDesk { PaperDesk(desks: self) }
}

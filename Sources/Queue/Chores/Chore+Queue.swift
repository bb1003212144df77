import Kernel

extension Chore {
    /// What the hall does by itself. Each looks first, and writes only what is due.
    static let queue: [Chore] = [
        Chore("queue.pulse", everySeconds: HealthDesk.pulseSeconds) {
            try await HealthDesk($0).tick()
        },
        Chore("queue.devices", everySeconds: 15) { try await HealthDesk($0).noteSilence() },
        Chore("queue.calls", everySeconds: 2) { try await HallWatch($0).noteUnshownCalls() },
        Chore("queue.waits", everySeconds: 15) { try await HallWatch($0).noteLongWaits() },
        Chore("queue.night", everySeconds: 60) { try await HallNight($0).pass() },
        Chore("queue.days", everySeconds: 60) { try await HealthDesk($0).countDays() },
    ]
}

extension HealthDesk {
    init(_ centre: Centre) { self.init(desks: QueueDesks(centre)) }
}

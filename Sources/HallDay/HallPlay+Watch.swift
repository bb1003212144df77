import Kernel
import Queue

extension HallPlay {
    mutating func watch(_ act: HallAct) async throws {
        switch act {
        case .beat: try await beat()
        case .chores:
            let centre = centre
            let done: Void? = try await trial.attempt("chores") {
                try await centre.runChores(ahead: false)
            }
            if done == nil { agenda.note(.chores, at: now + 30) }
        case .outage(let seconds): try await fail(for: seconds)
        case .mend(let outage): try await mend(outage)
        default: break
        }
    }

    private mutating func beat() async throws {
        let desk = queue.devices
        for device in [setting.kiosk, setting.screen].compactMap(\.self) {
            _ = try await trial.attempt("heartbeat") { try await desk.beat(device) }
        }
    }

    private mutating func fail(for seconds: Int) async throws {
        let (desk, chief, from) = (queue.health, company.chief, now)
        let id = try await trial.attempt("outage") {
            try await desk.declare(
                planned: false, from: from, until: nil, reason: "叫号主机故障", by: chief)
        }
        guard let id else { return agenda.note(.outage(seconds: seconds), at: now + 30) }
        agenda.note(.mend(outage: id), at: now + seconds)
    }

    private mutating func mend(_ outage: String) async throws {
        let (desk, chief) = (queue.health, company.chief)
        let done: Void? = try await trial.attempt("mend") {
            try await desk.end(outage: outage, by: chief)
        }
        if done == nil { agenda.note(.mend(outage: outage), at: now + 30) }
    }
}

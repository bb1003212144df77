import Foundation
import Kernel

extension HealthDesk {
    /// This process, as its pulse names it.
    private static let process = UUID().uuidString

    /// Seconds between two pulses of the server.
    static let pulseSeconds = 15

    /// Notes that the server runs, every quarter of a minute: its pulse. Time without a pulse is
    /// time without the server, and is not counted as up.
    ///
    /// The first pulse of a process finds when any process had its last: more than two pulses
    /// missed in opening hours are an outage from that last one on. A process that was there all
    /// along but gave none for longer than a device's silence is tolerated, as on a machine that
    /// was put to sleep, was out of order too. A clock set forward looks the same; one set back is
    /// no outage, and its pulses count again from where they were.
    ///
    /// - Parameter process: another name is a restart; for tests.
    func tick(process: String = HealthDesk.process) async throws {
        let now = centre.clock.now()
        let isFresh = try await centre.read { reader in
            let at = try reader.pulse(process)
            return at.map { $0 <= now && now - $0 < 10 } ?? false
        }
        guard !isFresh else { return }
        try await centre.write(as: "system") { [calendar = desks.calendar] transaction in
            let now = transaction.instant
            let isRestart = try transaction.reader.pulse(process) == nil
            let tolerated =
                isRestart
                ? 2 * Self.pulseSeconds : try transaction.reader.hall().rules.silenceSeconds
            try transaction.noteGap(longerThan: tolerated, calendar)
            if isRestart {
                try transaction.run("DELETE FROM queue_pulse WHERE at < \(now + -86_400)")
            }
            try transaction.run(
                """
                INSERT INTO queue_pulse (process, at) VALUES (\(process), \(now))
                ON CONFLICT (process) DO UPDATE SET at = CASE
                    WHEN excluded.at > queue_pulse.at THEN excluded.at ELSE queue_pulse.at END
                """)
        }
    }

    /// Finds kiosks and screens that have said nothing for longer than tolerated while the hall is
    /// open; their outage counts from their last word, or from when it opened.
    func noteSilence() async throws {
        let now = centre.clock.now()
        let silent = try await centre.read { [calendar = desks.calendar] reader in
            try reader.silent(at: now, calendar)
        }
        guard !silent.isEmpty else { return }
        try await centre.write(as: "system") { [calendar = desks.calendar] transaction in
            for (device, since) in try transaction.reader.silent(at: transaction.instant, calendar)
            {
                try transaction.begin(outageOf: device, from: since, reason: "", by: "system")
            }
        }
    }

    /// Counts the days that are over: a day of opening ten minutes after it closes, a day off once
    /// it has passed. A day is counted once; a clock set back counts none again.
    func countDays() async throws {
        // A gap before this start of the server belongs to the days that are counted now.
        try await tick()
        while let day = try await nextDay() {
            try await centre.write(as: "system") { [calendar = desks.calendar] transaction in
                try transaction.count(day, transaction.reader.hall(), calendar)
            }
        }
    }

    private func nextDay() async throws -> Day? {
        let now = centre.clock.now()
        return try await centre.read { [calendar = desks.calendar] reader in
            let hall = try reader.hall()
            guard let since = hall.since else { return nil }
            let day = try reader.lastCountedDay().map { $0 + 1 } ?? since
            guard day <= now.day else { return nil }
            // A year whose holidays are not published waits for them.
            guard (try? calendar.kind(of: day)) != nil else { return nil }
            let closing = try hall.rules.hours.lastClosing(on: day, calendar)
            let isOver = day < now.day || closing.map { now >= $0 + 600 } ?? false
            return isOver ? day : nil
        }
    }
}

extension Reader {
    fileprivate func pulse(_ process: String) throws -> Instant? {
        try first("SELECT at FROM queue_pulse WHERE process = \(process)")?("at")
    }

    /// The devices that are silent beyond what is tolerated, each with since when.
    fileprivate func silent(
        at now: Instant, _ calendar: WorkCalendar
    ) throws -> [(device: Device.ID, since: Instant)] {
        let hall = try hall()
        guard (try? calendar.kind(of: now.day)) != nil else { return [] }
        let openTime = try OpenTime(now.day, hall.rules.hours, calendar)
        guard let opened = openTime.openSince(at: now) else { return [] }
        return try devices().compactMap { device in
            guard device.kind != .printer, device.revokedAt == nil, device.silentSince == nil
            else { return nil }
            let since = max(device.seenAt ?? device.registeredAt, opened)
            return now - since > hall.rules.silenceSeconds ? (device.id, since) : nil
        }
    }
}

extension Transaction {
    /// The server was not there since its last pulse, if that is longer ago in opening hours than
    /// so many seconds.
    fileprivate func noteGap(longerThan tolerated: Int, _ calendar: WorkCalendar) throws {
        let row = try first("SELECT MAX(at) AS at FROM queue_pulse")
        guard let last: Instant = try row?("at"), instant - last > tolerated
        else { return }
        let hall = try reader.hall()
        var day = last.day
        var missed = 0
        while day <= instant.day, missed <= tolerated {
            if let openTime = try? OpenTime(day, hall.rules.hours, calendar) {
                missed += openTime.passed(at: instant) - openTime.passed(at: last)
            }
            day = day + 1
        }
        guard missed > tolerated else { return }
        let outage = Outage(
            id: Identifier.make(at: instant), cause: .server, device: nil, from: last,
            until: instant, reason: "", declaredBy: "system")
        try add(outage)
        try recount(outage, hall, calendar)
    }

    /// A device is out of order.
    func begin(
        outageOf device: Device.ID, from: Instant, reason: String, by who: String
    ) throws {
        let outage = Outage(
            id: Identifier.make(at: instant), cause: .device, device: device, from: from,
            until: nil, reason: reason, declaredBy: who)
        try add(outage)
        try run("UPDATE queue_device SET outage = \(outage.id) WHERE id = \(device)")
    }
}

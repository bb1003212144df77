import Kernel

/// Keeps what the calling system's health is measured by: outages, upgrades, days.
package struct HealthDesk: Sendable {
    let desks: QueueDesks
    var centre: Centre { desks.centre }

    /// Declares an outage of the whole system; without an end it lasts until it is ended. A
    /// planned one may be declared beforehand. Days that were counted already are counted again.
    ///
    /// - Returns: its id.
    /// - Throws: `Refusals`, one for each field not in order.
    @discardableResult
    package func declare(
        planned: Bool, from: Instant, until: Instant?, reason: String, by actor: Actor
    ) async throws -> String {
        try await centre.write(by: actor, may: .manageHall) { transaction in
            let now = transaction.instant
            var faults: [Refusal] = []
            if !Words(reason, reason).isName { faults.append(.reasonMissing) }
            if let until, until <= from { faults.append(.endsBeforeItBegins) }
            if !planned, from > now || (until ?? now) > now { faults.append(.notYet) }
            if from < now + -400 * 86_400 || from > now + 400 * 86_400 {
                faults.append(.outageFarAway)
            }
            guard faults.isEmpty else { throw Refusals(faults) }
            let outage = Outage(
                id: Identifier.make(at: now), cause: planned ? .planned : .unplanned, device: nil,
                from: from, until: until, reason: reason, declaredBy: actor.id)
            try transaction.add(outage)
            let hall = try transaction.reader.hall()
            try transaction.recount(outage, hall, desks.calendar)
            return outage.id
        }
    }

    /// The system, or a device, works again.
    ///
    /// - Throws: `Refusal` when there is no such outage, or it has ended.
    package func end(outage id: String, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .manageHall) { transaction in
            guard let outage = try transaction.reader.outage(id) else {
                throw Refusal.noSuchOutage
            }
            guard outage.until == nil else { throw Refusal.outageEnded }
            if let device = outage.device {
                try transaction.run(
                    "UPDATE queue_device SET outage = NULL WHERE id = \(device)")
            }
            try transaction.end(outage: id)
        }
    }

    /// Outages that a period touches, newest first.
    package func outages(from: Day, through: Day) async throws -> [Outage] {
        try await centre.read {
            try $0.outages(from: Instant(from), until: Instant(through + 1)).reversed()
        }
    }

    /// Those that last, oldest first.
    package func openOutages() async throws -> [Outage] {
        try await centre.read { try $0.openOutages() }
    }

    /// The days of a period that are over, in order.
    package func days(from: Day, through: Day) async throws -> [DayHealth] {
        try await centre.read { try $0.health(from: from, through: through) }
    }

    /// An upgrade of the calling system was accepted (indicator 5).
    ///
    /// - Parameters:
    ///   - document: the acceptance record, by its number or title.
    ///   - paper: SHA-256 of the record itself, where it is kept.
    /// - Throws: `Refusals`, one for each field not in order.
    package func acceptUpgrade(
        on day: Day, title: String, document: String, paper: String?, by actor: Actor
    ) async throws {
        try await centre.write(by: actor, may: .manageHall) { transaction in
            var faults: [Refusal] = []
            if day > transaction.instant.day { faults.append(.upgradeInFuture) }
            if !Words(title, title).isName { faults.append(.badText("title")) }
            if !Words(document, document).isName { faults.append(.badText("document")) }
            guard faults.isEmpty else { throw Refusals(faults) }
            let id = Identifier.make(at: transaction.instant)
            let upgrade = Observation(
                measure: QueueMeasure.upgradesAccepted, day: day, amount: Quantity(1))
            let sequence = try transaction.record(
                UpgradeAccepted(title: title, document: document, paper: paper),
                about: Subject("queue.upgrade", id), worth: [upgrade])
            try transaction.run(
                """
                INSERT INTO queue_upgrade (id, day, title, document, paper, sequence)
                VALUES (\(id), \(day), \(title), \(document), \(paper), \(sequence))
                """)
        }
    }
}

/// An upgrade of the calling system was accepted, by a record.
package struct UpgradeAccepted: JournalEvent {
    package static let kind = "queue.upgrade_accepted"
    package let title: String
    package let document: String
    package let paper: String?
}

extension Refusal {
    static let reasonMissing = Refusal(
        "reason_missing", "请写明原因，不超过 60 字。", "Say why, in at most 60 characters.", at: "reason")

    static let endsBeforeItBegins = Refusal(
        "ends_before_it_begins", "结束时间要晚于开始时间。", "The end should be after the beginning.",
        at: "until")

    static let notYet = Refusal(
        "not_yet", "还没有发生的停机请按计划停机申报。",
        "An outage that is still to come is a planned one; declare it as such.", at: "from")

    static let outageFarAway = Refusal(
        "outage_far_away", "停机时间离今天太远，请核对日期。",
        "The outage is too far from today; check the date.", at: "from")

    static let noSuchOutage = Refusal(
        "no_such_outage", "没有这条停机记录。", "There is no such outage.")

    static let outageEnded = Refusal(
        "outage_ended", "这次停机已经结束。", "This outage has ended already.", conflict: true)

    static let upgradeInFuture = Refusal(
        "upgrade_in_future", "验收日期还没有到。", "The day of acceptance is still to come.", at: "day")
}

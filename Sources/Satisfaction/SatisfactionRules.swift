import Kernel

/// The limits and thresholds in force from a day on; a case keeps those of the day it began.
package struct SatisfactionRules: Hashable, Codable, Sendable {
    /// Working days until the person who gave a bad rating is contacted.
    package var contactWorkingDays = 1
    /// Working days until a bad review is put right.
    package var rectificationWorkingDays = 5
    /// Working days until a difficult one is, once that is approved.
    package var extendedWorkingDays = 15
    /// Days for which somebody who was served may rate.
    package var invitationDays = 30
    /// Valid answers below which a survey gives no figure.
    package var minimumSample = 30
    /// Valid answers below which a group of a survey is not shown by itself.
    package var smallGroup = 5
    /// Minutes within which answers of an open link are looked at together.
    package var burstMinutes = 10
    /// Answers from one network address within that time that are too many.
    package var addressBurst = 20
    /// Equal answers within that time that are too many.
    package var identicalBurst = 12
    /// Days for which it is known who gave a rating, unless its bad review is still open.
    package var personDays = 180

    /// What the practice of Shanghai says (1 and 5 working days, 15 for difficult cases), and
    /// usual thresholds; to be replaced by a centre's own.
    package static let usual = SatisfactionRules()

    package init() {}
}

extension SatisfactionRules {
    /// - Throws: `Refusals`, one for each number that makes no sense.
    func checked() throws(Refusals) -> SatisfactionRules {
        let fields: [(String, Int, ClosedRange<Int>)] = [
            ("contact_working_days", contactWorkingDays, 1...5),
            ("rectification_working_days", rectificationWorkingDays, 1...30),
            ("extended_working_days", extendedWorkingDays, rectificationFloor...60),
            ("invitation_days", invitationDays, 1...365),
            ("minimum_sample", minimumSample, 1...10_000), ("small_group", smallGroup, 2...100),
            ("burst_minutes", burstMinutes, 1...1440), ("address_burst", addressBurst, 2...10_000),
            ("identical_burst", identicalBurst, 2...10_000), ("person_days", personDays, 30...1095),
        ]
        let faults = fields.filter { !$0.2.contains($0.1) }.map {
            Refusal.outOfRange($0.0, $0.2)
        }
        guard faults.isEmpty else { throw Refusals(faults) }
        return self
    }

    private var rectificationFloor: Int { min(max(rectificationWorkingDays, 1), 30) }
}

/// The limits and thresholds were changed, for what begins from a day on.
package struct RulesChanged: JournalEvent {
    package static let kind = "satisfaction.rules_changed"
    package let rules: SatisfactionRules
    package let from: Day
    package let reason: String
}

extension Reader {
    /// The rules in force on a day.
    package func satisfactionRules(on day: Day) throws -> SatisfactionRules {
        let row = try first(
            """
            SELECT * FROM satisfaction_rules WHERE from_day <= \(day)
            ORDER BY from_day DESC, sequence DESC LIMIT 1
            """)
        return try row.map(SatisfactionRules.init(row:)) ?? .usual
    }
}

extension SatisfactionRules {
    fileprivate init(row: Row) throws {
        contactWorkingDays = try row("contact_days")
        rectificationWorkingDays = try row("rectification_days")
        extendedWorkingDays = try row("extended_days")
        invitationDays = try row("invitation_days")
        minimumSample = try row("minimum_sample")
        smallGroup = try row("small_group")
        burstMinutes = try row("burst_minutes")
        addressBurst = try row("address_burst")
        identicalBurst = try row("identical_burst")
        personDays = try row("person_days")
    }
}

/// Changes the limits and thresholds of ratings and surveys.
package struct RulesDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Puts rules in force from a day on, today or later; cases that began before keep theirs.
    ///
    /// - Throws: `Refusals` for numbers that make no sense, `Refusal` for a day that has passed.
    package func change(
        _ rules: SatisfactionRules, from day: Day, because reason: String, by actor: Actor
    ) async throws {
        let today = centre.clock.today
        try await centre.write(by: actor, may: .handleReview) { transaction in
            guard day >= today else { throw Refusal.rulesInThePast }
            guard !reason.isBlank else { throw Refusal.missing("reason", "理由", "reason") }
            let rules = try rules.checked()
            let sequence = try transaction.record(
                RulesChanged(rules: rules, from: day, reason: reason),
                about: Subject("satisfaction.rules", "\(day)"))
            try transaction.run(
                """
                INSERT INTO satisfaction_rules (from_day, sequence, contact_days,
                    rectification_days, extended_days, invitation_days, minimum_sample,
                    small_group, burst_minutes, address_burst, identical_burst, person_days)
                VALUES (\(day), \(sequence), \(rules.contactWorkingDays),
                    \(rules.rectificationWorkingDays), \(rules.extendedWorkingDays),
                    \(rules.invitationDays), \(rules.minimumSample), \(rules.smallGroup),
                    \(rules.burstMinutes), \(rules.addressBurst), \(rules.identicalBurst),
                    \(rules.personDays))
                """)
        }
    }
}

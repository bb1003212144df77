import Kernel

/// One sitting of those who keep the money.
enum MoneyWork: Sendable {
    /// The accountant writes and submits what is to be paid.
    case pay([Act])
    /// The approver goes through what waits.
    case decide
    /// The accountant asks for an adjustment.
    case adjust(MoneyPlan.Move)
    /// A voucher that was wrong is put right: sent back, or reversed once it was paid.
    case putRight(MoneySlip)
}

/// A payment that was written wrongly.
struct MoneySlip: Sendable {
    let wrong: Act
    let right: Act
    let reason: String
    /// Whether the approver saw it and sent it back; else it was paid and is reversed.
    let isReturned: Bool
}

extension Ledger {
    /// When the approver sits down, after the accountant; in seconds of the day.
    private static let decidingHour = (16 * 60 + 35) * 60
    private static let adjustingHour = (10 * 60 + 5) * 60
    private static let secondLook = (17 * 60 + 20) * 60

    /// The decisions that follow what is written, and the adjustments of the year.
    static func money(
        _ plan: MoneyPlan, _ payments: [Writing], _ slips: [Writing]
    ) throws -> [Writing] {
        let moves = try plan.moves.map { move in
            guard let day = Day(move.day) else { throw Misread("no day \(move.day)") }
            return Writing(
                at: Instant(day, secondOfDay: adjustingHour), office: .finance,
                work: .money(.adjust(move)))
        }
        let days = Set((payments + moves).map(\.at.day)).sorted()
        let decisions = days.map { Instant($0, secondOfDay: decidingHour) }
        let again = slips.map { Instant($0.at.day, secondOfDay: secondLook) }
        return moves
            + (decisions + again).map {
                Writing(at: $0, office: .finance, work: .money(.decide))
            }
    }
}

import Foundation

/// The plan of the year as data: what comes in, how much of it, and what goes wrong.
struct Scenario: Decodable, Sendable {
    /// A stream that follows another one stands after it.
    let streams: [Stream]
    let slips: [Slip]
    let money: MoneyPlan

    /// The scenario shipped with this version.
    static let shipped: Scenario = {
        do {
            let data = Data(PackageResources.scenario_2025_json)
            return try JSONDecoder().decode(Scenario.self, from: data)
        } catch {
            preconditionFailure("the shipped scenario does not read: \(error)")
        }
    }()
}

/// Entries of one kind, to one measure.
struct Stream: Decodable, Sendable {
    /// Without the desk.
    let measure: String
    let office: Office
    /// How many working days an entry may wait until it is written down.
    let lag: Int
    /// What entries are about; one is taken for each. `Paper` says what the braces mean.
    let about: [String]
    /// The paper's number.
    let document: String
    let pattern: Pattern
}

/// A mistake in the register, put right some days later.
struct Slip: Decodable, Sendable {
    let measure: String
    /// Which of the measure's entries, from 0.
    let entry: Int
    /// The amount first written; nil when the entry was written twice.
    let wrong: String?
    let reason: String
    /// Working days until somebody sees it.
    let after: Int
    /// Whether an approver sees it before it counts, and sends it back; payments only.
    let returned: Bool?
}

/// How the entries of a stream fall over the year.
enum Pattern: Decodable, Sendable {
    /// Single pieces, each on the day it happens, busy days having more.
    case each(pieces: Span)
    /// Pieces counted once in a while: so many counts that add up to the sum.
    case totals(counts: Int, sum: Span)
    /// Single pieces, so many in each week; in weeks of under three working days `short`.
    case weekly(pieces: [Int], short: Int)
    /// Some of another stream's pieces, on the same days.
    case part(of: String, pieces: Span)
    /// Each calendar day 1, but for a few days of 0.
    case calendar(failed: Span)
    /// The outcome of another stream's pieces by day, some working days later; a few have failed.
    case outcome(of: String, after: Int, failed: Span)
    /// Checks, each of so many pieces; so many of a thousand fail.
    case share(checks: Int, of: Span, failedPerMille: Span, countsFailed: Bool?)
    /// Times; one of them is the longest.
    case times(entries: Int, usual: Span, longest: Span, tenths: Bool?)
    /// A time for each of another stream's entries.
    case timesOf(of: String, usual: Span, longest: Span)
    /// What happens on known days: an amount, a level, or a numerator and denominator `44/47`;
    /// numbers vary by so many of a hundred.
    case dated(on: [String: String], varyPercent: Int?)
    /// The state at the end of months, growing.
    case readings(months: [Int], from: Int, to: Span)
    /// Payments in months, in yuan, together so much.
    case payments(months: [Int], total: Span)
    /// Fees for sessions of so many experts, at a rate each.
    case fees(sessions: [String: Int], rate: Span)
    /// Pay of so many people in each month, at a rate a year.
    case pay(persons: [Int], yearly: Span)
}

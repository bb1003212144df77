/// What one act is worth to one measure, on the day it happened.
package struct Observation: Hashable, Sendable {
    package let measure: String
    package let day: Day
    /// In the measure's unit; for shares and ratios the numerator, for grades the level's place.
    package let amount: Quantity
    /// The denominator, of shares and ratios only.
    package let whole: Quantity?
    /// The part of the measure it belongs to, such as a district; empty for none.
    package let breakdown: String

    package init(
        measure: String, day: Day, amount: Quantity, of whole: Quantity? = nil,
        breakdown: String = ""
    ) {
        self.measure = measure
        self.day = day
        self.amount = amount
        self.whole = whole
        self.breakdown = breakdown
    }
}

extension Observation: Codable {
    private enum CodingKeys: String, CodingKey {
        case measure, day, amount, breakdown
        case whole = "of"
    }
}

/// Names an observation: the entry that proves it, and which of that entry's it is.
package struct ObservationID: Hashable, Sendable, Codable {
    package let sequence: Int64
    package let ordinal: Int

    package init(sequence: Int64, ordinal: Int) {
        self.sequence = sequence
        self.ordinal = ordinal
    }
}

/// What the observations of a stretch of time come to.
package struct Summary: Hashable, Sendable {
    package var pieces: Int64
    package var amount: Quantity
    /// Sum of the denominators.
    package var whole: Quantity
    package var lowest: Quantity
    package var highest: Quantity
    package var latestDay: Day
    /// The amount of the latest day; of several on it, the last of the latest entry.
    package var latest: Quantity
    package var latestSequence: Int64
    package var latestOrdinal: Int64

    init(row: Row) throws {
        pieces = try row("pieces")
        amount = try row("amount")
        whole = try row("whole")
        lowest = try row("lowest")
        highest = try row("highest")
        latestDay = try row("latest_day")
        latest = try row("latest")
        latestSequence = try row("latest_sequence")
        latestOrdinal = try row("latest_ordinal")
    }

    /// Both stretches together.
    package func joined(with other: Summary) -> Summary {
        var both = self
        both.pieces += other.pieces
        both.amount = Quantity(
            tenThousandths: amount.tenThousandths + other.amount.tenThousandths)
        both.whole = Quantity(tenThousandths: whole.tenThousandths + other.whole.tenThousandths)
        both.lowest = min(lowest, other.lowest)
        both.highest = max(highest, other.highest)
        if other.latestPlace > latestPlace {
            both.latestDay = other.latestDay
            both.latest = other.latest
            both.latestSequence = other.latestSequence
            both.latestOrdinal = other.latestOrdinal
        }
        return both
    }

    private var latestPlace: (Day, Int64, Int64) { (latestDay, latestSequence, latestOrdinal) }
}

extension Sequence<Summary> {
    /// All stretches together; nil when there are none.
    package func joined() -> Summary? {
        reduce(nil) { sum, next in sum?.joined(with: next) ?? next }
    }
}

extension Summary {
    /// One observation by itself.
    package init(of amount: Quantity, whole: Quantity = .zero, on day: Day) {
        pieces = 1
        self.amount = amount
        self.whole = whole
        (lowest, highest, latest) = (amount, amount, amount)
        latestDay = day
        (latestSequence, latestOrdinal) = (0, 0)
    }
}

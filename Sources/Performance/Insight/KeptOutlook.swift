import Kernel

/// Where an indicator will stand at the end of its year, as it was last worked out.
package struct KeptOutlook: Hashable, Sendable {
    package let indicator: String
    /// The day it is seen from.
    package let asOf: Day
    /// When it was worked out, and from how much of the journal.
    package let madeAt: Instant
    package let knownAt: Int64
    /// Nil where there is too little to say.
    package let expected: Quantity?
    /// Eight of ten years end between these two.
    package let low: Quantity?
    package let high: Quantity?
    /// How likely the target is met, in percent; nil where it cannot be compared.
    package private(set) var chance: Quantity?
    /// Why there is no forecast; empty where there is one.
    package let reason: Words

    /// Less likely than not.
    package var isAtRisk: Bool { chance.map { $0 < Quantity(50) } ?? false }

    /// The same beside the figure that is reached, which may settle the question.
    func beside(_ line: IndicatorLine) -> KeptOutlook {
        guard let settled = line.settled() else { return self }
        var copy = self
        copy.chance = settled == .certain ? Quantity(100) : .zero
        return copy
    }
}

extension KeptOutlook {
    init(
        _ indicator: StoredIndicator, _ outlook: Outlook, target: Ratio?, asOf: Day,
        madeAt: Instant, knownAt: Int64
    ) {
        self.indicator = indicator.id
        self.asOf = asOf
        self.madeAt = madeAt
        self.knownAt = knownAt
        let forecast = outlook.forecast
        expected = forecast.map { Quantity(approximately: $0.expected) }
        low = forecast.map { Quantity(approximately: $0.low) }
        high = forecast.map { Quantity(approximately: $0.high) }
        chance = outlook.probability(of: indicator.indicator.comparator, target)
            .map { Quantity(approximately: ($0 * 100).rounded()) }
        reason = if case .nothingToSay(let words) = outlook { words } else { Words("", "") }
    }

    init(row: Row) throws {
        indicator = try row("indicator")
        asOf = try row("as_of")
        madeAt = try row("made_at")
        knownAt = try row("known_at")
        expected = try row("expected")
        low = try row("low")
        high = try row("high")
        chance = try row("chance")
        reason = try Words(row("reason_zh"), row("reason_en"))
    }
}

extension Quantity {
    /// The nearest amount that is recorded of an estimate; the greatest there is beyond it.
    init(approximately estimate: Double) {
        let limit = 9e17
        let scaled = (estimate.isNaN ? 0 : estimate * 10_000).rounded()
        self.init(tenThousandths: Int64(min(max(scaled, -limit), limit)))
    }
}

extension Transaction {
    /// Keeps an outlook, unless there is one that knows more.
    func keep(_ outlook: KeptOutlook) throws {
        try run(
            """
            INSERT INTO outlook (indicator, as_of, made_at, known_at, expected, low, high, chance,
                reason_zh, reason_en)
            VALUES (\(outlook.indicator), \(outlook.asOf), \(outlook.madeAt), \(outlook.knownAt),
                \(outlook.expected), \(outlook.low), \(outlook.high), \(outlook.chance),
                \(outlook.reason.zh), \(outlook.reason.en))
            ON CONFLICT (indicator) DO UPDATE SET as_of = excluded.as_of,
                made_at = excluded.made_at, known_at = excluded.known_at,
                expected = excluded.expected, low = excluded.low,
                high = excluded.high, chance = excluded.chance,
                reason_zh = excluded.reason_zh, reason_en = excluded.reason_en
            WHERE excluded.known_at >= outlook.known_at
            """)
    }

    /// Notes that the outlooks of a day are still what the journal makes of them.
    func confirmOutlooks(asOf day: Day, knownAt head: Int64) throws -> Int {
        try run(
            "UPDATE outlook SET known_at = \(head) WHERE as_of = \(day) AND known_at < \(head)")
    }
}

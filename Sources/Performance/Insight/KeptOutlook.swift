import Kernel

/// Where an indicator will stand at the end of its year, as it was last worked out.
package struct KeptOutlook: Hashable, Sendable {
    package let indicator: String
    /// The day it is seen from.
    package let asOf: Day
    /// Nil where there is too little to say.
    package let expected: Quantity?
    /// Eight of ten years end between these two.
    package let low: Quantity?
    package let high: Quantity?
    /// How likely the target is met, in percent; nil where it cannot be compared.
    package let chance: Quantity?
    /// Why there is no forecast; empty where there is one.
    package let reason: Words

    /// Less likely than not.
    package var isAtRisk: Bool { chance.map { $0 < Quantity(50) } ?? false }
}

extension KeptOutlook {
    init(_ indicator: StoredIndicator, _ outlook: Outlook, target: Ratio?, asOf: Day) {
        self.indicator = indicator.id
        self.asOf = asOf
        guard let forecast = outlook.forecast else {
            (expected, low, high, chance) = (nil, nil, nil, nil)
            if case .nothingToSay(let words) = outlook {
                reason = words
            } else {
                reason = Words("", "")
            }
            return
        }
        expected = Quantity(approximately: forecast.expected)
        low = Quantity(approximately: forecast.low)
        high = Quantity(approximately: forecast.high)
        let comparator = indicator.indicator.comparator
        chance = comparator.flatMap { comparator in
            target.flatMap { forecast.probability(of: comparator, $0.approximate) }
        }.map { Quantity(approximately: ($0 * 100).rounded()) }
        reason = Words("", "")
    }

    init(row: Row) throws {
        indicator = try row("indicator")
        asOf = try row("as_of")
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

extension Reader {
    /// The outlooks of some indicators that were worked out for a day, by indicator.
    package func outlooks(asOf day: Day, year: Int) throws -> [String: KeptOutlook] {
        let rows = try rows(
            """
            SELECT o.* FROM outlook o JOIN indicator i ON i.id = o.indicator
            JOIN declaration d ON d.id = i.declaration
            WHERE d.year = \(year) AND o.as_of = \(day)
            """)
        return Dictionary(
            try rows.map(KeptOutlook.init(row:)).map { ($0.indicator, $0) },
            uniquingKeysWith: { $1 })
    }
}

extension Transaction {
    func keep(_ outlook: KeptOutlook) throws {
        try run(
            """
            INSERT INTO outlook (indicator, as_of, made_at, expected, low, high, chance,
                reason_zh, reason_en)
            VALUES (\(outlook.indicator), \(outlook.asOf), \(instant), \(outlook.expected),
                \(outlook.low), \(outlook.high), \(outlook.chance), \(outlook.reason.zh),
                \(outlook.reason.en))
            ON CONFLICT (indicator) DO UPDATE SET as_of = excluded.as_of,
                made_at = excluded.made_at, expected = excluded.expected, low = excluded.low,
                high = excluded.high, chance = excluded.chance,
                reason_zh = excluded.reason_zh, reason_en = excluded.reason_en
            """)
    }
}

import Kernel
import Register

/// An entry in order that somebody is about to record, with what it is worth.
struct Drawn: Sendable {
    let draft: EntryDraft
    let measure: Measure
    let day: Day
    let amount: Quantity
    let whole: Quantity?
}

extension SeededRandom {
    /// An entry in order for a measure, of a day up to today.
    mutating func draw(_ measure: Measure, document: String, today: Day) -> Drawn {
        let day = today + -daysAgo()
        let (amount, whole) = amounts(measure)
        let notes = ["", "第一批", "含“引号”和 \"quotes\"", "逗号, 和\n换行", "50%_!"]
        let draft = EntryDraft(
            measure: measure.name, day: day.description,
            amount: measure.gathering == .grade
                ? measure.level(of: amount) ?? "" : amount.description,
            whole: whole?.description ?? "", about: pick(["", "案件 \(roll(1...99))"]),
            document: document, note: pick(notes))
        return Drawn(draft: draft, measure: measure, day: day, amount: amount, whole: whole)
    }

    /// Mostly these days, sometimes last month, now and then long ago.
    private mutating func daysAgo() -> Int {
        roll(0...(happens(perMille: 700) ? 3 : happens(perMille: 800) ? 40 : 120))
    }

    private mutating func amounts(_ measure: Measure) -> (Quantity, Quantity?) {
        switch measure.gathering {
        case .count, .lowestWeek, .averageWeek, .latest: return (Quantity(roll(0...20)), nil)
        case .sum: return (Quantity(tenThousandths: Int64(roll(0...90_000)) * 100), nil)
        case .share:
            let whole = roll(0...30)
            return (Quantity(roll(0...whole)), Quantity(whole))
        case .ratio:
            let cost = Quantity(tenThousandths: Int64(roll(0...90_000)) * 100)
            return (cost, Quantity(roll(0...9)))
        case .daysKept: return (Quantity(roll(0...4) == 0 ? 0 : 1), nil)
        case .grade: return (Quantity(roll(1...measure.scale.count)), nil)
        case .average, .longest, .shortest, .percentile:
            return (Quantity(tenThousandths: Int64(roll(0...300)) * 1000), nil)
        }
    }
}

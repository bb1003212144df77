/// The cut of a column of rows into consecutive spans whose middles are as near as can be to given
/// middles; exact in the number of rows times the number of spans, squared.
struct SpanCut {
    private(set) var spans: [Range<Int>] = []
    /// Whether no other cut is as good.
    private(set) var isCertain = true
    /// The sum of what the spans cost.
    private(set) var cost = 0.0

    private struct Best {
        var cost = Double.infinity
        var start = 0
        var ways = 0
    }

    init(count: Int, middles: [Double]) {
        self.init(count: count, spans: middles.count) { span, rows in
            abs(Double(rows.lowerBound + rows.upperBound) / 2 - middles[span])
        }
    }

    /// - Parameter cost: what it costs to give some rows to a span.
    init(count: Int, spans spanCount: Int, cost: (_ span: Int, _ rows: Range<Int>) -> Double) {
        var table: [[Best]] = [Array(repeating: Best(), count: count + 1)]
        table[0][0] = Best(cost: 0, start: 0, ways: 1)
        for span in 0..<spanCount {
            var row = Array(repeating: Best(), count: count + 1)
            for end in stride(from: span + 1, through: count, by: 1) {
                for start in span..<end where table[span][start].ways > 0 {
                    let total = table[span][start].cost + cost(span, start..<end)
                    Self.improve(&row[end], total, start, table[span][start].ways)
                }
            }
            table.append(row)
        }
        isCertain = table[spanCount][count].ways == 1
        self.cost = table[spanCount][count].cost
        var end = count
        for span in stride(from: spanCount, to: 0, by: -1) {
            let start = table[span][end].start
            spans.insert(start..<end, at: 0)
            end = start
        }
    }

    private static func improve(_ best: inout Best, _ cost: Double, _ start: Int, _ ways: Int) {
        if cost < best.cost - 0.001 {
            best = Best(cost: cost, start: start, ways: min(ways, 2))
        } else if cost < best.cost + 0.001 {
            best.ways = min(best.ways + ways, 2)
        }
    }
}

import Foundation

/// Budget, spent, rate and points printed without blanks, such as `1010100%20`, taken apart where
/// only one way satisfies rate = spent / budget and points in proportion.
struct FigureRun {
    let cells: [ExecutionHeading: String]

    init?(_ run: String) {
        let text = Array(run)
        guard text.count <= 24 else { return nil }
        var found: [[String]] = []
        for first in 1..<max(text.count, 2) {
            for second in stride(from: first + 1, to: text.count, by: 1) {
                for third in stride(from: second + 1, to: text.count, by: 1) {
                    let parts = [
                        String(text[..<first]), String(text[first..<second]),
                        String(text[second..<third]), String(text[third...]),
                    ]
                    if Self.holds(parts) { found.append(parts) }
                }
            }
        }
        guard found.count == 1, let parts = found.first else { return nil }
        let rate = parts[2].hasSuffix("%") ? parts[2] : Self.percent(parts[2])
        cells = [.budget: parts[0], .spent: parts[1], .rate: rate, .points: parts[3]]
    }

    private static func holds(_ parts: [String]) -> Bool {
        guard let budget = number(parts[0]), let spent = number(parts[1]), budget > 0,
            let printed = number(parts[2].replacing("%", with: "")), let points = number(parts[3])
        else { return false }
        let rate = parts[2].hasSuffix("%") ? printed / 100 : printed
        return spent == rate * budget && [10, 20].contains { points == rate * $0 }
    }

    /// A number as people write it: no idle zeros in front, no point at an end.
    private static func number(_ text: String) -> Decimal? {
        guard let first = text.first, first.isNumber, text.last?.isNumber == true,
            !(first == "0" && text.count > 1 && text.dropFirst().first != "."),
            text.allSatisfy({ $0.isNumber || $0 == "." })
        else { return nil }
        return Amount.decimal(text)
    }

    private static func percent(_ ratio: String) -> String {
        number(ratio).map { "\($0 * 100)%" } ?? ratio
    }
}

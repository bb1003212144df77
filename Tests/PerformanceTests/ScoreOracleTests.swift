import Foundation
import Kernel
import Performance
import TestStores
import Testing

/// Scores equal those of a program that knows the rules and nothing of ours.
@Suite struct ScoreOracleTests {
    @Test func `ten thousand random cases score as the oracle scores them`() throws {
        let seed = UInt64.random(in: 0 ... .max)
        print("random scores: seed \(seed)")
        var random = SeededRandom(seed: seed)
        let cases = (0..<10_000).map { _ in RandomScore(&random) }
        let ours = try cases.map { try $0.answer() }
        let theirs = try oracle(cases.map(\.line))
        try #require(theirs.count == cases.count)
        for (line, (our, their)) in zip(cases, zip(ours, theirs)) where our != their {
            Issue.record("seed \(seed): \(line.line) gives \(our), the oracle \(their)")
        }
    }

    private func oracle(_ lines: [String]) throws -> [String] {
        let folder = try TestDirectory.make("scores")
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "cases.csv")
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "oracle/score.py")
        let command = "/usr/bin/python3 '\(script.path())' < '\(file.path())'"
        return try Shell.run("/bin/sh", "-c", command).split(separator: "\n").map(String.init)
    }
}

/// One case that only the rules decide.
private struct RandomScore {
    let rules: String
    let kind: String
    let cells: [String]

    var line: String { ([rules, kind] + cells).joined(separator: ",") }

    init(_ random: inout SeededRandom) {
        rules = random.pick(["national-2020", "integrated-2022", "hubei-2020"])
        kind = random.pick(["line", "line", "line", "execution", "judged", "cap"])
        let weight = random.pick(["10", "6.67", "1", "0.01", "13.34", "1.25", "3.3333", "20"])
        switch kind {
        case "line": cells = Self.line(weight, &random)
        case "execution":
            let budget = random.happens(perMille: 30) ? 0 : random.roll(1...90_000_000)
            let spent = random.happens(perMille: 100) ? budget : random.roll(0...99_000_000)
            cells = [spent, budget].map { Money(fen: Int64($0)).description }
        case "judged":
            cells = [
                random.pick(Band.allCases).rawValue, Self.given(of: weight, &random), weight,
            ]
        default:
            let rate = random.pick([49, 50, 60, 70, 80, 100]) * 10_000 + random.roll(-2...2) * 5000
            cells = [
                Quantity(tenThousandths: Int64(rate)).description,
                Quantity(tenThousandths: Int64(random.roll(0...10_000) * 100)).description,
            ]
        }
    }

    /// Around the places where the rules turn: nothing, the target, 1.3 and 2 times of it.
    private static func line(_ weight: String, _ random: inout SeededRandom) -> [String] {
        let sign = random.pick(Comparator.allCases)
        if sign == .qualitative {
            return [sign.rawValue, "\(random.roll(1...5))", "\(random.roll(1...5))", weight]
        }
        let target = random.happens(perMille: 150) ? 0 : random.roll(1...50_000_000)
        let turns = [0, target, target * 13 / 10, target * 2, target / 2]
        let near = max(0, random.pick(turns) + random.roll(-1...1))
        let actual = random.happens(perMille: 500) ? near : random.roll(0...120_000_000)
        return [sign.rawValue]
            + [actual, target].map { Quantity(tenThousandths: Int64($0)).description } + [weight]
    }

    /// Around the limits of the bands.
    private static func given(of weight: String, _ random: inout SeededRandom) -> String {
        let whole = Quantity(weight)?.tenThousandths ?? 0
        let limit = whole * Int64(random.pick([0, 5, 6, 8, 10])) / 10
        let step = Int64(random.pick([1, 100]) * random.roll(-3...3))
        let amount = random.happens(perMille: 500) ? limit + step : (limit + step) / 100 * 100
        return Quantity(tenThousandths: amount).description
    }

    /// As the oracle writes it.
    func answer() throws -> String {
        let rules = try RuleSet.named(rules)
        switch kind {
        case "line":
            let sign = try #require(Comparator(rawValue: cells[0]))
            let score = rules.score(
                ratio(cells[1]), sign, ratio(cells[2]), weight: ratio(cells[3]))
            return score.map { $0.points.text(decimals: 2) + ($0.isFarOver ? " far" : "") } ?? "-"
        case "execution":
            let score = rules.executionScore(spent: money(cells[0]), budget: money(cells[1]))
            return score?.points.text(decimals: 2) ?? "-"
        case "judged":
            let band = try #require(Band(rawValue: cells[0]))
            let given = try #require(Quantity(cells[1]))
            do {
                return try rules.judge(given, band, weight: ratio(cells[2])).points
                    .text(decimals: 2)
            } catch { return "refused" }
        default:
            let sum = ratio(cells[1])
            let cap = rules.cap(atExecutionRate: ratio(cells[0]))
            return (cap.map { min($0, sum) } ?? sum).text(decimals: 2)
        }
    }
}

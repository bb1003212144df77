import Performance
import TestStores
import Testing

@Suite struct DefaultWeightsTests {
    private static let levels = ["成本指标", "产出指标", "效益指标", "满意度指标"]

    private func weights(_ counts: [Int]) -> [Int] {
        DefaultWeights.hundredths(
            zip(Self.levels, counts).flatMap { Array(repeating: $0, count: $1) })
    }

    @Test func `with cost it is twenty, forty, twenty and ten`() {
        #expect(weights([1, 1, 1, 1]) == [2000, 4000, 2000, 1000])
        #expect(weights([3, 2, 1, 1]) == [667, 667, 666, 2000, 2000, 2000, 1000])
    }

    @Test func `without cost it is fifty, thirty and ten`() {
        #expect(weights([0, 1, 1, 1]) == [5000, 3000, 1000])
        #expect(weights([0, 3, 1, 1]) == [1667, 1667, 1666, 3000, 1000])
    }

    @Test func `a level that is missing gives its weight to the benefits, else to the outputs`() {
        #expect(weights([0, 1, 1, 0]) == [5000, 4000])
        #expect(weights([1, 1, 1, 0]) == [2000, 4000, 3000])
        #expect(weights([1, 0, 1, 1]) == [2000, 6000, 1000])
        #expect(weights([1, 1, 0, 1]) == [2000, 6000, 1000])
        #expect(weights([0, 1, 0, 0]) == [9000])
        #expect(weights([1, 0, 0, 1]) == [8000, 1000])
        #expect(weights([0, 0, 0, 1]) == [9000])
    }

    @Test func `odd hundredths go to the first, wherever the form prints them`() {
        let levels = ["产出指标", "效益指标", "产出指标", "满意度指标", "产出指标"]
        #expect(DefaultWeights.hundredths(levels) == [1667, 3000, 1667, 1000, 1666])
    }

    @Test func `hundredths always add up to ninety`() {
        for number in 1..<(8 * 8 * 8 * 8) {
            let counts = [number % 8, number / 8 % 8, number / 64 % 8, number / 512]
            let weights = weights(counts)
            #expect(weights.reduce(0, +) == 9000, "\(counts)")
            #expect(weights.allSatisfy { $0 > 0 }, "\(counts)")
        }
        #expect(DefaultWeights.hundredths([]).isEmpty)
    }
}

import Kernel
import Testing

@testable import HallDay

@Suite struct AgendaTests {
    @Test func `acts come out in the order of time, and of noting`() {
        var random = SeededRandom(seed: 7)
        var agenda = Agenda<Int>()
        let start = Instant(milliseconds: 1_760_000_000_000)
        let moments = (0..<500).map { _ in start + random.below(50) }
        for (number, moment) in moments.enumerated() { agenda.note(number, at: moment) }
        var taken: [Int] = []
        while let next = agenda.take() {
            #expect(next.at == moments[next.act])
            taken.append(next.act)
        }
        #expect(taken == moments.indices.sorted { (moments[$0], $0) < (moments[$1], $1) })
    }
}

import Kernel
import Synchronization

/// What the people and devices of a hall saw: the outside's own account of the day.
package final class HallSeen: Sendable {
    let state = Mutex(State())

    /// A ticket as its kiosk printed it.
    package struct Ticket: Decodable, Hashable, Sendable {
        let secret: String
        /// `A005`
        package let number: String
        let takenAt: String

        /// The day and number: what nobody else may have.
        var name: String { "\(takenAt.prefix(10)) \(number)" }
    }

    /// Everything that was seen.
    package struct State: Sendable {
        package var tickets: [Ticket] = []
        /// The counter of each call, by the ticket's id; a ticket is called once here.
        package var counters: [String: [String]] = [:]
        package var calls: Set<String> = []
        package var finished = 0
        /// The calls that each screen has shown.
        package var shown: [Int: [String]] = [:]
        /// Why a screen went dark.
        package var dark: [String] = []
        package var issueSeconds: [Double] = []
        package var callSeconds: [Double] = []
    }

    /// Notes what a counter's act was answered with.
    func note(
        _ ticket: (id: String, number: String, call: String)?, at counter: String,
        afterFinishing: Bool, _ seconds: Double
    ) {
        state.withLock { state in
            if afterFinishing { state.finished += 1 }
            guard let ticket else { return }
            state.counters[ticket.id, default: []].append(counter)
            state.calls.insert(ticket.call)
            state.callSeconds.append(seconds)
        }
    }
}

extension HallSeen.State {
    /// Everything that must not be, in words; empty when all is well.
    package func faults(tickets expected: Int) -> [String] {
        var faults: [String] = []
        if tickets.count != expected { faults.append("\(tickets.count) tickets were given") }
        if finished != expected { faults.append("\(finished) tickets were finished") }
        let names = Dictionary(grouping: tickets, by: \.name)
        faults += names.filter { $0.value.count > 1 }.keys.sorted().map { "\($0) was given twice" }
        faults += gaps(in: names.keys)
        let twice = counters.filter { $0.value.count > 1 }
        faults += twice.keys.sorted().map { "\($0) was called to \(twice[$0] ?? [])" }
        faults += dark
        for (screen, shown) in shown.sorted(by: { $0.key < $1.key }) {
            let missing = calls.subtracting(shown).count
            if missing > 0 { faults.append("screen \(screen) did not show \(missing) calls") }
            if Set(shown).count != shown.count {
                faults.append("screen \(screen) was told a call twice")
            }
        }
        return faults
    }

    /// Numbers of a day and letter run from 1 without a gap.
    private func gaps(in names: some Sequence<String>) -> [String] {
        var numbers: [String: Set<Int>] = [:]
        for name in names {
            let parts = name.split(separator: " ")
            guard parts.count == 2, let number = Int(parts[1].dropFirst()) else { continue }
            numbers["\(parts[0]) \(parts[1].prefix(1))", default: []].insert(number)
        }
        return numbers.compactMap { series, found in
            found == Set(1...found.count) ? nil : "the series \(series) has gaps"
        }
    }
}
